package dev.ganvas.store;

import dev.ganvas.engine.StepReport;
import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.problem.FileException;
import dev.ganvas.problem.UnusableDataException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the table of losses that {@link LossesCsv} wrote, row by row, in memory that does not grow with it. Figures are
 * found by the names of their columns, so that a table with fewer or more than are known here can be read.
 */
public final class LossesReader {
    private static final int LONGEST_LINE = 1000;

    private LossesReader() {}

    /**
     * Returns the figures that a table has.
     *
     * @throws UnusableDataException with one sentence, if the file is missing or damaged
     * @throws IOException with one sentence, if it cannot be read
     */
    public static List<StepFigure> figures(Path file) throws UnusableDataException, IOException {
        return columns(file).figures();
    }

    static FigureColumns columns(Path file) throws UnusableDataException, IOException {
        return open(file, lines -> columns(file, lines));
    }

    private static FigureColumns columns(Path file, BufferedReader lines) throws UnusableDataException, IOException {
        String header = line(lines);
        return LossesCsv.columns(header == null ? "" : header).orElseThrow(() -> damaged(file, 1));
    }

    /**
     * Reads the rows up to a step.
     *
     * @param each hears every row, as one report that is used again; what the table lacks is NaN
     * @throws UnusableDataException with one sentence, if the file is missing or damaged
     * @throws IOException with one sentence, if it cannot be read
     */
    public static void read(Path file, long lastStep, Consumer<StepReport> each)
            throws UnusableDataException, IOException {
        open(file, lines -> {
            FigureColumns columns = columns(file, lines);
            StepReport report = new StepReport();
            StepFigure.all().forEach(figure -> report.set(figure, Float.NaN));
            long before = 0;
            int number = 1;
            for (String line = line(lines); line != null; line = line(lines)) {
                number++;
                if (!parse(line, columns, report) || report.step <= before) {
                    throw damaged(file, number);
                }
                if (report.step > lastStep) {
                    break; // a process that was cut off wrote this behind the checkpoint that the run goes on from
                }
                before = report.step;
                each.accept(report);
            }
            return columns;
        });
    }

    private interface Reading {
        FigureColumns from(BufferedReader lines) throws IOException, UnusableDataException;
    }

    private static FigureColumns open(Path file, Reading reading) throws UnusableDataException, IOException {
        if (!Files.isRegularFile(file)) {
            throw new UnusableDataException("damage.missing", file);
        }
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            return reading.from(lines);
        } catch (CharacterCodingException e) {
            throw new UnusableDataException(e, "damage.noText", file);
        } catch (IOException e) {
            throw new FileException(e, "damage.notReadable", file, FileException.reason(e));
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

    private static boolean parse(String line, FigureColumns columns, StepReport report) {
        String[] fields = line.split(",", -1);
        if (fields.length != 1 + columns.count()) {
            return false;
        }
        try {
            report.step = Long.parseLong(fields[0]);
            for (int column = 0; column < columns.count(); column++) {
                StepFigure figure = columns.figure(column);
                if (figure != null) {
                    report.set(figure, Float.parseFloat(fields[1 + column]));
                }
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
