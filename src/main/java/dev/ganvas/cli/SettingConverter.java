package dev.ganvas.cli;

import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.experiment.Setting;
import picocli.CommandLine.ITypeConverter;

/** Reads the value of an option as a setting does, and refuses it in the same words. */
class SettingConverter<T> implements ITypeConverter<T> {
    private final Setting<T> setting;

    SettingConverter(Setting<T> setting) {
        this.setting = setting;
    }

    /**
     * Reads a value.
     *
     * @throws InvalidSettingException with one sentence, if it is none
     */
    @Override
    public T convert(String text) {
        return setting.parse(text);
    }
}
