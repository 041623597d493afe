package dev.ganvas.store;

import dev.ganvas.engine.StepReport;
import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.file.AtomicFile;
import dev.ganvas.problem.FileException;
import dev.ganvas.problem.UnusableDataException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the table of losses that {@link LossesCsv} wrote, row by row, in memory that does not grow with it. */
public final class LossesReader {
    private static final int LONGEST_LINE = 1000;

    private LossesReader() {}

    /**
     * Reads the rows up to a step.
     *
     * @param each hears every row, as one report that is used again
     * @throws UnusableDataException with one sentence, if the file is missing or damaged
     * @throws IOException with one sentence, if it cannot be read
     */
    public static void read(Path file, long lastStep, Consumer<StepReport> each)
            throws UnusableDataException, IOException {
        if (!Files.isRegularFile(file)) {
            throw new UnusableDataException("damage.missing", file);
        }
        StepReport report = new StepReport();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            if (!LossesCsv.HEADER.equals(line(lines))) {
                throw damaged(file, 1);
            }
            long before = 0;
            int number = 1;
            for (String line = line(lines); line != null; line = line(lines)) {
                number++;
                if (!parse(line, report) || report.step <= before) {
                    throw damaged(file, number);
                }
                if (report.step > lastStep) {
                    break; // a process that was cut off wrote this behind the checkpoint that the run goes on from
                }
                before = report.step;
                each.accept(report);
            }
        } catch (CharacterCodingException e) {
            throw new UnusableDataException(e, "damage.noText", file);
        } catch (IOException e) {
            throw new FileException(e, "damage.notReadable", file, AtomicFile.reason(e));
        }
    }

    /** Returns the next line, or null at the end; a line longer than any of ours is cut, so that it fits into memory. */
    private static @Nullable String line(BufferedReader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = reader.read();
        if (next < 0) {
            return null;
        }
        for (; next >= 0 && next != '\n' && line.length() < LONGEST_LINE; next = reader.read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    private static boolean parse(String line, StepReport report) {
        String[] fields = line.split(",", -1);
        if (fields.length != 1 + StepFigure.all().size()) {
            return false;
        }
        try {
            report.step = Long.parseLong(fields[0]);
            for (StepFigure figure : StepFigure.all()) {
                report.set(figure, Float.parseFloat(fields[1 + figure.index()]));
            }
        } catch (NumberFormatException e) {
            return false;
        }
        return report.step >= 1;
    }

    private static UnusableDataException damaged(Path file, int line) {
        return new UnusableDataException("damage.line", file, line);
    }
}
