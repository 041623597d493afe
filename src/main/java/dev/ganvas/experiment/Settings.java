package dev.ganvas.experiment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Values for the settings of one experiment. Immutable, so any thread may hold it. */
public final class Settings {
    private final Map<Setting<?>, Object> values;

    private Settings(Map<Setting<?>, Object> values) {
        this.values = values;
    }

    /** Returns settings without any value, to start from. */
    public static Settings empty() {
        return new Settings(Map.of());
    }

    /** Returns the settings that have a value here. */
    public Collection<Setting<?>> keys() {
        return values.keySet();
    }

    /** Returns whether {@code setting} has a value here. */
    public boolean has(Setting<?> setting) {
        return values.containsKey(setting);
    }

    /** Returns the value of {@code setting}. */
    @SuppressWarnings("unchecked") // with(...) puts nothing but a T under a Setting<T>
    public <T> T get(Setting<T> setting) {
        Object value = values.get(setting);
        if (value == null) {
            throw new IllegalArgumentException("This experiment has no setting " + setting.name() + ".");
        }
        return (T) value;
    }

    /** Returns the value of {@code setting} as {@link Setting#parse} reads it. */
    public <T> String text(Setting<T> setting) {
        return setting.format(get(setting));
    }

    /** Returns these settings with one value changed. */
    public <T> Settings with(Setting<T> setting, T value) {
        Map<Setting<?>, Object> changed = new LinkedHashMap<>(values);
        changed.put(setting, value);
        return new Settings(changed);
    }

    /**
     * Returns these settings with one value changed, as a user writes it.
     *
     * @throws InvalidSettingException with one sentence, if the text is no value of the setting
     */
    public <T> Settings withText(Setting<T> setting, String text) {
        return with(setting, setting.parse(text));
    }

    /** Returns the settings whose values differ from those in {@code other}. */
    public List<Setting<?>> differences(Settings other) {
        List<Setting<?>> different = new ArrayList<>();
        for (Setting<?> setting : values.keySet()) {
            if (!Objects.equals(values.get(setting), other.values.get(setting))) {
                different.add(setting);
            }
        }
        return different;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Settings that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
