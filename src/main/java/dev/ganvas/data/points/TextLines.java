package dev.ganvas.data.points;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a text of any kind, none of which takes more memory than a row of numbers may: the rest of it is left out. */
final class TextLines {
    private static final int LONGEST = 1 << 14;
    private static final int LOOKED_AT = 100;

    private final Reader reader;
    private final List<String> first = new ArrayList<>();
    private int number;

    TextLines(Reader reader) throws IOException {
        this.reader = reader;
        for (String line = read(); line != null; line = first.size() < LOOKED_AT ? read() : null) {
            first.add(line);
        }
    }

    /** Returns some lines from the beginning, which {@link #next} gives again. */
    List<String> first() {
        return first;
    }

    /** Returns the number of the line that {@link #next} gave last, from 1 on. */
    int number() {
        return number;
    }

    /** Returns the next line; null behind the last. */
    @Nullable
    String next() throws IOException {
        number++;
        return number <= first.size() ? first.get(number - 1) : read();
    }

    private @Nullable String read() throws IOException {
        StringBuilder line = new StringBuilder();
        boolean any = false;
        for (int next = reader.read(); next >= 0; next = reader.read()) {
            any = true;
            if (next == '\n') {
                break;
            }
            if (next != '\r' && next != '\uFEFF' && line.length() < LONGEST) {
                line.append((char) next);
            }
        }
        return any ? line.toString() : null;
    }
}
