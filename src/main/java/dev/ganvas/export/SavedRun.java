package dev.ganvas.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ganvas.data.SampleShape;
import dev.ganvas.data.UnusableDataException;
import dev.ganvas.engine.NetworkSpec;
import dev.ganvas.engine.Threads;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.experiment.Presets;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A run that was saved in a folder: what {@code run.json} says of it, and where its generator lies.
 *
 * @param experiment that was trained
 * @param settings as they were when the run ended
 * @param shape of its samples
 * @param steps that were done
 * @param threads that computed it, and that give the same bits again
 * @param generator the model file, which exists
 */
public record SavedRun(
        Experiment experiment, Settings settings, SampleShape shape, long steps, int threads, Path generator) {
    private static final int LONGEST_SIDE = 4096;
    private static final int MOST_THREADS = 256;

    /**
     * Reads what a folder says of its run.
     *
     * @throws UnusableDataException with one sentence: the file, what is wrong with it, the remedy
     */
    public static SavedRun read(Path folder) throws UnusableDataException {
        if (!Files.isDirectory(folder)) {
            throw new UnusableDataException("%s %s; give a folder that \"ganvas train --out\" wrote."
                    .formatted(folder, Files.exists(folder) ? "is not a folder" : "does not exist"));
        }
        Path file = folder.resolve(RunFolder.RUN);
        if (!Files.isRegularFile(file)) {
            throw new UnusableDataException(
                    "%s holds no run, because it has no %s; give a folder that \"ganvas train --out\" wrote."
                            .formatted(folder, RunFolder.RUN));
        }
        SavedRun run = read(file, tree(file), folder.resolve(RunFolder.GENERATOR));
        if (!Files.isRegularFile(run.generator())) {
            throw new UnusableDataException(
                    "%s has no %s, as a run that failed has none; give the folder of another run."
                            .formatted(folder, RunFolder.GENERATOR));
        }
        return run;
    }

    /** Returns the network that the model file should hold. */
    public NetworkSpec network() {
        return experiment.architecture().generator(experiment.latentSize(settings), shape);
    }

    private static SavedRun read(Path file, JsonNode root, Path generator) throws UnusableDataException {
        String id = root.path("experiment").asText();
        Experiment experiment = Presets.find(id)
                .orElseThrow(() -> new UnusableDataException(
                        "%s is of an experiment \"%s\", which is unknown; %s.".formatted(file, id, newer(root))));
        Settings settings = settings(file, root, experiment);
        JsonNode steps = root.path("metrics").path("steps");
        if (!steps.canConvertToLong() || steps.asLong() < 1) {
            throw damaged(file, "metrics.steps is \"%s\", not a number of steps".formatted(steps.asText()));
        }
        SavedRun run = new SavedRun(
                experiment,
                settings,
                shape(file, root.path("data").path("shape")),
                steps.asLong(),
                threads(root.path("threads")),
                generator);
        int samples = run.network().outputSize();
        boolean bits = experiment.defaults().has(Schema.BITS);
        if (samples != run.shape().length() || bits == run.shape().isImage()) {
            throw damaged(file, "data.shape is %s, which %s does not make".formatted(run.shape(), id));
        }
        return run;
    }

    private static JsonNode tree(Path file) throws UnusableDataException {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(file.toFile());
        } catch (JsonProcessingException e) {
            String what =
                    String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
            throw new UnusableDataException(damage(file, "it is no JSON: " + what), e);
        } catch (IOException e) {
            throw new UnusableDataException(
                    "%s cannot be read (%s); make it readable.".formatted(file, AtomicFile.reason(e)), e);
        }
        if (!root.isObject()) {
            throw damaged(file, "it is no JSON object");
        }
        return root;
    }

    /** Takes what the file says, and the published value of a setting that did not exist when it was written. */
    private static Settings settings(Path file, JsonNode root, Experiment experiment) throws UnusableDataException {
        JsonNode node = root.path("settings");
        if (!node.isObject()) {
            throw damaged(file, "it has no settings");
        }
        Settings settings = experiment.defaults();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = field.getKey();
            Optional<Setting<?>> setting = settings.keys().stream()
                    .filter(known -> known.name().equals(name))
                    .findFirst();
            if (setting.isEmpty()) {
                throw new UnusableDataException("%s has a setting \"%s\", which is unknown in %s; %s."
                        .formatted(file, name, experiment.id(), newer(root)));
            }
            try {
                settings = settings.withText(setting.get(), field.getValue().asText());
            } catch (InvalidSettingException e) {
                throw new UnusableDataException(damage(file, withoutStop(e)), e);
            }
        }
        try {
            experiment.check(settings);
        } catch (InvalidSettingException e) {
            throw new UnusableDataException(damage(file, withoutStop(e)), e);
        }
        return settings;
    }

    private static SampleShape shape(Path file, JsonNode sizes) throws UnusableDataException {
        boolean usable = sizes.size() == 3;
        for (JsonNode size : sizes) {
            usable &= size.isInt() && size.asInt() >= 1 && size.asInt() <= LONGEST_SIDE;
        }
        if (!usable || (sizes.get(0).asInt() != 1 && sizes.get(0).asInt() != 3)) {
            throw damaged(file, "data.shape is %s, which no sample has".formatted(sizes));
        }
        return new SampleShape(
                sizes.get(0).asInt(), sizes.get(1).asInt(), sizes.get(2).asInt());
    }

    private static int threads(JsonNode node) {
        int threads = node.asInt();
        return threads >= 1 && threads <= MOST_THREADS ? threads : Threads.byRule();
    }

    private static String newer(JsonNode root) {
        String version = root.path("versions").path("ganvas").asText();
        return version.isEmpty()
                ? "use the version of Ganvas that wrote it"
                : "use Ganvas %s, which wrote it".formatted(version);
    }

    private static String withoutStop(InvalidSettingException e) {
        String sentence = String.valueOf(e.getMessage());
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static UnusableDataException damaged(Path file, String what) {
        return new UnusableDataException(damage(file, what));
    }

    private static String damage(Path file, String what) {
        return "%s is damaged (%s); correct it, or give the folder of another run.".formatted(file, what);
    }
}
