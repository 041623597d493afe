package dev.ganvas.cli.report;

import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.experiment.Setting;
import dev.ganvas.metric.points.ModeCoverage;
import dev.ganvas.metric.points.PointScores;
import dev.ganvas.run.compare.ComparedRun;
import dev.ganvas.run.compare.Quality;
import dev.ganvas.run.compare.SettingDifferences;
import dev.ganvas.run.history.TailMeans;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Lays compared runs out as a table for people: a line each, columns under their names. */
public final class ComparisonTable {
    private ComparisonTable() {}

    /** Returns the lines, each with its end, and one below that says what they are. */
    static String of(List<? extends ComparedRun> runs) {
        SettingDifferences differences = SettingDifferences.among(runs);
        List<List<String>> rows = new ArrayList<>();
        rows.add(header(differences, runs));
        for (ComparedRun run : runs) {
            rows.add(row(run, differences));
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                int width = width(rows, column);
                boolean words = column == 0 || column == row.size() - 1;
                String format = words ? "%-" + width + "s  " : "%" + width + "s  ";
                line.append(format.formatted(row.get(column)));
            }
            text.append(line.toString().stripTrailing()).append(System.lineSeparator());
        }
        text.append("Losses and D are means over the last tenth of the steps.");
        if (measuresImages(runs)) {
            text.append(" Distance to real images: 0 is the same, 1 as far as always making their mean, and the floor")
                    .append(" is what other real images get. Diversity: 1 is as varied as real images.");
        }
        if (measuresPoints(runs)) {
            text.append(" Good: within three deviations of a mode. JS: divergence from real points, 0 to 1, and the")
                    .append(" floor is what other real points get.");
        }
        return text.append(System.lineSeparator()).toString();
    }

    private static boolean measuresImages(List<? extends ComparedRun> runs) {
        return runs.stream().anyMatch(run -> run.shape().isImage());
    }

    private static boolean measuresPoints(List<? extends ComparedRun> runs) {
        return runs.stream().anyMatch(run -> run.shape().isPoint());
    }

    private static List<String> header(SettingDifferences differences, List<? extends ComparedRun> runs) {
        List<String> header = new ArrayList<>(List.of("run"));
        differences.settings().forEach(setting -> header.add(setting.name()));
        header.addAll(List.of("steps", "G loss", "D loss", "D(x)", "D(G(z))", "D right"));
        header.addAll(
                measuresPoints(runs)
                        ? List.of("modes", "good", "JS", "floor")
                        : measuresImages(runs)
                                ? List.of("distance", "floor", "diversity")
                                : List.of("even", "covered"));
        header.addAll(List.of("steps/s", "seconds", "state"));
        return header;
    }

    private static List<String> row(ComparedRun run, SettingDifferences differences) {
        List<String> row = new ArrayList<>(List.of(run.name()));
        for (Setting<?> setting : differences.settings()) {
            row.add(SettingDifferences.text(run, setting));
        }
        TailMeans.Means means = run.means();
        row.add(Long.toString(run.step()));
        row.add(number("%.3f", means.of(StepFigure.G_LOSS)));
        row.add(number("%.3f", means.of(StepFigure.D_LOSS)));
        row.add(number("%.2f", means.of(StepFigure.D_REAL)));
        row.add(number("%.2f", means.of(StepFigure.D_FAKE)));
        row.add(number("%.0f %%", 100 * means.of(StepFigure.D_ACCURACY)));
        Quality quality = run.quality().orElse(null);
        if (quality instanceof Quality.Numbers numbers) {
            row.add(number("%.1f %%", 100 * numbers.census().evenness()));
            row.add("%d of %d".formatted(numbers.census().coverage(), numbers.evenNumbers()));
        } else if (quality instanceof Quality.Images images) {
            row.add(number("%.3f", images.score().distance()));
            row.add(number("%.3f", images.score().floor()));
            row.add(number("%.2f", images.score().diversity()));
        } else if (quality instanceof Quality.Points points) {
            PointScores.Score score = points.score();
            ModeCoverage coverage = score.coverage();
            row.add(coverage == null ? "-" : "%d of %d".formatted(coverage.covered(), coverage.of()));
            row.add(coverage == null ? "-" : number("%.1f %%", 100 * coverage.highQuality()));
            row.add(number("%.3f", score.js()));
            row.add(number("%.3f", score.jsFloor()));
        } else {
            int columns = run.shape().isPoint() ? 4 : run.shape().isImage() ? 3 : 2;
            row.addAll(Collections.nCopies(columns, "-"));
        }
        row.add(run.step() == 0 ? "-" : number("%.1f", run.stepsPerSecond()));
        row.add(run.step() == 0 ? "-" : number("%.1f", run.elapsed().toNanos() / 1e9));
        row.add(run.outcome().name().toLowerCase(Locale.ROOT));
        return row;
    }

    private static String number(String format, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "-";
    }

    private static int width(List<List<String>> rows, int column) {
        return Math.max(
                1, rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(1));
    }
}
