package dev.ganvas.store;

import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.file.AtomicFile;
import dev.ganvas.run.history.History;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The table of losses: one row a recorded step, figures as exact decimal text in any locale, lines ended by LF. */
public final class LossesCsv {
    private static final List<StepFigure> COLUMNS = StepFigure.all();

    /** The first line. */
    public static final String HEADER =
            "step," + COLUMNS.stream().map(StepFigure::column).collect(Collectors.joining(","));

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
                    writer.append(line(rows, row));
                }
            }
        });
    }

    /** Returns the whole table as text. */
    static CharSequence text(History.Past past) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        for (int row = 0; row < past.length(); row++) {
            text.append(line(past.rows(), row));
        }
        return text;
    }

    /** Returns one row as a line. A float as Java writes it reads back as the same float. */
    static CharSequence line(History.Rows rows, int row) {
        StringBuilder line = new StringBuilder(96).append(rows.step(row));
        for (StepFigure column : COLUMNS) {
            line.append(',').append(rows.value(column, row));
        }
        return line.append('\n');
    }
}
