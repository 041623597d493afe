package dev.ganvas.ui.networks;

import dev.ganvas.engine.layer.Activation;
import dev.ganvas.engine.layer.LayerForm;
import dev.ganvas.engine.layer.LayerForms;
import dev.ganvas.engine.layer.LayerSpec;
import dev.ganvas.ui.part.EntryField;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.theme.Icon;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The chosen layer to be changed: its kind, its parts and its activation; and to be moved, removed or followed by another. */
final class LayerEditor extends VBox {
    private final Actions actions;
    private final ComboBox<LayerForm> kind = new ComboBox<>();
    private final EntryField parts = new EntryField("layer-parts", Messages.text("networks.parts"), text -> enter());
    private final ComboBox<Activation> ending = new ComboBox<>();
    private final Label problem = new Label();
    /** While it shows a layer, its controls tell nobody. */
    private boolean showing;

    /** What can be done with the chosen layer. */
    interface Actions {
        void change(String text);

        void addBelow();

        void remove();

        /** Moves it so many places towards the output. */
        void move(int places);
    }

    LayerEditor(Actions actions) {
        this.actions = actions;
        getStyleClass().add("layer-editor");
        kind.setId("layer-kind");
        kind.setAccessibleText(Messages.text("networks.kind"));
        kind.getItems().setAll(LayerForms.ALL);
        kind.setConverter(names(LayerForm::key));
        kind.setMaxWidth(Double.MAX_VALUE);
        kind.valueProperty().addListener((property, was, is) -> choose(is));
        ending.setId("layer-ending");
        ending.setAccessibleText(Messages.text("networks.ending"));
        ending.setTooltip(new Tooltip(Messages.text("networks.ending")));
        ending.setConverter(names(LayerEditor::name));
        ending.setMaxWidth(Double.MAX_VALUE);
        ending.valueProperty().addListener((property, was, is) -> {
            if (!showing) {
                enter();
            }
        });
        problem.setId("layer-problem");
        problem.getStyleClass().add("setting-problem");
        problem.setWrapText(true);
        getChildren().addAll(kind, parts, ending, problem, buttons());
        show(null);
    }

    private Node buttons() {
        HBox buttons = new HBox(
                button("layer-up", Icon.UP, "networks.moveUp", () -> actions.move(-1)),
                button("layer-down", Icon.DOWN, "networks.moveDown", () -> actions.move(1)),
                button("layer-add", Icon.ADD, "networks.add", actions::addBelow),
                button("layer-remove", Icon.CLOSE, "networks.remove", actions::remove));
        buttons.getStyleClass().add("layer-buttons");
        return buttons;
    }

    static Button button(String id, Icon icon, String key, Runnable action) {
        Button button = new Button("", icon.node());
        button.setId(id);
        button.setAccessibleText(Messages.text(key));
        button.setTooltip(new Tooltip(Messages.text(key)));
        button.getStyleClass().add("icon-button");
        button.setOnAction(event -> action.run());
        return button;
    }

    /** Shows a layer; null hides everything. */
    void show(@Nullable LayerItem layer) {
        setVisible(layer != null);
        setManaged(layer != null);
        if (layer == null) {
            return;
        }
        showing = true;
        LayerSpec spec = layer.spec();
        String word = layer.text().strip().split("\\s+", 2)[0];
        LayerForm form = LayerForms.find(spec == null ? word : spec.key()).orElse(null);
        kind.setValue(form);
        showEnding(form, layer.activation());
        String text = layer.text().strip();
        parts.show(
                spec != null
                        ? spec.arguments()
                        : form == null ? text : text.substring(word.length()).strip());
        parts.setPromptText(form == null ? "" : form.parts());
        parts.setTooltip(new Tooltip(form == null ? text : form.usage()));
        boolean hasParts = form == null || !form.parts().isEmpty();
        parts.setVisible(hasParts);
        parts.setManaged(hasParts);
        parts.setInvalid(!layer.problem().isEmpty());
        problem.setText(layer.problem());
        problem.setVisible(!layer.problem().isEmpty());
        problem.setManaged(problem.isVisible());
        showing = false;
    }

    private void showEnding(@Nullable LayerForm form, Activation activation) {
        boolean any = form != null && form.activations().size() > 1;
        if (form != null && !ending.getItems().equals(form.activations())) {
            ending.getItems().setAll(form.activations());
        }
        ending.setValue(activation);
        ending.setVisible(any);
        ending.setManaged(any);
    }

    void requestParts() {
        (parts.isVisible() ? parts : kind).requestFocus();
        parts.selectAll();
    }

    private void choose(@Nullable LayerForm form) {
        if (!showing && form != null) {
            Activation kept = ending.getValue();
            actions.change(form.example(form.activations().contains(kept) ? kept : Activation.IDENTITY));
        }
    }

    private void enter() {
        LayerForm form = kind.getValue();
        String written = parts.getText().strip();
        if (form == null) {
            actions.change(written);
        } else {
            Activation activation = ending.getValue() == null ? Activation.IDENTITY : ending.getValue();
            String end = activation == Activation.IDENTITY ? "" : " " + activation.key();
            actions.change((form.key() + " " + written).strip() + end);
        }
    }

    private static String name(Activation activation) {
        return activation == Activation.IDENTITY
                ? Messages.text("networks.noEnding")
                : Messages.text("activation." + activation.key());
    }

    private static <T> StringConverter<T> names(Function<T, String> name) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public @Nullable T fromString(String text) {
                throw new UnsupportedOperationException("The list is not edited.");
            }
        };
    }
}
