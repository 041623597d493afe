package dev.ganvas.export;

/**
 * Something that can be chosen of an export: a whole number within bounds, or whether something is done.
 *
 * @param name on the command line, without its dashes
 * @param help what it does, without a stop: the bounds follow it
 * @param unit of the number, with a space before it; empty for a count
 * @param least the smallest number
 * @param most the largest number
 * @param initial the number where none is given
 * @param word what {@code initial} is called
 * @param kind of the value
 */
public record ExportOption(
        String name, String help, String unit, int least, int most, int initial, String word, Kind kind) {

    /** What an option holds. */
    public enum Kind {
        NUMBER,
        /** 0 or 1: it is given, or it is not. */
        FLAG
    }

    /** Returns an option that is a number. */
    static ExportOption number(String name, String help, String unit, int least, int most, int initial) {
        return new ExportOption(name, help, unit, least, most, initial, Integer.toString(initial), Kind.NUMBER);
    }

    /** Returns an option that is given or is not. */
    static ExportOption flag(String name, String help) {
        return new ExportOption(name, help, "", 0, 1, 0, "", Kind.FLAG);
    }

    /** Returns the option of how many pixels, in both directions, one pixel becomes. */
    static ExportOption upscale(int most, int initial) {
        return number("upscale", "Makes each pixel a square this wide", "", 1, most, initial);
    }

    /** Returns this option with a word for the number where none is given. */
    ExportOption named(String meaning) {
        return new ExportOption(name, help, unit, least, most, initial, meaning, kind);
    }
}
