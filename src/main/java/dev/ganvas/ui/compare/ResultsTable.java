package dev.ganvas.ui.compare;

import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Setting;
import dev.ganvas.metric.points.ModeCoverage;
import dev.ganvas.run.compare.ComparedRun;
import dev.ganvas.run.compare.ComparedRun.Outcome;
import dev.ganvas.run.compare.Quality;
import dev.ganvas.run.compare.SettingDifferences;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** The figures of all runs, a row each; a click on a column's name sorts by it. */
final class ResultsTable extends TableView<ResultsTable.Row> {
    /** What a cell has beside its text, and a title beside its own, with the arrow of the sorted column. */
    private static final double CELL_FRAME = 16;

    private static final double TITLE_FRAME = 24;
    private static final double MARK = 30;
    private static final double SCROLL_BAR = 18;
    private static final double FONT_SIZE = 12.5;
    private static final int MOST_SETTINGS = 5;
    private static final String NONE = "–";

    /** A run and its place among all. */
    record Row(ComparedRun run, int index) {}

    /** What has to be known of a column to give it room: its title, what its cells say, and what else is in them. */
    private record Content(TableColumn<Row, ?> column, String title, Function<Row, String> text, double extra) {}

    private final List<Content> contents = new ArrayList<>();
    private final Text ruler = new Text();
    private List<Setting<?>> settings = List.of();

    ResultsTable() {
        setId("compare-table");
        setAccessibleText(Messages.text("compare.results"));
        getStyleClass().addAll("dense", "compare-table");
        setPlaceholder(new Label(Messages.text("compare.noResults")));
        setMinSize(0, 0);
        widthProperty().addListener(observable -> giveRoom());
    }

    /** Shows these runs from now on, in the order of the columns that the user sorted by. */
    void setRuns(List<? extends ComparedRun> runs) {
        settings = SettingDifferences.among(runs).settings().stream()
                .limit(MOST_SETTINGS)
                .toList();
        contents.clear();
        List<TableColumn<Row, ?>> columns = columns(runs);
        List<String> sorted = getSortOrder().stream().map(TableColumn::getId).toList();
        List<TableColumn.SortType> types =
                getSortOrder().stream().map(TableColumn::getSortType).toList();
        getColumns().setAll(columns);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            rows.add(new Row(runs.get(i), i));
        }
        getItems().setAll(rows);
        for (TableColumn<Row, ?> column : columns) {
            int place = sorted.indexOf(column.getId());
            if (place >= 0) {
                column.setSortType(types.get(place));
                getSortOrder().add(column);
            }
        }
        sort();
        giveRoom();
    }

    /** Shows the figures as they are now. */
    void update() {
        refresh();
        sort();
        giveRoom();
    }

    /**
     * Leaves out columns in which no run has a figure, and makes the others as wide as what they say; the names of runs
     * have what is left. Columns only grow, so that nothing moves while figures change.
     */
    private void giveRoom() {
        double rest = getWidth() - SCROLL_BAR;
        for (Content content : contents) {
            TableColumn<Row, ?> column = content.column();
            boolean any = column == contents.get(0).column()
                    || getItems().stream()
                            .anyMatch(row -> !NONE.equals(content.text().apply(row)));
            column.setVisible(any);
            double wanted = textWidth(content.title(), FontWeight.BOLD) + TITLE_FRAME;
            for (Row row : getItems()) {
                double cell = textWidth(content.text().apply(row), FontWeight.NORMAL);
                wanted = Math.max(wanted, cell + CELL_FRAME + content.extra());
            }
            column.setMinWidth(Math.max(column.getMinWidth(), Math.ceil(wanted)));
            rest -= any ? column.getMinWidth() : 0;
        }
        for (Content content : contents) {
            double more = content.column() == contents.get(0).column() ? Math.max(0, rest) : 0;
            content.column().setPrefWidth(content.column().getMinWidth() + more);
        }
    }

    private double textWidth(String text, FontWeight weight) {
        ruler.setFont(Font.font(Font.getDefault().getFamily(), weight, FONT_SIZE));
        ruler.setText(text);
        return ruler.getLayoutBounds().getWidth();
    }

    private List<TableColumn<Row, ?>> columns(List<? extends ComparedRun> runs) {
        List<TableColumn<Row, ?>> columns = new ArrayList<>();
        columns.add(name());
        for (Setting<?> setting : settings) {
            String title = Messages.find("setting." + setting.name()).orElse(setting.name());
            columns.add(setting(setting, title));
        }
        columns.add(number(
                "g-loss",
                "compare.gLossShort",
                "compare.meanHelp",
                run -> mean(run, StepFigure.G_LOSS),
                format("%.3f")));
        columns.add(number(
                "d-loss",
                "compare.dLossShort",
                "compare.meanHelp",
                run -> mean(run, StepFigure.D_LOSS),
                format("%.3f")));
        columns.add(number(
                "d-real", "compare.dReal", "compare.meanHelp", run -> mean(run, StepFigure.D_REAL), format("%.2f")));
        columns.add(number(
                "d-fake", "compare.dFake", "compare.meanHelp", run -> mean(run, StepFigure.D_FAKE), format("%.2f")));
        if (runs.stream().anyMatch(run -> run.shape().isImage())) {
            columns.add(number(
                    "distance", "compare.distance", "compare.distanceHelp", ResultsTable::distance, format("%.3f")));
            columns.add(number(
                    "diversity",
                    "compare.diversity",
                    "compare.diversityHelp",
                    ResultsTable::diversity,
                    format("%.2f")));
        }
        if (runs.stream().anyMatch(run -> run.shape().isPoint())) {
            columns.add(number("modes", "compare.modes", "compare.modesHelp", ResultsTable::modes, format("%.0f")));
            columns.add(number(
                    "high-quality",
                    "compare.highQuality",
                    "compare.highQualityHelp",
                    ResultsTable::highQuality,
                    format("%.1f %%")));
            columns.add(number("js", "compare.js", "compare.jsHelp", ResultsTable::js, format("%.3f")));
        }
        if (runs.stream().anyMatch(run -> run.shape().isNumber())) {
            columns.add(number("even", "compare.even", "compare.evenHelp", ResultsTable::evenness, format("%.1f %%")));
            columns.add(
                    number("covered", "compare.covered", "compare.coveredHelp", ResultsTable::covered, format("%.0f")));
        }
        for (String figure : Schema.BEST_BY.values()) {
            if (!figure.equals(Schema.USUAL_FIGURE)) {
                columns.add(number(
                        "quality-" + figure,
                        "choice." + Schema.BEST_BY.name() + "." + figure,
                        "compare.measuredHelp",
                        run -> run.measured(figure),
                        format("%.4g")));
            }
        }
        columns.add(number("speed", "compare.speed", "compare.speedHelp", ResultsTable::speed, FigureFormat::rate));
        columns.add(time());
        columns.add(state());
        return columns;
    }

    private TableColumn<Row, Row> name() {
        String title = Messages.text("compare.run");
        TableColumn<Row, Row> column = column("name", title, "compare.runHelp", row -> row);
        contents.add(new Content(column, title, row -> row.run().name(), MARK));
        column.setComparator(Comparator.comparingInt(Row::index));
        column.setCellFactory(unused -> new TableCell<>() {
            @Override
            protected void updateItem(Row row, boolean empty) {
                super.updateItem(row, empty);
                setText(empty || row == null ? null : row.run().name());
                setGraphic(empty || row == null ? null : RunLineStyle.mark(row.index()));
            }
        });
        return column;
    }

    private TableColumn<Row, String> setting(Setting<?> setting, String title) {
        TableColumn<Row, String> column =
                column("setting-" + setting.name(), title, "compare.settingHelp", row -> text(row.run(), setting));
        column.setComparator(
                Comparator.comparingDouble(ResultsTable::asNumber).thenComparing(Comparator.naturalOrder()));
        contents.add(new Content(column, title, row -> orNone(text(row.run(), setting)), 0));
        return column;
    }

    private static String orNone(String text) {
        return text.isEmpty() ? NONE : text;
    }

    private static String text(ComparedRun run, Setting<?> setting) {
        return Messages.value(setting.name(), SettingDifferences.text(run, setting));
    }

    private static double asNumber(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN; // words come behind numbers, and among each other by their letters
        }
    }

    private TableColumn<Row, Double> number(
            String id,
            String titleKey,
            String helpKey,
            ToDoubleFunction<ComparedRun> value,
            DoubleFunction<String> written) {
        TableColumn<Row, Double> column =
                column(id, Messages.text(titleKey), helpKey, row -> value.applyAsDouble(row.run()));
        DoubleFunction<String> cell = figure -> Double.isNaN(figure) ? NONE : written.apply(figure);
        contents.add(
                new Content(column, Messages.text(titleKey), row -> cell.apply(value.applyAsDouble(row.run())), 0));
        column.getStyleClass().add("number-column");
        column.setCellFactory(unused -> new TableCell<>() {
            @Override
            protected void updateItem(Double figure, boolean empty) {
                super.updateItem(figure, empty);
                setText(empty || figure == null ? null : cell.apply(figure));
            }
        });
        return column;
    }

    private static DoubleFunction<String> format(String pattern) {
        return value -> String.format(Locale.ROOT, pattern, value);
    }

    private TableColumn<Row, Duration> time() {
        TableColumn<Row, Duration> column =
                column("time", Messages.text("compare.time"), "compare.timeHelp", row -> row.run()
                        .elapsed());
        contents.add(new Content(
                column,
                Messages.text("compare.time"),
                row -> FigureFormat.time(row.run().elapsed()),
                0));
        column.getStyleClass().add("number-column");
        column.setCellFactory(unused -> new TableCell<>() {
            @Override
            protected void updateItem(Duration elapsed, boolean empty) {
                super.updateItem(elapsed, empty);
                setText(empty || elapsed == null ? null : FigureFormat.time(elapsed));
            }
        });
        return column;
    }

    private TableColumn<Row, String> state() {
        TableColumn<Row, String> column =
                column("state", Messages.text("compare.state"), "compare.stateHelp", row -> stateText(row.run()));
        contents.add(new Content(column, Messages.text("compare.state"), row -> stateText(row.run()), 0));
        column.setCellFactory(unused -> new TableCell<>() {
            @Override
            protected void updateItem(String text, boolean empty) {
                super.updateItem(text, empty);
                setText(empty ? null : text);
                Row row = getTableRow() == null ? null : getTableRow().getItem();
                String reason = row == null
                        ? ""
                        : row.run().reason().map(Messages::sentence).orElse("");
                setTooltip(reason.isEmpty() ? null : new Tooltip(reason));
            }
        });
        return column;
    }

    private static <T> TableColumn<Row, T> column(String id, String title, String helpKey, Function<Row, T> value) {
        TableColumn<Row, T> column = new TableColumn<>();
        column.setId("column-" + id);
        Label header = new Label(title);
        header.getStyleClass().add("column-title");
        header.setTooltip(new Tooltip(Messages.text(helpKey)));
        column.setGraphic(header);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        return column;
    }

    private static String stateText(ComparedRun run) {
        Outcome outcome = run.outcome();
        return Messages.text(
                switch (outcome) {
                    case WAITING -> "compare.stateWaiting";
                    case RUNNING -> "compare.stateRunning";
                    case FINISHED -> "compare.stateFinished";
                    case FAILED -> "compare.stateFailed";
                    case CANCELLED -> "compare.stateCancelled";
                });
    }

    private static double mean(ComparedRun run, StepFigure series) {
        return run.means().of(series);
    }

    private static double speed(ComparedRun run) {
        return run.step() == 0 ? Double.NaN : run.stepsPerSecond();
    }

    private static double distance(ComparedRun run) {
        return run.quality().orElse(null) instanceof Quality.Images images
                ? images.score().distance()
                : Double.NaN;
    }

    private static double diversity(ComparedRun run) {
        return run.quality().orElse(null) instanceof Quality.Images images
                ? images.score().diversity()
                : Double.NaN;
    }

    private static double modes(ComparedRun run) {
        ModeCoverage coverage = coverage(run);
        return coverage == null ? Double.NaN : coverage.covered();
    }

    private static double highQuality(ComparedRun run) {
        ModeCoverage coverage = coverage(run);
        return coverage == null ? Double.NaN : 100 * coverage.highQuality();
    }

    private static @Nullable ModeCoverage coverage(ComparedRun run) {
        return run.quality().orElse(null) instanceof Quality.Points points
                ? points.score().coverage()
                : null;
    }

    private static double js(ComparedRun run) {
        return run.quality().orElse(null) instanceof Quality.Points points
                ? points.score().js()
                : Double.NaN;
    }

    private static double evenness(ComparedRun run) {
        return run.quality().orElse(null) instanceof Quality.Numbers numbers
                ? 100 * numbers.census().evenness()
                : Double.NaN;
    }

    private static double covered(ComparedRun run) {
        return run.quality().orElse(null) instanceof Quality.Numbers numbers
                ? numbers.census().coverage()
                : Double.NaN;
    }
}
