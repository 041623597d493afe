package dev.ganvas.store;

import dev.ganvas.metric.NumberCensus;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The published way to write down what an even-number generator made: {@code 200 : [108, 106, 106, 42]}. */
public final class NumbersFile {
    /** Far more than a million steps write; a larger file is left unread, as what a hostile one holds has to fit in memory. */
    private static final long LARGEST = 64 << 20;

    private static final Pattern LINE = Pattern.compile("(\\d{1,18}) : \\[(\\d{1,5}(?:, \\d{1,5})*)]");

    private NumbersFile() {}

    /**
     * What one step made.
     *
     * @param index of the step, from 0, as the published system counts
     * @param numbers the fakes of that step
     */
    public record NumbersLine(long index, int[] numbers) {}

    /**
     * Returns one line, without its end.
     *
     * @param index of the step that the numbers were made in, from 0, as the published system counts
     * @param numbers the fakes of that step
     */
    public static String line(long index, int[] numbers) {
        return index + " : " + Arrays.toString(numbers);
    }

    /** Returns one line for fakes that are still rows of bits. */
    static String line(long index, float[] fakes, int bits) {
        return line(index, NumberCensus.numbers(fakes, bits));
    }

    /**
     * Reads what a run wrote in its first {@code steps} steps, up to the first line that Ganvas cannot have written.
     * Nothing is read of a file of more than 64 MB.
     *
     * @throws IOException if the file is there and cannot be read
     */
    static List<NumbersLine> read(Path file, long steps) throws IOException {
        List<NumbersLine> lines = new ArrayList<>();
        if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
            return lines;
        }
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                Matcher line = LINE.matcher(text);
                if (!line.matches() || Long.parseLong(line.group(1)) >= steps) {
                    break;
                }
                int[] numbers = Arrays.stream(line.group(2).split(", "))
                        .mapToInt(Integer::parseInt)
                        .toArray();
                lines.add(new NumbersLine(Long.parseLong(line.group(1)), numbers));
            }
        }
        return lines;
    }
}
