package dev.ganvas.store;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ganvas.data.SampleShape;
import dev.ganvas.experiment.SettingsJson;
import dev.ganvas.file.AtomicFile;
import dev.ganvas.metric.NumberCensus;
import dev.ganvas.program.Versions;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunState;
import dev.ganvas.run.history.RunFrame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The run file: what was trained, with which settings, by which program, and how it ended. */
final class RunFile {
    /** The outcome of a run that was closed before its end. */
    static final String INTERRUPTED = "interrupted";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

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
     * Writes the file.
     *
     * @param last figures of the last step by column name
     */
    static void write(Path file, Run run, Map<String, Float> last) throws IOException {
        ObjectNode root = NODES.objectNode();
        root.put("experiment", run.experiment().id());
        root.put("title", run.experiment().title());
        root.put("outcome", outcome(run.state()));
        Throwable failure = run.failure();
        if (failure != null) {
            root.put("failure", failure.getMessage());
        }
        root.set("settings", SettingsJson.of(run.experiment().schema(), run.settings()));
        root.set("data", data(run));
        root.put("threads", run.trainer().threads());
        root.set("versions", versions());
        root.set("metrics", metrics(run, last));
        AtomicFile.write(file, temporary -> writer().writeValue(temporary.toFile(), root));
    }

    private static String outcome(RunState state) {
        return switch (state) {
            case FINISHED -> "finished";
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

    private static ObjectNode metrics(Run run, Map<String, Float> last) {
        double seconds = run.elapsed().toNanos() / 1e9;
        ObjectNode node = NODES.objectNode();
        node.put("steps", run.step());
        node.put("epochs", (double) run.step() / run.stepsPerEpoch());
        last.forEach((column, value) -> node.put(column, finite(value)));
        RunFrame frame = run.frame();
        NumberCensus census = frame == null ? null : frame.census();
        if (census != null) {
            node.put("evenness", census.evenness());
            node.put("coverage", census.coverage());
        }
        node.put("seconds", seconds);
        node.put("steps_per_second", seconds > 0 ? run.step() / seconds : 0);
        return node;
    }

    /** JSON has no way to write a figure that is not a number, so it becomes null. */
    private static @Nullable Float finite(float value) {
        return Float.isFinite(value) ? value : null;
    }
}
