package dev.ganvas.ui.setup;

import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Setting.Choice;
import dev.ganvas.experiment.Settings;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/** One of a few values that have no room side by side, because they are too many or their names too long. */
final class DropDownControl<T> implements SettingControl {
    private final Choice<T> setting;
    private final ComboBox<T> box = new ComboBox<>();
    private boolean showing;

    DropDownControl(Choice<T> setting, BiConsumer<Setting<?>, String> entered) {
        this.setting = setting;
        box.setId(setting.name());
        box.setAccessibleText(SettingText.label(setting));
        box.getItems().setAll(setting.values());
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : SettingText.value(setting, value);
            }

            @Override
            public T fromString(String text) {
                return setting.parse(text);
            }
        });
        box.valueProperty().addListener((property, was, is) -> {
            if (!showing && is != null) {
                entered.accept(setting, setting.format(is));
            }
        });
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public Width width() {
        return Width.FULL;
    }

    @Override
    public void show(Settings settings) {
        showing = true;
        box.setValue(settings.get(setting));
        showing = false;
    }
}
