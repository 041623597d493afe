package dev.ganvas.experiment;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Settings as JSON: numbers as numbers, everything else as the text that the command line takes. */
public final class SettingsJson {
    private SettingsJson() {}

    /** Returns one object with a field for each setting of {@code schema}, in its order. */
    public static ObjectNode of(List<Setting<?>> schema, Settings settings) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (Setting<?> setting : schema) {
            put(node, setting, settings);
        }
        return node;
    }

    private static <T> void put(ObjectNode node, Setting<T> setting, Settings settings) {
        T value = settings.get(setting);
        // Some whole numbers stand for a word, such as "auto".
        if (value instanceof Long whole && setting.format(value).equals(whole.toString())) {
            node.put(setting.name(), whole);
        } else if (value instanceof Double real) {
            node.put(setting.name(), real);
        } else {
            node.put(setting.name(), setting.format(value));
        }
    }
}
