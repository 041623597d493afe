package dev.ganvas.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Settings;
import dev.ganvas.picture.PageSource;
import dev.ganvas.run.Compared;
import dev.ganvas.run.Mark;
import dev.ganvas.run.Run;
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
public record Origin(Experiment experiment, Settings settings, long firstStep, long lastStep)
        implements PageSource {
    /** Plain ASCII, because the text fields of PNG and GIF promise no more than Latin letters. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** Returns the origin of a picture of one step. */
    public static Origin of(Experiment experiment, Settings settings, long step) {
        return new Origin(experiment, settings, step, step);
    }

    /** Returns the origin of pictures of a run, with the settings that it had at the last of them. */
    public static Origin of(Run run, long firstStep, long lastStep) {
        Settings settings = Mark.settingsAt(lastStep, run.settings(), run.marks());
        return new Origin(run.experiment(), settings, firstStep, lastStep);
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
    public static String json(List<? extends Compared> runs) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("software", program());
        ArrayNode all = root.putArray("runs");
        for (Compared run : runs) {
            ObjectNode one = all.addObject().put("name", run.name());
            Origin.of(run.experiment(), run.settings(), run.step()).describe(one);
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
