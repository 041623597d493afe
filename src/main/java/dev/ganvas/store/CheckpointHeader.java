package dev.ganvas.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ganvas.data.SampleShape;
import dev.ganvas.engine.network.NetworkState;
import dev.ganvas.engine.optimizer.OptimizerKind;
import dev.ganvas.experiment.SettingsJson;
import dev.ganvas.file.CheckedLength;
import dev.ganvas.problem.Sentence;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.run.Checkpoint;
import dev.ganvas.run.DataFingerprint;
import dev.ganvas.run.history.History;
import dev.ganvas.run.history.LiveChange;
import dev.ganvas.store.CheckpointFile.CheckpointContent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a checkpoint says before its arrays, checked.
 *
 * @param run the part that a run file has too
 * @param dataFingerprint of the data that it was trained on
 * @param elapsed how long it trained
 * @param marks of changed settings
 * @param tables how far each table had come, by file name
 * @param generator what its optimizer is
 * @param discriminator what its optimizer is
 * @param rows of figures
 * @param columns the figures of a row
 * @param spanSteps of {@link History.Past}
 * @param snapshots of samples
 * @param arithmetic of the trainer that saved it
 */
record CheckpointHeader(
        RunHeader run,
        DataFingerprint dataFingerprint,
        Duration elapsed,
        List<LiveChange> marks,
        Map<String, CheckedLength> tables,
        Updates generator,
        Updates discriminator,
        int rows,
        FigureColumns columns,
        long spanSteps,
        int snapshots,
        int arithmetic) {

    private static final String FIGURES = "figures";
    private static final String ARITHMETIC = "arithmetic";
    /** Of files that name none. */
    private static final int FIRST_ARITHMETIC = 1;

    private static final int MOST_SNAPSHOTS = 1_000_000;

    /** What is known of an optimizer beside its arrays. */
    record Updates(@Nullable OptimizerKind optimizer, @Nullable OptimizerKind counted, long updates) {
        /** Makes {@code state} ready for the arrays of such an optimizer. */
        void prepare(NetworkState state) {
            state.setOptimizer(optimizer);
            state.setUpdates(counted, updates);
        }

        /** Returns how many arrays as long as the parameters there are, the parameters included. */
        int arrays() {
            return 1 + (optimizer == null ? 0 : optimizer.slots());
        }
    }

    /** Returns the header of {@code content}. */
    static ObjectNode of(CheckpointContent content) {
        Checkpoint checkpoint = content.checkpoint();
        SampleShape shape = checkpoint.shape();
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("experiment", checkpoint.experiment().id());
        root.set("settings", SettingsJson.of(checkpoint.experiment().schema(), checkpoint.settings()));
        ObjectNode data = root.putObject("data");
        data.putArray("shape").add(shape.channels()).add(shape.height()).add(shape.width());
        data.put("size", checkpoint.dataFingerprint().size());
        data.put("check", checkpoint.dataFingerprint().check());
        root.put("threads", checkpoint.threads());
        root.set("versions", RunFile.versions().put(ARITHMETIC, content.arithmetic()));
        root.putObject("metrics").put("steps", checkpoint.step());
        root.put("elapsed_nanos", checkpoint.elapsed().toNanos());
        ArrayNode marks = root.putArray("marks");
        for (LiveChange mark : checkpoint.marks()) {
            marks.addObject()
                    .put("step", mark.step())
                    .put("setting", mark.setting())
                    .put("from", mark.from())
                    .put("to", mark.to());
        }
        ObjectNode tables = root.putObject("tables");
        content.tables()
                .forEach((name, extent) ->
                        tables.putObject(name).put("bytes", extent.bytes()).put("sum", extent.sum()));
        put(root.putObject("generator"), checkpoint.trainer().generator());
        put(root.putObject("discriminator"), checkpoint.trainer().discriminator());
        ObjectNode history = root.putObject("history");
        history.put("rows", checkpoint.history().length())
                .put("span", checkpoint.history().spanSteps());
        FigureColumns.ALL.names().forEach(history.putArray(FIGURES)::add);
        root.put("snapshots", checkpoint.timeline().size());
        return root;
    }

    private static void put(ObjectNode node, NetworkState state) {
        node.put("optimizer", name(state.optimizer()));
        node.put("counted", name(state.counted()));
        node.put("updates", state.updates());
    }

    private static @Nullable String name(@Nullable OptimizerKind kind) {
        return kind == null ? null : kind.name();
    }

    /**
     * Reads a header.
     *
     * @throws UnusableDataException with one sentence
     */
    static CheckpointHeader read(Path file, JsonNode root) throws UnusableDataException {
        RunHeader run = RunHeader.read(file, root);
        long most = run.steps();
        Map<String, CheckedLength> tables = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> table : root.path("tables").properties()) {
            tables.put(
                    table.getKey(),
                    new CheckedLength(
                            number(file, table.getValue(), "bytes", 0, Long.MAX_VALUE),
                            number(file, table.getValue(), "sum", 0, 0xFFFF_FFFFL)));
        }
        return new CheckpointHeader(
                run,
                new DataFingerprint(
                        (int) number(file, root.path("data"), "size", 1, Integer.MAX_VALUE),
                        number(file, root.path("data"), "check", 0, 0xFFFF_FFFFL)),
                Duration.ofNanos(number(file, root, "elapsed_nanos", 0, Long.MAX_VALUE)),
                marks(file, root.path("marks"), most),
                tables,
                updates(file, root.path("generator")),
                updates(file, root.path("discriminator")),
                (int) number(file, root.path("history"), "rows", 0, Math.min(most, History.DEFAULT_CAPACITY)),
                columns(file, root.path("history").path(FIGURES)),
                number(file, root.path("history"), "span", 1, Long.MAX_VALUE),
                (int) number(file, root, "snapshots", 0, MOST_SNAPSHOTS),
                root.path("versions").path(ARITHMETIC).asInt(FIRST_ARITHMETIC));
    }

    private static FigureColumns columns(Path file, JsonNode node) throws UnusableDataException {
        if (node.isMissingNode()) {
            return FigureColumns.UNNAMED;
        }
        List<String> names = new ArrayList<>();
        node.forEach(name -> names.add(name.isTextual() ? name.asText() : ""));
        return FigureColumns.of(names).orElseThrow(() -> CheckpointFile.damaged(file, Sentence.of("damage.figures")));
    }

    private static List<LiveChange> marks(Path file, JsonNode node, long lastStep) throws UnusableDataException {
        List<LiveChange> marks = new ArrayList<>();
        for (JsonNode mark : node) {
            marks.add(new LiveChange(
                    number(file, mark, "step", 0, lastStep),
                    mark.path("setting").asText(),
                    mark.path("from").asText(),
                    mark.path("to").asText()));
        }
        return marks;
    }

    private static Updates updates(Path file, JsonNode node) throws UnusableDataException {
        return new Updates(
                kind(file, node.path("optimizer")),
                kind(file, node.path("counted")),
                number(file, node, "updates", 0, Long.MAX_VALUE));
    }

    private static @Nullable OptimizerKind kind(Path file, JsonNode node) throws UnusableDataException {
        if (node.isNull()) {
            return null;
        }
        for (OptimizerKind kind : OptimizerKind.values()) {
            if (kind.name().equals(node.asText())) {
                return kind;
            }
        }
        throw CheckpointFile.damaged(file, Sentence.of("damage.optimizer", node.asText()));
    }

    private static long number(Path file, JsonNode node, String name, long least, long most)
            throws UnusableDataException {
        JsonNode number = node.path(name);
        if (!number.isIntegralNumber()
                || !number.canConvertToLong()
                || number.asLong() < least
                || number.asLong() > most) {
            throw CheckpointFile.damaged(file, Sentence.of("damage.number", name, number.asText()));
        }
        return number.asLong();
    }
}
