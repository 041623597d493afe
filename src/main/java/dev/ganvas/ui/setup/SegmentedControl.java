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
final class SegmentedControl<E extends Enum<E>> implements SettingControl {
    /** More than this many do not fit beside their label. */
    private static final int MOST_NARROW = 2;
    /** In all buttons beside the name of the setting. */
    private static final int MOST_LETTERS = 24;

    private final Choice<E> setting;
    private final List<ToggleButton> buttons = new ArrayList<>();
    private final HBox box = new HBox();

    SegmentedControl(Choice<E> setting, BiConsumer<Setting<?>, String> entered) {
        this.setting = setting;
        ToggleGroup group = new ToggleGroup();
        for (E value : setting.values()) {
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

    @Override
    public Node node() {
        return box;
    }

    @Override
    public Width width() {
        int letters =
                buttons.stream().mapToInt(button -> button.getText().length()).sum();
        return buttons.size() > MOST_NARROW || letters > MOST_LETTERS ? Width.FULL : Width.NARROW;
    }

    @Override
    public void show(Settings settings) {
        E value = settings.get(setting);
        for (int i = 0; i < buttons.size(); i++) {
            buttons.get(i).setSelected(setting.values().get(i) == value);
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
