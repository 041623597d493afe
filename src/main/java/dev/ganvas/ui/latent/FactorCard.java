package dev.ganvas.ui.latent;

import dev.ganvas.data.Dataset;
import dev.ganvas.metric.NumberCensus;
import dev.ganvas.metric.PixelDifference;
import dev.ganvas.run.latent.ScaleExperiment.ScaleOutcome;
import dev.ganvas.ui.part.Card;
import dev.ganvas.ui.part.SamplePixels;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.widget.SampleGrid;
import dev.ganvas.ui.widget.chart.NumberHistogram;
import dev.ganvas.ui.widget.plane.PlaneContent;
import dev.ganvas.ui.widget.plane.PlaneView;
import dev.ganvas.ui.widget.plane.PlaneWindow;
import java.util.Arrays;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What the generator makes of the noise times one factor: samples or numbers, and figures below them. */
final class FactorCard extends VBox {
    /** So many are large enough to see in the smallest window; the figures are of all. */
    private static final int MOST_SHOWN = 36;

    private final String id;
    private final Card card;
    private final SampleGrid grid = new SampleGrid();
    private final NumberHistogram histogram = new NumberHistogram();
    private final PlaneView plane = new PlaneView();
    private final GridPane figures = new GridPane();
    private final Label fromOne;
    private final Label fromMirrored;
    private final Label saturated;
    private final Label diverse;
    private final Label even;
    private int rows;

    /**
     * Creates an empty card.
     *
     * @param id prefix of the node ids in it
     */
    FactorCard(String id, ObservableValue<String> emptyText) {
        this.id = id;
        grid.setId(id + "-grid");
        grid.emptyTextProperty().bind(emptyText);
        histogram.setId(id + "-histogram");
        histogram.emptyTextProperty().bind(emptyText);
        plane.setId(id + "-plane");
        plane.emptyTextProperty().bind(emptyText);
        plane.setVisible(false);
        card = new Card(id, "latent.factorCard", new StackPane(grid, histogram, plane));
        figures.getStyleClass().add("figure-table");
        ColumnConstraints value = new ColumnConstraints();
        value.setHgrow(Priority.ALWAYS);
        figures.getColumnConstraints().setAll(new ColumnConstraints(), value);
        fromOne = figure("from-one", "latent.fromOne", "latent.fromOneHelp");
        fromMirrored = figure("from-mirrored", "latent.fromMirrored", "latent.fromMirroredHelp");
        saturated = figure("saturated", "latent.saturated", "latent.saturatedHelp");
        diverse = figure("diversity", "latent.diversity", "latent.diversityHelp");
        even = figure("even", "latent.even", "latent.evenHelp");
        card.getChildren().add(figures);
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
        setMinSize(0, 0);
        setPrefWidth(100);
        clear();
    }

    private Label figure(String name, String captionKey, String helpKey) {
        Label caption = new Label(Messages.text(captionKey));
        caption.getStyleClass().add("figure-name");
        caption.setMinWidth(USE_PREF_SIZE);
        Label value = new Label();
        value.setWrapText(true);
        value.setId(id + "-" + name);
        value.getStyleClass().add("figure-value");
        value.setMaxWidth(Double.MAX_VALUE);
        value.setTooltip(new Tooltip(Messages.text(helpKey)));
        caption.setTooltip(new Tooltip(Messages.text(helpKey)));
        caption.setLabelFor(value);
        figures.addRow(rows, caption, value);
        rows++;
        return value;
    }

    /** Names the factor before there is anything to show of it. */
    void setFactor(double factor) {
        String name = Messages.text("latent.factor", FactorText.text(factor));
        card.setTitle(name);
        grid.setAccessibleText(name);
        histogram.setAccessibleText(name);
        plane.setAccessibleText(name);
    }

    void clear() {
        grid.clear();
        histogram.clear();
        plane.clear();
        for (Label figure : new Label[] {fromOne, fromMirrored, saturated, diverse, even}) {
            figure.setText("–");
        }
    }

    void show(ScaleOutcome outcome, Dataset data) {
        setFactor(outcome.factor());
        boolean image = data.shape().isImage();
        grid.setVisible(image);
        histogram.setVisible(data.shape().isNumber());
        plane.setVisible(data.shape().isPoint());
        showRow(even, data.shape().isNumber());
        showRow(saturated, !data.shape().isPoint());
        if (image) {
            int length = data.shape().length();
            int count = Math.min(outcome.samples().length / length, MOST_SHOWN);
            grid.columnsProperty().set((int) Math.ceil(Math.sqrt(count)));
            int[] pixels =
                    SamplePixels.of(Arrays.copyOf(outcome.samples(), count * length), data.shape(), data.range());
            grid.show(count, data.shape().width(), data.shape().height(), pixels);
        } else if (data.shape().isPoint()) {
            plane.setHome(
                    PlaneWindow.of(data.range().low(), data.range().high()).holding(outcome.samples()));
            plane.show(PlaneContent.ofPoints(new float[0], outcome.samples()));
        } else {
            NumberCensus census =
                    NumberCensus.of(outcome.samples(), data.shape().width());
            histogram.show(census.counts());
            even.setText(Messages.text(
                    "latent.evenOf", FigureFormat.percent(census.evenness()), FigureFormat.count(census.coverage())));
        }
        fromOne.setText(difference(outcome.fromOne()));
        fromMirrored.setText(difference(outcome.fromMirrored()));
        saturated.setText(FigureFormat.percent(outcome.saturation()));
        diverse.setText(Messages.text(
                "latent.diversityOf",
                FigureFormat.small(outcome.diversity()),
                FigureFormat.small(outcome.realDiversity())));
    }

    private static String difference(@Nullable PixelDifference difference) {
        return difference == null
                ? "–"
                : Messages.text(
                        "latent.difference",
                        FigureFormat.small(difference.largest()),
                        FigureFormat.small(difference.mean()));
    }

    private void showRow(Label value, boolean wanted) {
        figures.getChildren().stream()
                .filter(node -> GridPane.getRowIndex(node).equals(GridPane.getRowIndex(value)))
                .forEach(node -> {
                    node.setVisible(wanted);
                    node.setManaged(wanted);
                });
    }
}
