package dev.ganvas.ui.compare;

import dev.ganvas.chart.ChartLine;
import dev.ganvas.chart.Curve;
import dev.ganvas.chart.LevelLine;
import dev.ganvas.chart.ValueSpan;
import dev.ganvas.engine.loss.GanLoss;
import dev.ganvas.engine.loss.ReferenceLine;
import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.engine.loss.StepFigure.Unit;
import dev.ganvas.experiment.Schema;
import dev.ganvas.picture.HistoryRows;
import dev.ganvas.run.compare.ComparedRun;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.text.TranslatedWidgetTexts;
import dev.ganvas.ui.widget.chart.StepChart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** One figure of all runs over each other on the same axes. */
final class RunsChart extends VBox {
    private static final List<StepFigure> FIGURES =
            List.of(StepFigure.G_LOSS, StepFigure.D_LOSS, StepFigure.D_REAL, StepFigure.D_FAKE, StepFigure.D_ACCURACY);
    private static final double MOST_SMOOTHING = 0.99;

    private final StepChart chart = new StepChart();
    private final ComboBox<StepFigure> figure = new ComboBox<>();
    private final List<HistoryRows> tables = new ArrayList<>();
    private List<? extends ComparedRun> runs = List.of();

    RunsChart(CompareModel model) {
        setId("compare-curves");
        getStyleClass().add("card");
        chart.setId("compare-chart");
        chart.getStyleClass().add("of-runs");
        chart.setMinSize(0, 0);
        chart.emptyTextProperty().set(Messages.text("compare.noCurves"));
        chart.textsProperty().set(TranslatedWidgetTexts.chart());
        chart.shownStepProperty().bind(model.shownStepProperty());
        VBox.setVgrow(chart, Priority.ALWAYS);
        figure();
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox header = new HBox(figure, space, smoothing());
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("card-header");
        getChildren().addAll(header, chart);
        setMinSize(0, 0);
        showFigure();
    }

    /** Shows the curves of these runs from now on. */
    void setRuns(List<? extends ComparedRun> shown) {
        runs = List.copyOf(shown);
        tables.clear();
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            HistoryRows table = new HistoryRows(FIGURES);
            tables.add(table);
            curves.add(new Curve(ChartLine.of(runs.get(i).name(), i), table, FIGURES.indexOf(figure.getValue())));
        }
        refreshTables();
        showScale();
        chart.setCurves(curves);
    }

    /** Takes over what was recorded since. */
    void refresh() {
        refreshTables();
        chart.refresh();
    }

    private void refreshTables() {
        for (int i = 0; i < tables.size(); i++) {
            tables.get(i).take(runs.get(i).rows());
        }
    }

    private void figure() {
        figure.setId("compare-figure");
        figure.setAccessibleText(Messages.text("compare.figure"));
        figure.setTooltip(new Tooltip(Messages.text("compare.figureHelp")));
        figure.setConverter(new StringConverter<>() {
            @Override
            public String toString(StepFigure series) {
                return series == null ? "" : name(series);
            }

            @Override
            public StepFigure fromString(String text) {
                throw new UnsupportedOperationException("The list of figures is not edited.");
            }
        });
        figure.getItems().setAll(FIGURES);
        figure.setValue(StepFigure.G_LOSS);
        figure.valueProperty().addListener((property, was, is) -> {
            showFigure();
            setRuns(runs);
        });
    }

    private void showFigure() {
        StepFigure series = figure.getValue();
        chart.setAccessibleText(name(series));
        chart.valueZoomProperty().set(null);
        showScale();
    }

    /** Draws what the losses of all runs agree on: whether the figure is a share, and where D is undecided. */
    private void showScale() {
        StepFigure shown = figure.getValue();
        List<GanLoss> losses = runs.stream()
                .map(run -> run.settings().get(Schema.LOSS).loss())
                .distinct()
                .toList();
        boolean shares = losses.stream().allMatch(loss -> loss.isShare(shown));
        List<Double> lines = losses.stream()
                .flatMap(loss -> Stream.ofNullable(loss.line(shown)))
                .map(ReferenceLine::value)
                .distinct()
                .toList();
        boolean one = shown.unit() != Unit.LOSS && lines.size() == 1;
        chart.rangeProperty().set(shares ? new ValueSpan(0, 1) : null);
        chart.referenceLineProperty().set(one ? new LevelLine(lines.get(0), Messages.text("compare.undecided")) : null);
    }

    private HBox smoothing() {
        Label caption = new Label(Messages.text("compare.smoothing"));
        caption.getStyleClass().add("card-note");
        Slider slider = new Slider(0, MOST_SMOOTHING, chart.smoothingProperty().get());
        slider.setId("compare-smoothing");
        slider.setAccessibleText(Messages.text("compare.smoothing"));
        slider.setTooltip(new Tooltip(Messages.text("compare.smoothingHelp")));
        slider.setPrefWidth(84);
        slider.setBlockIncrement(0.1);
        caption.setLabelFor(slider);
        chart.smoothingProperty().bind(slider.valueProperty());
        HBox box = new HBox(caption, slider);
        box.setAlignment(Pos.CENTER_RIGHT);
        box.getStyleClass().add("card-header");
        return box;
    }

    private static String name(StepFigure series) {
        return switch (series) {
            case G_LOSS -> Messages.text("compare.gLoss");
            case D_LOSS -> Messages.text("compare.dLoss");
            case D_REAL -> Messages.text("compare.dReal");
            case D_FAKE -> Messages.text("compare.dFake");
            case D_ACCURACY -> Messages.text("compare.dAccuracy");
            case D_LOSS_REAL, D_LOSS_FAKE, D_PENALTY -> series.column();
        };
    }
}
