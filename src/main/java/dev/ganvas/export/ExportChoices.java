package dev.ganvas.export;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was chosen of an export. Immutable.
 *
 * @param given the values by the name of the option; an option that is missing has its initial value
 */
public record ExportChoices(Map<String, Integer> given) {
    /** Nothing was chosen. */
    public static final ExportChoices NONE = new ExportChoices(Map.of());

    /** Copies the values. */
    public ExportChoices {
        given = Map.copyOf(given);
    }

    /** Returns these choices with one more. */
    public ExportChoices with(ExportOption option, int value) {
        Map<String, Integer> more = new LinkedHashMap<>(given);
        more.put(option.name(), value);
        return new ExportChoices(more);
    }

    /** Returns the value of an option. */
    public int get(ExportOption option) {
        return orElse(option, option.initial());
    }

    /** Returns the value of an option, or {@code value} where none was chosen. */
    public int orElse(ExportOption option, int value) {
        return given.getOrDefault(option.name(), value);
    }
}
