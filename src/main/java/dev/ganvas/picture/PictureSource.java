package dev.ganvas.picture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ganvas.engine.SampleStatistics;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Settings;
import dev.ganvas.experiment.SettingsJson;
import dev.ganvas.experiment.Traits.Trait;
import dev.ganvas.program.Versions;
import dev.ganvas.run.Run;
import dev.ganvas.run.compare.ComparedRun;
import dev.ganvas.run.history.LiveChange;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a picture comes from. Written into the picture file as text, so that the run can be found, or trained again,
 * from the picture alone.
 *
 * @param experiment that was trained
 * @param settings of the run
 * @param firstStep of the first picture
 * @param lastStep of the last picture; the same where there is only one
 * @param drawn how its samples were drawn, where they are not those that the run shows
 */
public record PictureSource(
        Experiment experiment, Settings settings, long firstStep, long lastStep, @Nullable Drawn drawn)
        implements PageSource {
    /**
     * How samples were drawn from a run.
     *
     * @param count of samples
     * @param seed of the noise
     * @param latentScale factor on the noise
     * @param statistics of batch normalization; null where there is none
     */
    public record Drawn(int count, long seed, double latentScale, @Nullable SampleStatistics statistics) {}

    /** Plain ASCII, because the text fields of PNG and GIF promise no more than Latin letters. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** Returns the origin of pictures of what a run with {@code settings} shows. */
    public PictureSource(Experiment experiment, Settings settings, long firstStep, long lastStep) {
        this(experiment, settings, firstStep, lastStep, null);
    }

    /** Returns the origin of a picture of one step. */
    public static PictureSource of(Experiment experiment, Settings settings, long step) {
        return new PictureSource(experiment, settings, step, step);
    }

    /** Returns the origin of pictures of a run, with the settings that it had at the last of them. */
    public static PictureSource of(Run run, long firstStep, long lastStep) {
        Settings settings = LiveChange.settingsAt(lastStep, run.settings(), run.marks());
        return new PictureSource(run.experiment(), settings, firstStep, lastStep);
    }

    /** Returns this origin with how samples were drawn. */
    public PictureSource withDrawn(Drawn how) {
        return new PictureSource(experiment, settings, firstStep, lastStep, how);
    }

    @Override
    public String title() {
        return firstStep == lastStep
                ? "%s, step %d".formatted(experiment.id(), firstStep)
                : "%s, steps %d to %d".formatted(experiment.id(), firstStep, lastStep);
    }

    @Override
    public String software() {
        return program();
    }

    /** Returns this program with its version. */
    public static String program() {
        return "Ganvas " + Versions.read().ganvas();
    }

    @Override
    public String json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("software", software());
        describe(root);
        return written(root);
    }

    /** Returns the same for several runs. */
    public static String json(List<? extends ComparedRun> runs) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("software", program());
        ArrayNode all = root.putArray("runs");
        for (ComparedRun run : runs) {
            ObjectNode one = all.addObject().put("name", run.name());
            PictureSource.of(run.experiment(), run.settings(), run.step()).describe(one);
        }
        return written(root);
    }

    private void describe(ObjectNode root) {
        root.put("experiment", experiment.id());
        root.put("step", lastStep);
        if (firstStep != lastStep) {
            root.put("first_step", firstStep);
        }
        // What results do not depend on, such as how long the run went on behind this picture, is no part of its
        // origin.
        List<Setting<?>> schema = experiment.schema().stream()
                .filter(setting -> !setting.traits().has(Trait.KEEPS_RESULTS))
                .toList();
        root.set("settings", SettingsJson.of(schema, settings));
        if (drawn != null) {
            ObjectNode draw = root.putObject("drawn");
            draw.put("count", drawn.count());
            draw.put("seed", drawn.seed());
            draw.put("latent-scale", drawn.latentScale());
            if (drawn.statistics() != null) {
                draw.put("batch-norm", drawn.statistics().name().toLowerCase(Locale.ROOT));
            }
        }
    }

    private static String written(ObjectNode root) {
        try {
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of numbers and texts cannot be written as JSON.", e);
        }
    }
}
