package dev.ganvas.store;

import dev.ganvas.metric.quality.Measurement;
import dev.ganvas.metric.quality.QualityFigure;
import dev.ganvas.metric.quality.QualityFigures;
import dev.ganvas.problem.FileException;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.run.quality.QualityRow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table of quality: one row a measurement, with value, standard error and floor of each figure, as exact decimal text
 * in any locale, lines ended by LF.
 */
final class QualityCsv {
    private static final String STEP = "step";
    private static final String FEATURES = "features";
    private static final String ERROR = "_error";
    private static final String FLOOR = "_floor";
    /** More than any run leaves: a few hundred rows. */
    private static final int MOST_BYTES = 64 << 20;

    private QualityCsv() {}

    /** Returns the first line of a table that begins with {@code row}. */
    static String header(QualityRow row) {
        StringBuilder line = new StringBuilder(STEP).append(',').append(FEATURES);
        for (QualityFigure figure : row.figures().keySet()) {
            line.append(',').append(figure.id());
            line.append(',').append(figure.id()).append(ERROR);
            line.append(',').append(figure.id()).append(FLOOR);
        }
        return line.append('\n').toString();
    }

    /** Returns a row as a line. A double as Java writes it reads back as the same double. */
    static String line(QualityRow row) {
        StringBuilder line = new StringBuilder().append(row.step()).append(',').append(row.features());
        for (Measurement measured : row.figures().values()) {
            line.append(',').append(measured.value());
            line.append(',').append(measured.error());
            line.append(',').append(measured.floor());
        }
        return line.append('\n').toString();
    }

    /**
     * Reads the rows of a table. Figures that this program does not know, of a later version of it, are left out.
     *
     * @param bytes how far to read
     * @throws UnusableDataException with one sentence, if the table is damaged or cannot be read
     */
    static List<QualityRow> read(Path file, long bytes) throws UnusableDataException {
        List<QualityRow> rows = new ArrayList<>();
        int number = 1;
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] text = stream.readNBytes((int) Math.min(MOST_BYTES, bytes));
            List<String> lines =
                    new String(text, StandardCharsets.US_ASCII).lines().toList();
            List<Optional<QualityFigure>> figures = lines.isEmpty() ? List.of() : figures(lines.get(0));
            for (; number < lines.size(); number++) {
                rows.add(row(lines.get(number).split(",", -1), figures));
            }
        } catch (IOException e) {
            throw new UnusableDataException(e, "file.notReadable", file, FileException.reason(e));
        } catch (IllegalArgumentException e) {
            throw new UnusableDataException(e, "damage.qualityLine", file, number + 1);
        }
        return rows;
    }

    private static List<Optional<QualityFigure>> figures(String header) {
        String[] names = header.split(",", -1);
        List<Optional<QualityFigure>> figures = new ArrayList<>();
        for (int column = 2; column < names.length; column += 3) {
            figures.add(QualityFigures.byId(names[column]));
        }
        return figures;
    }

    private static QualityRow row(String[] values, List<Optional<QualityFigure>> figures) {
        if (values.length != 2 + 3 * figures.size()) {
            throw new IllegalArgumentException("%d values".formatted(values.length));
        }
        Map<QualityFigure, Measurement> measured = new LinkedHashMap<>();
        for (int i = 0; i < figures.size(); i++) {
            int column = 2 + 3 * i;
            figures.get(i)
                    .ifPresent(figure -> measured.put(
                            figure,
                            new Measurement(
                                    Double.parseDouble(values[column]),
                                    Double.parseDouble(values[column + 1]),
                                    Double.parseDouble(values[column + 2]))));
        }
        return new QualityRow(Long.parseLong(values[0]), values[1], measured);
    }
}
