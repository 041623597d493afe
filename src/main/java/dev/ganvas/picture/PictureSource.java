package dev.ganvas.picture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Settings;
import dev.ganvas.experiment.SettingsJson;
import dev.ganvas.program.Versions;
import dev.ganvas.run.Run;
import dev.ganvas.run.compare.ComparedRun;
import dev.ganvas.run.history.LiveChange;
import java.util.List;

/**
 * Where a picture comes from. Written into the picture file as text, so that the run can be found, or trained again,
 * from the picture alone.
 *
 * @param experiment that was trained
 * @param settings of the run
 * @param firstStep of the first picture
 * @param lastStep of the last picture; the same where there is only one
 */
public record PictureSource(Experiment experiment, Settings settings, long firstStep, long lastStep)
        implements PageSource {
    /** Plain ASCII, because the text fields of PNG and GIF promise no more than Latin letters. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** Returns the origin of a picture of one step. */
    public static PictureSource of(Experiment experiment, Settings settings, long step) {
        return new PictureSource(experiment, settings, step, step);
    }

    /** Returns the origin of pictures of a run, with the settings that it had at the last of them. */
    public static PictureSource of(Run run, long firstStep, long lastStep) {
        Settings settings = LiveChange.settingsAt(lastStep, run.settings(), run.marks());
        return new PictureSource(run.experiment(), settings, firstStep, lastStep);
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
        root.set("settings", SettingsJson.of(experiment.schema(), settings));
    }

    private static String written(ObjectNode root) {
        try {
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of numbers and texts cannot be written as JSON.", e);
        }
    }
}
