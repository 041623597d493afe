package dev.ganvas.ui.setup;

import atlantafx.base.theme.Styles;
import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Setting.Choice;
import dev.ganvas.experiment.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** One of a few values, all of them in sight: a row of buttons of which one is down. */
final class SegmentedControl<T> implements SettingControl {
    /** More than this many do not fit beside their label. */
    private static final int MOST_NARROW = 2;
    /** More than this many do not fit at all. */
    private static final int MOST = 4;
    /** Letters that fit beside the label of the row, all names together. */
    private static final int NARROW_LETTERS = 15;
    /** Letters that fit over the whole width of the form. */
    private static final int FULL_LETTERS = 30;

    private final Choice<T> setting;
    private final List<ToggleButton> buttons = new ArrayList<>();
    private final HBox box = new HBox();

    SegmentedControl(Choice<T> setting, BiConsumer<Setting<?>, String> entered) {
        this.setting = setting;
        ToggleGroup group = new ToggleGroup();
        for (T value : setting.values()) {
            ToggleButton button = new ToggleButton(SettingText.value(setting, value));
            button.setId(setting.name() + "-" + setting.format(value));
            button.setAccessibleText(SettingText.label(setting) + ": " + button.getText());
            button.setToggleGroup(group);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setMinWidth(0);
            HBox.setHgrow(button, Priority.ALWAYS);
            button.addEventHandler(ActionEvent.ACTION, event -> {
                // A second press would leave no value at all.
                button.setSelected(true);
                entered.accept(setting, setting.format(value));
            });
            buttons.add(button);
        }
        shape();
        box.setId(setting.name());
        box.getStyleClass().add("segmented");
        box.getChildren().setAll(buttons);
        box.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    /** Returns whether the names of all values, in the language of the window, have room side by side. */
    static <T> boolean fits(Choice<T> setting) {
        int count = setting.values().size();
        int letters = 0;
        for (T value : setting.values()) {
            letters += letters(SettingText.value(setting, value));
        }
        return count <= MOST && letters <= (count <= MOST_NARROW ? NARROW_LETTERS : FULL_LETTERS);
    }

    /** A Chinese character is as wide as two Latin letters. */
    private static int letters(String text) {
        return text.codePoints()
                .map(letter -> Character.isIdeographic(letter) ? 2 : 1)
                .sum();
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public Width width() {
        return buttons.size() > MOST_NARROW ? Width.FULL : Width.NARROW;
    }

    @Override
    public void show(Settings settings) {
        T value = settings.get(setting);
        for (int i = 0; i < buttons.size(); i++) {
            buttons.get(i).setSelected(setting.values().get(i).equals(value));
        }
    }

    private void shape() {
        for (int i = 0; i < buttons.size(); i++) {
            String shape = i == 0 ? Styles.LEFT_PILL : i == buttons.size() - 1 ? Styles.RIGHT_PILL : Styles.CENTER_PILL;
            buttons.get(i).getStyleClass().add(shape);
        }
    }

    /** The arrow keys go from value to value, as in every group of which one is chosen. */
    private void keyPressed(KeyEvent event) {
        int direction = event.getCode() == KeyCode.LEFT ? -1 : event.getCode() == KeyCode.RIGHT ? 1 : 0;
        if (direction == 0 || event.isShortcutDown()) {
            return;
        }
        event.consume();
        for (int i = 0; i < buttons.size(); i++) {
            int next = i + direction;
            if (buttons.get(i).isFocused() && next >= 0 && next < buttons.size()) {
                buttons.get(next).requestFocus();
                buttons.get(next).fire();
                return;
            }
        }
    }
}
