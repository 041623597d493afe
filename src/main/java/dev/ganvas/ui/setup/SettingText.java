package dev.ganvas.ui.setup;

import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Setting.Choice;
import dev.ganvas.experiment.Traits.Group;
import dev.ganvas.ui.text.Messages;

/** What settings, their values and their groups are called in the form. */
final class SettingText {
    private SettingText() {}

    static String label(Setting<?> setting) {
        return Messages.find("setting." + setting.name()).orElse(setting.name());
    }

    /** What it does; the schema says it in English. */
    static String help(Setting<?> setting) {
        return Messages.text("help." + setting.name());
    }

    static <T> String value(Choice<T> setting, T value) {
        return Messages.value(setting.name(), setting.format(value));
    }

    /** What stands for an empty text. */
    static String unset(Setting<?> setting) {
        return Messages.text(setting instanceof Setting.Network ? "setup.networkPrompt" : "setup.dataPrompt");
    }

    static String group(Group group) {
        return Messages.text("group." + group.name().toLowerCase(java.util.Locale.ROOT));
    }
}
