package dev.ganvas.ui.train;

import dev.ganvas.chart.ChartLine;
import dev.ganvas.chart.LevelLine;
import dev.ganvas.metric.quality.Measurement;
import dev.ganvas.metric.quality.QualityFigure;
import dev.ganvas.run.quality.QualityNames;
import dev.ganvas.run.quality.QualityRow;
import dev.ganvas.ui.model.RunModel;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.text.TranslatedWidgetTexts;
import dev.ganvas.ui.widget.chart.StepChart;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
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
    private String features = "";

    QualityChart(RunModel model, String prefix) {
        chart = new StepChart(List.of(new ChartLine(Messages.text("quality.line"), GENERATOR)));
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
        getStyleClass().add("chart-box");
        setMinSize(0, 0);
        setVgrow(chart, Priority.ALWAYS);
        getChildren().addAll(choice, chart);
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
        QualityFigure figure = choice.getValue();
        Measurement measured =
                last == null || figure == null ? null : last.figures().get(figure);
        curve.take(rows, measured == null ? null : figure);
        chart.referenceLineProperty()
                .set(measured == null ? null : new LevelLine(measured.floor(), Messages.text("quality.floor")));
        chart.refresh();
    }
}
