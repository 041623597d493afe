package dev.ganvas.ui.train;

import dev.ganvas.chart.ChartLine;
import dev.ganvas.chart.LevelLine;
import dev.ganvas.chart.LevelLine.Shade;
import dev.ganvas.chart.LineStroke;
import dev.ganvas.metric.quality.Measurement;
import dev.ganvas.metric.quality.QualityFigure;
import dev.ganvas.metric.quality.QualityFigure.Better;
import dev.ganvas.run.Run;
import dev.ganvas.run.quality.BestSoFar;
import dev.ganvas.run.quality.QualityNames;
import dev.ganvas.run.quality.QualityRow;
import dev.ganvas.ui.model.RunModel;
import dev.ganvas.ui.model.Session;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.text.TranslatedWidgetTexts;
import dev.ganvas.ui.widget.chart.StepChart;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** A figure of quality over the run, chosen by the user, with the line that real samples reach. */
final class QualityChart extends VBox {
    private static final int GENERATOR = 1;

    private final StepChart chart;
    private final QualityCurve curve = new QualityCurve();
    private final ObservableList<QualityFigure> figures = FXCollections.observableArrayList();
    private final ComboBox<QualityFigure> choice = new ComboBox<>(figures);
    private final Button toBest = new Button();
    private final RunModel model;
    private String features = "";

    QualityChart(Session session, String prefix) {
        model = session.model();
        chart = new StepChart(List.of(
                new ChartLine(Messages.text("quality.line"), GENERATOR),
                new ChartLine(Messages.text("quality.lineAbove"), GENERATOR, LineStroke.DOTTED),
                new ChartLine(Messages.text("quality.lineBelow"), GENERATOR, LineStroke.DOTTED)));
        chart.setId(prefix + "-quality-chart");
        chart.setAccessibleText(Messages.text("quality.title"));
        chart.setAccessibleHelp(Messages.text("curves.chartHelp"));
        chart.textsProperty().set(TranslatedWidgetTexts.chart());
        chart.emptyTextProperty().set(Messages.text("quality.waiting"));
        chart.setRows(curve);
        chart.setMinSize(0, 0);
        choice.setId(prefix + "-quality-figure");
        choice.setAccessibleText(Messages.text("quality.choice"));
        choice.setTooltip(new Tooltip(Messages.text("quality.choice")));
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable QualityFigure figure) {
                return figure == null ? "" : QualityNames.of(figure, features, Messages.texts());
            }

            @Override
            public @Nullable QualityFigure fromString(String text) {
                return null; // nothing is typed
            }
        });
        choice.visibleProperty().bind(choice.valueProperty().isNotNull());
        choice.managedProperty().bind(choice.visibleProperty());
        choice.valueProperty()
                .addListener((property, was, is) -> show(model.qualityProperty().get()));
        model.qualityProperty().addListener((property, was, is) -> show(is));
        model.stateProperty()
                .addListener(
                        (property, was, is) -> showBest(model.qualityProperty().get()));
        getStyleClass().add("chart-box");
        setMinSize(0, 0);
        setVgrow(chart, Priority.ALWAYS);
        toBest.setId(prefix + "-quality-best");
        toBest.setOnAction(event -> session.opener().openBest());
        toBest.managedProperty().bind(toBest.visibleProperty());
        HBox tools = new HBox(choice, toBest);
        tools.getStyleClass().add("chart-tools");
        getChildren().addAll(tools, chart);
        show(model.qualityProperty().get());
    }

    /** Returns the chart, to be joined with the others over the same steps. */
    StepChart chart() {
        return chart;
    }

    private void show(List<QualityRow> rows) {
        QualityRow last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        if (last != null && !figures.equals(List.copyOf(last.figures().keySet()))) {
            features = last.features();
            figures.setAll(last.figures().keySet());
            choice.setValue(figures.get(0)); // and shows it
            return;
        }
        showBest(rows);
        QualityFigure figure = choice.getValue();
        Measurement measured =
                last == null || figure == null ? null : last.figures().get(figure);
        curve.take(rows, measured == null ? null : figure);
        chart.referenceLineProperty()
                .set(
                        measured == null
                                ? null
                                : new LevelLine(measured.floor(), Messages.text("quality.floor"), beyond(figure)));
        chart.refresh();
    }

    /** Offers to go back to where the run was best, if that is not where it is now. */
    private void showBest(List<QualityRow> rows) {
        Run run = model.runProperty().get();
        Optional<BestSoFar> best = run == null ? Optional.empty() : BestSoFar.of(rows, run.settings());
        toBest.setVisible(
                best.filter(least -> least.step() < model.stepProperty().get()).isPresent());
        best.ifPresent(least -> {
            toBest.setText(Messages.text("quality.toBest", FigureFormat.count(least.step())));
            toBest.setTooltip(
                    new Tooltip(Messages.text("quality.toBestHelp", Messages.sentence(least.name()), least.value())));
        });
    }

    /** Returns the side of the floor on which a figure tells nothing more. */
    private static Shade beyond(@Nullable QualityFigure figure) {
        return figure == null || figure.better() == Better.AS_REAL
                ? Shade.NONE
                : figure.better() == Better.LOWER ? Shade.BELOW : Shade.ABOVE;
    }
}
