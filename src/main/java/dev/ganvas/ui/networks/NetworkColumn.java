package dev.ganvas.ui.networks;

import dev.ganvas.engine.Inspection;
import dev.ganvas.engine.network.NetworkSpec;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One of the two networks: its name, its sizes, and a list of its layers. */
final class NetworkColumn extends VBox {
    private final Label path = new Label();
    private final Label total = new Label();
    private final ListView<LayerItem> layers = new ListView<>();

    /**
     * Creates an empty column.
     *
     * @param id prefix of the node ids in it
     * @param title what the network is called
     */
    NetworkColumn(String id, String title, String markClass) {
        setId(id);
        getStyleClass().addAll("card", "network-column");
        setMinSize(0, 0);
        Region mark = new Region();
        mark.getStyleClass().addAll("legend-mark", markClass);
        Label name = new Label(title, mark);
        name.getStyleClass().add("card-title");
        name.setMinWidth(USE_PREF_SIZE);
        total.setId(id + "-total");
        total.getStyleClass().add("card-note");
        total.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox header = new HBox(name, space, total);
        header.getStyleClass().add("card-header");
        path.setId(id + "-path");
        path.getStyleClass().add("network-path");
        path.setTooltip(new Tooltip(Messages.text("networks.pathHelp")));
        layers.setId(id + "-layers");
        layers.setAccessibleText(title);
        layers.setCellFactory(list -> new LayerCell());
        layers.getStyleClass().add("layer-list");
        layers.setMinHeight(0);
        VBox.setVgrow(layers, Priority.ALWAYS);
        getChildren().addAll(header, path, columnNames(), layers);
    }

    private static HBox columnNames() {
        Region room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        HBox names = new HBox(
                room,
                column("networks.shape", "networks.shapeHelp", LayerCell.SHAPE_WIDTH),
                column("networks.parameters", "networks.parametersHelp", LayerCell.COUNT_WIDTH),
                new VBox(
                        column("networks.gradient", "networks.gradientHelp", LayerCell.GAUGE_WIDTH),
                        column("networks.ratio", "networks.ratioHelp", LayerCell.GAUGE_WIDTH)));
        names.getStyleClass().addAll("layer-line", "layer-columns");
        return names;
    }

    private static Label column(String key, String helpKey, double width) {
        Label label = new Label(Messages.text(key));
        label.getStyleClass().add("layer-column");
        label.setTooltip(new Tooltip(Messages.text(helpKey)));
        label.setMinWidth(width);
        label.setPrefWidth(width);
        label.setMaxWidth(width);
        return label;
    }

    /** Lists the layers of a network; null lists none. */
    void show(@Nullable NetworkSpec network) {
        layers.getItems().setAll(network == null ? List.of() : LayerItem.of(network));
        path.setText(network == null ? "" : LayerItem.path(network));
        total.setText(network == null ? "" : Messages.text("networks.total", FigureFormat.count(network.parameters())));
    }

    /** Takes in what was seen of the weights. */
    void show(List<Inspection.Layer> seen) {
        for (Inspection.Layer layer : seen) {
            layers.getItems().get(layer.index()).seenProperty().set(layer);
        }
    }

    ReadOnlyObjectProperty<LayerItem> chosenProperty() {
        return layers.getSelectionModel().selectedItemProperty();
    }

    void choose(int index) {
        layers.getSelectionModel().select(index);
    }

    void chooseNone() {
        layers.getSelectionModel().clearSelection();
    }
}
