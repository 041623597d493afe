package dev.ganvas.ui.latent;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.Property;
import javafx.event.ActionEvent;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/**
 * Values side by side, of which one is down; the arrow keys change between them.
 *
 * @param <E> of the values
 */
final class ToggleChoice<E> extends HBox {

    /** A value with the id of its button, its name and what it does. */
    record Option<E>(E value, String id, String text, String help) {}

    private final List<ToggleButton> buttons = new ArrayList<>();

    /** Creates the choice of two values or more. */
    @SafeVarargs
    ToggleChoice(Property<E> property, Option<E>... options) {
        getStyleClass().add("segmented");
        for (int i = 0; i < options.length; i++) {
            boolean last = i == options.length - 1;
            add(property, options[i], i == 0 ? Styles.LEFT_PILL : last ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
        }
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    private void add(Property<E> property, Option<E> option, String shape) {
        ToggleButton button = new ToggleButton(option.text());
        button.setId(option.id());
        button.setTooltip(new Tooltip(option.help()));
        button.getStyleClass().add(shape);
        button.setMinWidth(USE_PREF_SIZE);
        button.setSelected(option.value().equals(property.getValue()));
        property.addListener(
                (observable, was, is) -> button.setSelected(option.value().equals(is)));
        button.addEventHandler(ActionEvent.ACTION, event -> {
            // A second press would leave no value at all.
            button.setSelected(true);
            property.setValue(option.value());
        });
        buttons.add(button);
        getChildren().add(button);
    }

    private void keyPressed(KeyEvent event) {
        int step = event.getCode() == KeyCode.LEFT ? -1 : event.getCode() == KeyCode.RIGHT ? 1 : 0;
        int wanted = step
                + IntStream.range(0, buttons.size())
                        .filter(i -> buttons.get(i).isSelected())
                        .findFirst()
                        .orElse(0);
        if (step != 0
                && wanted >= 0
                && wanted < buttons.size()
                && !event.isShortcutDown()
                && !buttons.get(wanted).isDisabled()) {
            event.consume();
            buttons.get(wanted).requestFocus();
            buttons.get(wanted).fire();
        }
    }
}
