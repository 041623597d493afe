package dev.ganvas.ui.compare;

import dev.ganvas.export.ComparisonCsv;
import dev.ganvas.picture.ComparisonPicture;
import dev.ganvas.picture.PageFormat;
import dev.ganvas.run.compare.ComparedRun;
import dev.ganvas.ui.notice.Notice;
import dev.ganvas.ui.notice.Notices;
import dev.ganvas.ui.part.FileDialogs;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.thread.Background;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;

/** The view of several runs side by side: samples at the same step, curves over each other, figures in a table. */
public final class ComparePane extends GridPane {
    private static final double VARIANTS_WIDTH = 268;
    private static final double CHART_SHARE = 0.39;

    private final CompareModel model;
    private final Background background;
    private final FileDialogs dialogs;
    private final Notices notices;
    private final RunCardGrid cards = new RunCardGrid();
    private final RunsChart chart;
    private final ResultsTable table = new ResultsTable();
    private final VariantsPane variants;
    private final VBox empty;
    private final HBox below;

    /** Creates the view of a comparison. */
    public ComparePane(CompareModel model, Background background, FileDialogs dialogs, Notices notices) {
        this.model = model;
        this.background = background;
        this.dialogs = dialogs;
        this.notices = notices;
        setId("compare");
        getStyleClass().addAll("cards", "compare-pane");
        chart = new RunsChart(model);
        variants = new VariantsPane(model, this::openSaved);
        empty = emptyState();
        below = new HBox(chart, results());
        below.getStyleClass().add("cards");
        HBox.setHgrow(chart, Priority.ALWAYS);
        chart.prefWidthProperty().bind(widthProperty().multiply(CHART_SHARE));
        below.setMinSize(0, 0);
        lay();
        setOnDragOver(this::dragOver);
        setOnDragDropped(this::dropped);
        model.runs().addListener((ListChangeListener<ComparedRun>) change -> showRuns());
        model.versionProperty().addListener((property, was, is) -> refresh());
        model.shownStepProperty().addListener((property, was, is) -> cards.show(is.longValue()));
        showRuns();
    }

    private void lay() {
        ColumnConstraints samples = new ColumnConstraints();
        samples.setHgrow(Priority.ALWAYS);
        samples.setMinWidth(0);
        ColumnConstraints side = new ColumnConstraints(VARIANTS_WIDTH);
        getColumnConstraints().setAll(samples, side);
        getRowConstraints().setAll(row(54), row(46));
        add(cards, 0, 0);
        add(empty, 0, 0, 1, 2);
        add(variants, 1, 0);
        add(below, 0, 1, 2, 1);
        setMinSize(0, 0);
    }

    private static RowConstraints row(double percent) {
        RowConstraints row = new RowConstraints();
        row.setPercentHeight(percent);
        row.setMinHeight(0);
        return row;
    }

    private VBox emptyState() {
        Label title = new Label(Messages.text("compare.emptyTitle"));
        title.getStyleClass().add("empty-title");
        Label text = new Label(Messages.text("compare.emptyText"));
        text.setWrapText(true);
        text.setMaxWidth(520);
        text.getStyleClass().add("empty-text");
        Button run = variants.runButton("compare-run-empty");
        run.setMaxWidth(Region.USE_PREF_SIZE);
        Label drop = new Label(Messages.text("compare.emptyDrop"));
        drop.setWrapText(true);
        drop.setMaxWidth(520);
        drop.getStyleClass().add("card-note");
        VBox box = new VBox(title, text, run, drop);
        box.setId("compare-empty");
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().addAll("card", "empty-state");
        box.setMinSize(0, 0);
        return box;
    }

    private VBox results() {
        Label title = new Label(Messages.text("compare.results"));
        title.getStyleClass().add("card-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button remove = new Button(Messages.text("compare.drop"));
        remove.setId("compare-drop");
        remove.setTooltip(new Tooltip(Messages.text("compare.dropHelp")));
        remove.disableProperty()
                .bind(table.getSelectionModel().selectedItemProperty().isNull());
        remove.setOnAction(
                event -> model.drop(table.getSelectionModel().getSelectedItem().run()));
        HBox header = new HBox(title, space, remove, export());
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("card-header");
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox card = new VBox(header, table);
        card.setId("compare-results");
        card.getStyleClass().add("card");
        card.setMinSize(0, 0);
        card.prefWidthProperty().bind(widthProperty().multiply(1 - CHART_SHARE));
        HBox.setHgrow(card, Priority.ALWAYS);
        return card;
    }

    private MenuButton export() {
        MenuItem picture = new MenuItem(Messages.text("compare.exportPicture"));
        picture.setId("compare-export-picture");
        picture.setOnAction(event -> {
            List<ComparedRun> runs = List.copyOf(model.runs());
            long step = model.shownStepProperty().get();
            long wanted = step == CompareModel.NEWEST ? Long.MAX_VALUE : step;
            save(PageFormat.endings(), file -> {
                ComparisonPicture page = new ComparisonPicture(runs, wanted);
                PageFormat.of(file).orElse(PageFormat.PNG).write(file, page, page);
            });
        });
        MenuItem csv = new MenuItem(Messages.text("compare.exportTable"));
        csv.setId("compare-export-table");
        csv.setOnAction(event -> {
            List<ComparedRun> runs = List.copyOf(model.runs());
            save(List.of(".csv"), file -> ComparisonCsv.write(file, runs));
        });
        MenuButton export = new MenuButton(Messages.text("compare.export"), null, picture, csv);
        export.setId("compare-export");
        export.setTooltip(new Tooltip(Messages.text("compare.exportHelp")));
        export.setMinWidth(Region.USE_PREF_SIZE);
        return export;
    }

    @FunctionalInterface
    private interface Writer {
        void writeTo(Path file) throws IOException;
    }

    private void save(List<String> endings, Writer writer) {
        String name = model.runs().get(0).experiment().id() + "-comparison" + endings.get(0);
        dialogs.save(getScene().getWindow(), Messages.text("compare.exportTitle"), name, endings)
                .ifPresent(file -> background.submit(
                        () -> {
                            writer.writeTo(file);
                            return file;
                        },
                        written -> notices.show(Notice.done(Messages.text("compare.saved", written))),
                        notices::show));
    }

    private void openSaved() {
        dialogs.openFolder(getScene().getWindow(), Messages.text("compare.openTitle"))
                .ifPresent(folder -> model.open(List.of(folder)));
    }

    private void dragOver(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        if (!files.isEmpty()) {
            model.open(files.stream().map(File::toPath).toList());
            event.setDropCompleted(true);
            event.consume();
        }
    }

    private void showRuns() {
        boolean any = !model.runs().isEmpty();
        empty.setVisible(!any);
        cards.setVisible(any);
        below.setVisible(any);
        GridPane.setRowSpan(variants, any ? 1 : 2);
        cards.setRuns(model.runs(), model::realPoints);
        chart.setRuns(model.runs());
        table.setRuns(model.runs());
        refresh();
    }

    private void refresh() {
        cards.show(model.shownStepProperty().get());
        chart.refresh();
        table.update();
    }
}
