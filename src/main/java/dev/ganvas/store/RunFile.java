package dev.ganvas.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ganvas.data.SampleShape;
import dev.ganvas.engine.StepReport;
import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.SettingsJson;
import dev.ganvas.file.AtomicFile;
import dev.ganvas.metric.NumberCensus;
import dev.ganvas.metric.points.ModeCoverage;
import dev.ganvas.metric.points.PointScores;
import dev.ganvas.problem.FileException;
import dev.ganvas.problem.Sentence;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.program.Versions;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunState;
import dev.ganvas.run.compare.Quality;
import dev.ganvas.run.compare.QualityMeter;
import dev.ganvas.run.history.History;
import dev.ganvas.run.history.RunFrame;
import dev.ganvas.run.quality.BestSoFar;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The run file: what was trained, with which settings, by which program, and how it ended. */
public final class RunFile {
    /** The outcome of a run that was closed before its end. */
    static final String INTERRUPTED = "interrupted";

    private static final String FINISHED = "finished";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** Ours have 3,000; whoever edits one by hand has room. */
    private static final int MOST_BYTES = 1 << 20;

    private static final String TIME = "time";
    private static final String SECONDS = "seconds";

    private RunFile() {}

    /** Returns a writer of JSON for people: indented, lines ended by LF on every system. */
    static ObjectWriter writer() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        return new ObjectMapper().writer(printer);
    }

    /**
     * Writes the file of a run that goes on; called on its training thread, between two steps.
     *
     * @throws IOException with one sentence for the user, and the file is as it was
     */
    public static void write(Path file, Run run) throws IOException {
        write(file, run, null, BestSoFar.of(run.quality().rows(), run.settings()));
    }

    /**
     * Writes the file.
     *
     * @param last figures of the last step; null where only those that were recorded are known
     * @param best at which step it was best, if it was measured
     */
    static void write(Path file, Run run, @Nullable StepReport last, Optional<BestSoFar> best) throws IOException {
        ObjectNode root = NODES.objectNode();
        root.put("experiment", run.experiment().id());
        root.put("title", run.experiment().title());
        root.put("outcome", outcome(run.state()));
        Throwable failure = run.failure();
        if (failure != null) {
            root.put("failure", failure.getMessage());
        }
        run.ending().ifPresent(reason -> root.put("ended", reason.toString()));
        root.set("settings", SettingsJson.of(run.experiment().schema(), run.settings()));
        if (run.settings().get(Schema.EMA) > 0) {
            root.put("sampled", "moving average of the generator");
        }
        root.set("data", data(run));
        root.put("threads", run.trainer().threads());
        root.set("versions", versions());
        root.set("metrics", metrics(run, last));
        best.ifPresent(kept -> root.putObject("best")
                .put("step", kept.step())
                .put("figure", kept.figure().id())
                .put("value", kept.measured().value()));
        root.set(TIME, time(run));
        AtomicFile.write(file, temporary -> writer().writeValue(temporary.toFile(), root));
    }

    private static String outcome(RunState state) {
        return switch (state) {
            case FINISHED -> FINISHED;
            case FAILED -> "failed";
            case DIVERGED -> "diverged";
            default -> INTERRUPTED;
        };
    }

    private static ObjectNode data(Run run) {
        SampleShape shape = run.data().shape();
        ObjectNode data = NODES.objectNode();
        data.put("title", run.data().title().toString());
        data.put("size", run.data().size());
        data.putArray("shape").add(shape.channels()).add(shape.height()).add(shape.width());
        return data;
    }

    /** Returns which program wrote a file. */
    static ObjectNode versions() {
        Versions versions = Versions.read();
        ObjectNode node = NODES.objectNode();
        node.put("ganvas", versions.ganvas());
        node.put("java", versions.java());
        node.put("nd4j", versions.nd4j());
        return node;
    }

    private static ObjectNode metrics(Run run, @Nullable StepReport last) {
        ObjectNode node = NODES.objectNode();
        node.put("steps", run.step());
        node.put("epochs", (double) run.step() / run.stepsPerEpoch());
        putFigures(node, run, last);
        RunFrame frame = run.frame();
        NumberCensus census = frame == null ? null : frame.census();
        if (census != null) {
            node.put("evenness", census.evenness());
            node.put("coverage", census.coverage());
        }
        if (run.data().shape().isPoint() && run.state() != RunState.FAILED && run.state() != RunState.DIVERGED) {
            new QualityMeter(run.experiment(), run.data())
                    .measure(run.settings(), run.trainer()::generate)
                    .ifPresent(quality -> putPoints(node, quality));
        }
        return node;
    }

    private static void putPoints(ObjectNode node, Quality quality) {
        if (quality instanceof Quality.Points points) {
            PointScores.Score score = points.score();
            ModeCoverage coverage = score.coverage();
            if (coverage != null) {
                node.put("modes", coverage.covered());
                node.put("highQuality", coverage.highQuality());
                node.put("reverseKl", coverage.reverseKl());
            }
            node.put("js", score.js());
            node.put("jsFloor", score.jsFloor());
            node.put("oneNn", score.oneNn());
            node.put("slicedWasserstein", score.slicedWasserstein());
            node.put("slicedWassersteinFloor", score.slicedWassersteinFloor());
        }
    }

    private static void putFigures(ObjectNode node, Run run, @Nullable StepReport last) {
        History.Rows rows = run.history().snapshot();
        int row = rows.length() - 1;
        for (StepFigure figure : StepFigure.all()) {
            if (last != null) {
                node.put(figure.column(), finite(last.get(figure)));
            } else if (row >= 0 && rows.step(row) == run.step()) {
                node.put(figure.column(), finite(rows.value(figure, row)));
            }
        }
    }

    /** Returns what the clock says: all that another run of the same seed has otherwise. */
    private static ObjectNode time(Run run) {
        double seconds = run.elapsed().toNanos() / 1e9;
        ObjectNode node = NODES.objectNode();
        node.put(SECONDS, seconds);
        node.put("steps_per_second", seconds > 0 ? run.step() / seconds : 0);
        return node;
    }

    /**
     * Reads a run file.
     *
     * @throws UnusableDataException with one sentence: the file, what is wrong with it, the remedy
     */
    public static JsonNode read(Path file) throws UnusableDataException {
        return read(file, RunHeader::damage);
    }

    /** Reads a file with one JSON object, whose damage is told in other words. */
    static JsonNode read(Path file, SavedSettings.Damage damage) throws UnusableDataException {
        JsonNode root;
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] text = stream.readNBytes(MOST_BYTES + 1);
            if (text.length > MOST_BYTES) {
                throw new UnusableDataException(damage.of(file, Sentence.of("damage.longerThan", MOST_BYTES)));
            }
            root = new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new UnusableDataException(
                    e,
                    damage.of(
                            file,
                            Sentence.of("damage.noJsonFrom", e.getLocation().getLineNr())));
        } catch (IOException e) {
            throw new UnusableDataException(e, "file.notReadable", file, FileException.reason(e));
        }
        if (!root.isObject()) {
            throw new UnusableDataException(damage.of(file, Sentence.of("damage.noJsonObject")));
        }
        return root;
    }

    /** Returns which experiment a run file is of, if it can be read. */
    static Optional<String> experiment(Path file) {
        try {
            return Optional.of(read(file).path("experiment").asText());
        } catch (UnusableDataException e) {
            return Optional.empty(); // whoever needs more of it is told why
        }
    }

    /** Returns whether the run of a run file came to its end. */
    static boolean isFinished(JsonNode root) {
        return root.path("outcome").asText().equals(FINISHED);
    }

    /** Returns how long the run of a run file trained. */
    static Duration elapsed(JsonNode root) {
        // Older run files have it among the figures.
        JsonNode seconds = root.path(TIME).has(SECONDS)
                ? root.path(TIME).path(SECONDS)
                : root.path("metrics").path(SECONDS);
        return Duration.ofNanos(Math.round(seconds.asDouble() * 1e9));
    }

    /** JSON has no way to write a figure that is not a number, so it becomes null. */
    private static @Nullable Float finite(float value) {
        return Float.isFinite(value) ? value : null;
    }
}
