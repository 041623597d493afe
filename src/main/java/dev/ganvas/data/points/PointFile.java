package dev.ganvas.data.points;

import dev.ganvas.data.DataReport;
import dev.ganvas.data.Progress;
import dev.ganvas.data.ValueRange;
import dev.ganvas.problem.FileException;
import dev.ganvas.problem.Sentence;
import dev.ganvas.problem.UnusableDataException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;

/**
 * Reads points from a table of text such as CSV: a row a line, of which two columns of numbers are x and y. Which
 * character stands between the columns, whether the first line names them, and which two are meant, is found out from
 * the first lines. Rows without two finite numbers are left out, counted and named. Owns the growing arrays of one file.
 */
public final class PointFile {
    private static final int MOST_ROWS = 10_000_000;
    private static final int NAMED_LINES = 5;
    private static final int NEWS_EVERY = 4096;

    private final Path file;
    private final Progress progress;
    private double[] values = new double[2 * 1024];
    private int rows;
    private int left;
    private final List<Integer> leftLines = new ArrayList<>();

    private PointFile(Path file, Progress progress) {
        this.file = file;
        this.progress = progress;
    }

    /**
     * Reads a file.
     *
     * @param range the part of the plane that the points are scaled to, unless they lie well in it as they are
     * @throws UnusableDataException with one sentence: the file, what is wrong with it, the remedy
     * @throws CancellationException if {@code progress} says so
     */
    public static PointSet read(Path file, ValueRange range, Progress progress) throws UnusableDataException {
        return new PointFile(file, progress).read(range);
    }

    private PointSet read(ValueRange range) throws UnusableDataException {
        if (!Files.exists(file)) {
            throw new UnusableDataException("points.missing", file);
        }
        if (!Files.isRegularFile(file)) {
            throw new UnusableDataException("points.noFile", file);
        }
        PointColumns columns;
        try (InputStream stream = Files.newInputStream(file);
                BufferedReader text = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            TextLines lines = new TextLines(text);
            columns = PointColumns.find(lines.first())
                    .orElseThrow(() -> new UnusableDataException("points.noColumns", file));
            take(lines, columns);
        } catch (IOException e) {
            throw new UnusableDataException(e, "file.notReadable", file, FileException.reason(e));
        }
        if (rows == 0) {
            throw new UnusableDataException("points.noColumns", file);
        }
        return scaled(columns, range);
    }

    private void take(TextLines lines, PointColumns columns) throws IOException, UnusableDataException {
        double[] pair = new double[2];
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (lines.number() % NEWS_EVERY == 0) {
                if (progress.cancelled()) {
                    throw new CancellationException("The points are not wanted any more.");
                }
                progress.update(rows, 0);
            }
            if (line.isBlank() || (lines.number() == 1 && columns.hasHeader())) {
                continue;
            }
            if (columns.read(line, pair)) {
                add(pair);
            } else {
                left++;
                if (leftLines.size() < NAMED_LINES) {
                    leftLines.add(lines.number());
                }
            }
        }
    }

    private void add(double[] pair) throws UnusableDataException {
        if (rows == MOST_ROWS) {
            throw new UnusableDataException("points.tooMany", file, MOST_ROWS);
        }
        if (2 * rows == values.length) {
            values = Arrays.copyOf(values, 2 * values.length);
        }
        values[2 * rows] = pair[0];
        values[2 * rows + 1] = pair[1];
        rows++;
    }

    private PointSet scaled(PointColumns columns, ValueRange range) {
        AxisScale x = AxisScale.of(values, 0, rows, range);
        AxisScale y = AxisScale.of(values, 1, rows, range);
        if (x.fits() && y.fits()) {
            x = AxisScale.NONE;
            y = AxisScale.NONE;
        }
        float[] coordinates = new float[2 * rows];
        for (int row = 0; row < rows; row++) {
            coordinates[2 * row] = x.apply(values[2 * row]);
            coordinates[2 * row + 1] = y.apply(values[2 * row + 1]);
        }
        List<Sentence> details = new ArrayList<>();
        details.add(Sentence.of("points.columns", columns.x(), columns.y()));
        if (left > 0) {
            details.add(Sentence.of("points.rowsLeftOut", left, named()));
        }
        if (!x.equals(AxisScale.NONE) || !y.equals(AxisScale.NONE)) {
            details.add(Sentence.of(
                    "points.scaled", written(x.factor()), written(x.shift()), written(y.factor()), written(y.shift())));
        }
        Sentence name = Sentence.of("points.file", file.getFileName());
        return PointSet.of(name, new DataReport(name, rows, rows + left, 0, 0, details), coordinates, range);
    }

    private static String written(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    private Object named() {
        String lines = String.join(", ", leftLines.stream().map(String::valueOf).toList());
        return left > leftLines.size() ? Sentence.of("problem.andMore", lines, left - leftLines.size()) : lines;
    }
}
