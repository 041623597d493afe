package dev.ganvas.ui.networks;

import dev.ganvas.engine.Inspection;
import dev.ganvas.engine.layer.Activation;
import dev.ganvas.engine.layer.LayerForms;
import dev.ganvas.engine.network.LayerFitting;
import dev.ganvas.ui.part.EntryField;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.theme.Icon;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One of the two networks: its name, its sizes, a list of its layers to be changed, and the same as a line of text. */
final class NetworkColumn extends VBox implements LayerEditor.Actions {
    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");

    private final Label path = new Label();
    private final Label total = new Label();
    private final ListView<LayerItem> layers = new ListView<>();
    private final EntryField line;
    private final Consumer<List<String>> changed;
    private int dropIndex = -1;

    /**
     * Creates an empty column.
     *
     * @param id prefix of the node ids in it
     * @param title what the network is called
     * @param changed is told the layers as the user wants them
     * @param edit brings the user to the parts of the chosen layer
     */
    NetworkColumn(String id, String title, String markClass, Consumer<List<String>> changed, Runnable edit) {
        this.changed = changed;
        setId(id + "-column");
        getStyleClass().addAll("card", "network-column");
        setMinSize(0, 0);
        path.setId(id + "-path");
        path.getStyleClass().add("network-path");
        path.setTooltip(new Tooltip(Messages.text("networks.pathHelp")));
        layers.setId(id + "-layers");
        layers.setAccessibleText(title);
        LayerCell.Actions lines = lineActions(edit);
        layers.setCellFactory(list -> new LayerCell(lines));
        layers.getStyleClass().add("layer-list");
        layers.setMinHeight(0);
        layers.addEventFilter(KeyEvent.KEY_PRESSED, event -> keyPressed(event, edit));
        VBox.setVgrow(layers, Priority.ALWAYS);
        line = new EntryField(id + "-text", Messages.text("networks.textName", title), this::enterText);
        line.setTooltip(new Tooltip(Messages.text("networks.textHelp")));
        getChildren().addAll(header(id, title, markClass), path, columnNames(), layers, line);
    }

    private HBox header(String id, String title, String markClass) {
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
        HBox header = new HBox(
                name, LayerEditor.button(id + "-add", Icon.ADD, "networks.addFirst", () -> insert(0)), space, total);
        header.getStyleClass().add("card-header");
        return header;
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

    /** Lists the layers of a network for rows of shape {@code input}. */
    void show(List<LayerFitting> network, List<Integer> input) {
        int chosen = layers.getSelectionModel().getSelectedIndex();
        layers.getItems().setAll(LayerItem.of(network));
        if (chosen >= 0) {
            choose(Math.min(chosen, network.size() - 1));
        }
        path.setText(LayerItem.path(input, network));
        total.setText(Messages.text(
                "networks.total",
                FigureFormat.count(
                        network.stream().mapToLong(LayerFitting::parameters).sum())));
        line.show(network.stream().map(LayerFitting::text).collect(Collectors.joining(", ")));
        line.setInvalid(network.stream().anyMatch(layer -> layer.problem() != null));
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

    private List<String> texts() {
        return layers.getItems().stream().map(LayerItem::text).collect(Collectors.toCollection(ArrayList::new));
    }

    private int chosen() {
        return layers.getSelectionModel().getSelectedIndex();
    }

    @Override
    public void change(String text) {
        List<String> texts = texts();
        if (chosen() >= 0) {
            texts.set(chosen(), text);
            changed.accept(texts);
        }
    }

    @Override
    public void addBelow() {
        insert(chosen() + 1);
    }

    @Override
    public void remove() {
        remove(chosen());
    }

    @Override
    public void move(int places) {
        move(chosen(), chosen() + places);
    }

    private void insert(int index) {
        List<String> texts = texts();
        texts.add(index, LayerForms.ALL.get(0).example(Activation.LEAKY_RELU));
        changed.accept(texts);
        choose(index);
        layers.requestFocus();
    }

    private void remove(int index) {
        List<String> texts = texts();
        if (index >= 0 && index < texts.size()) {
            texts.remove(index);
            changed.accept(texts);
        }
    }

    private void move(int from, int to) {
        List<String> texts = texts();
        if (from >= 0 && from < texts.size() && to >= 0 && to < texts.size() && from != to) {
            texts.add(to, texts.remove(from));
            changed.accept(texts);
            choose(to);
        }
    }

    private void enterText(String text) {
        changed.accept(
                text.isBlank()
                        ? List.of()
                        : Stream.of(text.split("[,;]", -1)).map(String::strip).toList());
    }

    private void keyPressed(KeyEvent event, Runnable edit) {
        KeyCode key = event.getCode();
        if (event.isAltDown() && (key == KeyCode.UP || key == KeyCode.DOWN)) {
            move(key == KeyCode.UP ? -1 : 1);
        } else if (key == KeyCode.DELETE || key == KeyCode.BACK_SPACE) {
            remove();
        } else if (key == KeyCode.INSERT) {
            addBelow();
        } else if (key == KeyCode.ENTER || key == KeyCode.F2) {
            edit.run();
        } else {
            return;
        }
        event.consume();
    }

    private LayerCell.Actions lineActions(Runnable edit) {
        return new LayerCell.Actions() {
            @Override
            public void addBelow(int index) {
                insert(index + 1);
            }

            @Override
            public void remove(int index) {
                NetworkColumn.this.remove(index);
            }

            @Override
            public void drag(int index, double sceneY) {
                showDrop(index, sceneY);
            }

            @Override
            public void drop(int index) {
                int to = dropIndex;
                showDrop(index, Double.NaN);
                move(index, to);
            }

            @Override
            public void edit() {
                edit.run();
            }
        };
    }

    /** Marks the line at which a line that is dragged would lie; none where the mouse is outside the list. */
    private void showDrop(int dragged, double sceneY) {
        dropIndex = -1;
        for (Node node : layers.lookupAll(".layer-cell")) {
            LayerCell cell = (LayerCell) node;
            Bounds bounds = cell.localToScene(cell.getBoundsInLocal());
            boolean there = !cell.isEmpty() && sceneY >= bounds.getMinY() && sceneY < bounds.getMaxY();
            cell.pseudoClassStateChanged(DROP, there && cell.getIndex() != dragged);
            if (there) {
                dropIndex = cell.getIndex();
            }
        }
    }
}
