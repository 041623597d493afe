package dev.ganvas.export;

import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Setting;
import dev.ganvas.file.AtomicFile;
import dev.ganvas.metric.ImageScores;
import dev.ganvas.metric.NumberCensus;
import dev.ganvas.metric.points.ModeCoverage;
import dev.ganvas.metric.points.PointScores;
import dev.ganvas.problem.Sentence;
import dev.ganvas.run.compare.ComparedRun;
import dev.ganvas.run.compare.Quality;
import dev.ganvas.run.compare.SettingDifferences;
import dev.ganvas.run.history.TailMeans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The table of a comparison: one row a run, as RFC 4180 has it, lines ended by LF. Settings that differ come first, then
 * figures: means over the last tenth of the steps, which {@code mean_from_step} says. A figure that there is none of is
 * an empty field.
 */
public final class ComparisonCsv {
    private static final List<StepFigure> FIGURES =
            List.of(StepFigure.G_LOSS, StepFigure.D_LOSS, StepFigure.D_REAL, StepFigure.D_FAKE, StepFigure.D_ACCURACY);

    private ComparisonCsv() {}

    /**
     * Writes the table to a file, or leaves the file as it was.
     *
     * @throws IOException with one sentence for the user
     */
    public static void write(Path file, List<? extends ComparedRun> runs) throws IOException {
        AtomicFile.write(file, temporary -> Files.writeString(temporary, text(runs)));
    }

    /** Returns the whole table. */
    public static String text(List<? extends ComparedRun> runs) {
        SettingDifferences differences = SettingDifferences.among(runs);
        StringBuilder text = new StringBuilder(line(header(differences, runs)));
        for (ComparedRun run : runs) {
            text.append(line(row(run, differences, runs)));
        }
        return text.toString();
    }

    private static boolean hasPoints(List<? extends ComparedRun> runs) {
        return runs.stream().anyMatch(run -> run.shape().isPoint());
    }

    private static List<String> header(SettingDifferences differences, List<? extends ComparedRun> runs) {
        List<String> fields = new ArrayList<>(List.of("run", "experiment"));
        differences.settings().forEach(setting -> fields.add(setting.name()));
        fields.addAll(List.of("state", "reason", "steps", "mean_from_step"));
        FIGURES.forEach(figure -> fields.add(figure.column()));
        fields.addAll(List.of("evenness", "coverage", "distance", "distance_floor", "diversity"));
        if (hasPoints(runs)) {
            fields.addAll(
                    List.of("modes", "high_quality", "reverse_kl", "js", "js_floor", "one_nn", "sliced_wasserstein"));
        }
        measured(runs).forEach(figure -> fields.add("measured_" + figure));
        fields.addAll(List.of("steps_per_second", "seconds"));
        return fields;
    }

    /** Returns the figures of quality that any of the runs was measured by last while it trained. */
    private static List<String> measured(List<? extends ComparedRun> runs) {
        return Schema.BEST_BY.values().stream()
                .filter(figure -> runs.stream().anyMatch(run -> !Double.isNaN(run.measured(figure))))
                .toList();
    }

    private static List<String> row(ComparedRun run, SettingDifferences differences, List<? extends ComparedRun> runs) {
        List<String> fields =
                new ArrayList<>(List.of(run.name(), run.experiment().id()));
        for (Setting<?> setting : differences.settings()) {
            fields.add(SettingDifferences.text(run, setting));
        }
        TailMeans.Means means = run.means();
        fields.add(run.outcome().name().toLowerCase(Locale.ROOT));
        fields.add(run.reason().map(Sentence::toString).orElse(""));
        fields.add(Long.toString(run.step()));
        fields.add(means.fromStep() == 0 ? "" : Long.toString(means.fromStep()));
        FIGURES.forEach(figure -> fields.add(number(means.of(figure))));
        addQuality(run, fields);
        if (hasPoints(runs)) {
            addPoints(run, fields);
        }
        measured(runs).forEach(figure -> fields.add(number(run.measured(figure))));
        fields.add(run.step() == 0 ? "" : number(run.stepsPerSecond()));
        fields.add(run.step() == 0 ? "" : number(run.elapsed().toNanos() / 1e9));
        return fields;
    }

    private static void addQuality(ComparedRun run, List<String> fields) {
        Quality quality = run.quality().orElse(null);
        if (quality instanceof Quality.Numbers numbers) {
            NumberCensus census = numbers.census();
            fields.addAll(List.of(number(census.evenness()), Integer.toString(census.coverage()), "", "", ""));
        } else if (quality instanceof Quality.Images images) {
            ImageScores.Score score = images.score();
            fields.addAll(List.of("", "", number(score.distance()), number(score.floor()), number(score.diversity())));
        } else {
            fields.addAll(List.of("", "", "", "", ""));
        }
    }

    private static void addPoints(ComparedRun run, List<String> fields) {
        if (run.quality().orElse(null) instanceof Quality.Points points) {
            PointScores.Score score = points.score();
            ModeCoverage coverage = score.coverage();
            fields.add(coverage == null ? "" : Integer.toString(coverage.covered()));
            fields.add(coverage == null ? "" : number(coverage.highQuality()));
            fields.add(coverage == null ? "" : number(coverage.reverseKl()));
            fields.addAll(List.of(
                    number(score.js()),
                    number(score.jsFloor()),
                    number(score.oneNn()),
                    number(score.slicedWasserstein())));
        } else {
            fields.addAll(List.of("", "", "", "", "", "", ""));
        }
    }

    /** Six digits, which is more than any figure of a GAN is good for. */
    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.6g", value) : "";
    }

    private static String line(List<String> fields) {
        return fields.stream().map(ComparisonCsv::field).collect(Collectors.joining(",", "", "\n"));
    }

    private static String field(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
