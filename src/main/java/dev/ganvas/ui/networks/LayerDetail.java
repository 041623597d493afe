package dev.ganvas.ui.networks;

import dev.ganvas.engine.Inspection;
import dev.ganvas.engine.layer.Activation;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.widget.chart.BinChart;
import dev.ganvas.ui.widget.chart.FunctionChart;
import java.util.Locale;
import java.util.OptionalDouble;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The chosen layer: its activation with its slope, how its weights lie, and figures. */
final class LayerDetail extends ScrollPane {
    private final LayerEditor editor;
    private final Label title = new Label();
    private final Label formula = new Label();
    private final FunctionChart activation = new FunctionChart();
    private final Label weightsTitle = new Label(Messages.text("networks.weights"));
    private final BinChart weights = new BinChart();
    private final GridPane figures = new GridPane();
    private final Label count = figure("networks.count", 0);
    private final Label norm = figure("networks.norm", 1);
    private final Label range = figure("networks.range", 2);
    private final Label gradient = figure("networks.gradientNorm", 3);
    private final Label ratio = figure("networks.updateRatio", 4);
    private final ChangeListener<Inspection.@Nullable Layer> onSeen = (property, was, is) -> show(is);
    private @Nullable LayerItem shown;

    LayerDetail(LayerEditor editor) {
        this.editor = editor;
        setId("layer-detail");
        getStyleClass().add("layer-detail");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        title.setId("layer-title");
        title.getStyleClass().add("card-title");
        title.setWrapText(true);
        formula.setId("layer-formula");
        formula.getStyleClass().add("layer-formula");
        activation.setId("layer-activation");
        activation.setAccessibleText(Messages.text("networks.activationName"));
        weightsTitle.getStyleClass().add("layer-column");
        weights.setId("layer-weights");
        weights.setAccessibleText(Messages.text("networks.weights"));
        figures.getStyleClass().add("layer-figures");
        VBox all = new VBox(title, editor, activation, formula, weightsTitle, weights, figures);
        all.getStyleClass().addAll("card", "layer-detail-content");
        setContent(all);
        show((LayerItem) null);
    }

    private Label figure(String key, int row) {
        Label name = new Label(Messages.text(key));
        name.getStyleClass().add("caption");
        Label value = new Label();
        value.setId("layer" + key.substring(key.indexOf('.')).replace('.', '-'));
        value.getStyleClass().add("layer-value");
        figures.addRow(row, name, value);
        return value;
    }

    /** Shows a layer; null shows none. */
    void show(@Nullable LayerItem layer) {
        if (shown != null) {
            shown.seenProperty().removeListener(onSeen);
        }
        shown = layer;
        editor.show(layer);
        if (layer == null) {
            title.setText(Messages.text("networks.choose"));
            formula.setText("");
            activation.clear();
            weights.clear();
            figures.setVisible(false);
            return;
        }
        String name = layer.detail();
        title.setText(layer.number() + 1 + "  " + (name.isEmpty() ? layer.kind() : layer.kind() + " · " + name));
        Activation function = layer.activation();
        formula.setText(function.formula());
        activation.show(function::value, function::slope);
        figures.setVisible(layer.parameters() > 0);
        layer.seenProperty().addListener(onSeen);
        show(layer.seenProperty().get());
    }

    private void show(Inspection.@Nullable Layer seen) {
        if (seen == null) {
            boolean none = shown == null || shown.parameters() == 0;
            weights.setEmptyText(Messages.text(none ? "networks.noWeights" : "networks.weightsLater"));
            weights.clear();
            count.setText(shown == null ? "" : FigureFormat.count(shown.parameters()));
            norm.setText("–");
            range.setText("–");
            gradient.setText("–");
            ratio.setText("–");
            return;
        }
        weights.show(seen.bins(), seen.low(), seen.high());
        count.setText(FigureFormat.count(seen.count()));
        norm.setText(short3(seen.norm()));
        range.setText(Messages.text("networks.fromTo", short3(seen.low()), short3(seen.high())));
        gradient.setText(text(seen.gradientNorm()));
        ratio.setText(text(seen.updateRatio()));
    }

    private static String text(OptionalDouble value) {
        return value.isEmpty() ? "–" : short3(value.getAsDouble());
    }

    /** Returns a value with three figures or so. */
    static String short3(double value) {
        double size = Math.abs(value);
        boolean plain = size == 0 || (size >= 0.01 && size < 10_000);
        return String.format(Locale.ROOT, plain ? "%.3f" : "%.1e", value);
    }
}
