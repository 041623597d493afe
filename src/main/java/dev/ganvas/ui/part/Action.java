package dev.ganvas.ui.part;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;

/**
 * Something that the user can do from anywhere in the window: with a key, and mostly with a button or a menu.
 *
 * @param id of its button or menu item
 * @param textKey of what it is called
 * @param keys that do it
 * @param possible whether it can be done now
 * @param work what it does
 */
public record Action(String id, String textKey, KeyCombination keys, ObservableValue<Boolean> possible, Runnable work) {

    /** Does it, if it can be done now. */
    public void perform() {
        if (possible.getValue()) {
            work.run();
        }
    }

    /** Makes {@code button} do it, and say with which key it is done as well. */
    public void attach(ButtonBase button, String help) {
        button.setId(id);
        button.setOnAction(event -> perform());
        button.setTooltip(new Tooltip(help + "  (" + keys.getDisplayText() + ")"));
        button.disableProperty().bind(possible.map(can -> !can));
    }

    /** Makes {@code item} do it, and show its key. */
    public void attach(MenuItem item) {
        item.setId(id);
        item.setOnAction(event -> perform());
        // Shown beside the text; the window itself listens for the key, whether the menu was ever opened or not.
        item.setAccelerator(keys);
        item.disableProperty().bind(possible.map(can -> !can));
    }
}
