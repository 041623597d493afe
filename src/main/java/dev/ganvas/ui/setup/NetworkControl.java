package dev.ganvas.ui.setup;

import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Settings;
import dev.ganvas.ui.part.EntryField;
import java.util.function.BiConsumer;
import javafx.scene.Node;

/** The layers of a network as a line of text over the width of the form. */
final class NetworkControl implements SettingControl {
    private final Setting<?> setting;
    private final EntryField field;

    NetworkControl(Setting<?> setting, BiConsumer<Setting<?>, String> entered) {
        this.setting = setting;
        this.field = new EntryField(setting.name(), SettingText.label(setting), text -> entered.accept(setting, text));
        field.setPromptText(SettingText.unset(setting));
    }

    @Override
    public Node node() {
        return field;
    }

    EntryField field() {
        return field;
    }

    @Override
    public Width width() {
        return Width.FULL;
    }

    @Override
    public void show(Settings settings) {
        field.show(settings.text(setting));
    }
}
