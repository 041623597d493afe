package dev.ganvas.store;

import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.file.AtomicFile;
import dev.ganvas.run.history.History;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The table of losses: one row a recorded step, figures as exact decimal text in any locale, lines ended by LF. */
public final class LossesCsv {
    /** The name of the first column. */
    private static final String STEP = "step";

    /** The first line of a new table. */
    public static final String HEADER = header(FigureColumns.ALL);

    private LossesCsv() {}

    /**
     * Writes recorded rows to a file, or leaves the file as it was.
     *
     * @throws IOException with one sentence for the user
     */
    public static void write(Path file, History.Rows rows) throws IOException {
        AtomicFile.write(file, temporary -> {
            try (BufferedWriter writer = Files.newBufferedWriter(temporary)) {
                writer.append(HEADER).append('\n');
                int length = rows.length();
                for (int row = 0; row < length; row++) {
                    writer.append(line(FigureColumns.ALL, rows, row));
                }
            }
        });
    }

    private static String header(FigureColumns columns) {
        return STEP + "," + String.join(",", columns.names());
    }

    /** Returns the columns of a table by its first line; nothing if that cannot be one. */
    static Optional<FigureColumns> columns(String header) {
        List<String> names = List.of(header.split(",", -1));
        return names.get(0).equals(STEP) ? FigureColumns.of(names.subList(1, names.size())) : Optional.empty();
    }

    /** Returns whether a table of losses can begin with this line. */
    public static boolean isHeader(String line) {
        return columns(line).isPresent();
    }

    /** Returns the whole table as text. */
    static CharSequence text(FigureColumns columns, History.Past past) {
        StringBuilder text = new StringBuilder(header(columns)).append('\n');
        for (int row = 0; row < past.length(); row++) {
            text.append(line(columns, past.rows(), row));
        }
        return text;
    }

    /** Returns one row as a line. A float as Java writes it reads back as the same float. */
    static CharSequence line(FigureColumns columns, History.Rows rows, int row) {
        StringBuilder line = new StringBuilder(96).append(rows.step(row));
        for (int column = 0; column < columns.count(); column++) {
            StepFigure figure = columns.figure(column);
            line.append(',').append(figure == null ? Float.NaN : rows.value(figure, row));
        }
        return line.append('\n');
    }
}
