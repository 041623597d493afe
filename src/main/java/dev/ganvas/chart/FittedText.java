package dev.ganvas.chart;

import java.util.ArrayList;
import java.util.List;

/** Texts that have to fit a width. */
public final class FittedText {
    private FittedText() {}

    /** Returns a text as long as there is room for, in the surface's font. */
    public static String shortened(Surface surface, String text, double width) {
        if (surface.textWidth(text) <= width) {
            return text;
        }
        int length = text.length();
        while (length > 1 && surface.textWidth(text.substring(0, length) + "…") > width) {
            length--;
        }
        return text.substring(0, length).stripTrailing() + "…";
    }

    /** Returns the lines of a text, broken between words, and inside those that are longer than a line. */
    public static List<String> wrapped(Surface surface, String text, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (surface.textWidth(longer) > width && !line.isEmpty()) {
                lines.add(line.toString());
                longer = word;
            }
            while (surface.textWidth(longer) > width && longer.length() > 1) {
                int end = longer.length() - 1;
                while (end > 1 && surface.textWidth(longer.substring(0, end)) > width) {
                    end--;
                }
                lines.add(longer.substring(0, end));
                longer = longer.substring(end);
            }
            line.setLength(0);
            line.append(longer);
        }
        lines.add(line.toString());
        return lines;
    }
}
