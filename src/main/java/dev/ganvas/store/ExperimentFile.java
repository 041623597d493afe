package dev.ganvas.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.experiment.SettingsJson;
import dev.ganvas.file.AtomicFile;
import dev.ganvas.problem.Sentence;
import dev.ganvas.problem.UnusableDataException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * An experiment as a file of its own, to be kept and given away: {@code NAME.ganvas.json} with all settings, and so with the
 * networks and the place of the data. Data that lies beside the file or below it is found again wherever both are moved.
 * Any thread; reads and writes files.
 *
 * @param experiment whose settings they are
 * @param settings all of them valid, alone and together
 */
public record ExperimentFile(Experiment experiment, Settings settings) {
    /** How the name of such a file ends. */
    public static final String ENDING = ".ganvas.json";

    /** Returns whether {@code name} is that of such a file. */
    public static boolean isNamed(String name) {
        return name.endsWith(ENDING);
    }

    /**
     * Writes the file, over one that is there.
     *
     * @throws IOException with one sentence for the user, and the file is as it was
     */
    public void write(Path file) throws IOException {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("experiment", experiment.id());
        root.set("settings", SettingsJson.of(experiment.schema(), withData(beside(file))));
        root.set("versions", RunFile.versions());
        AtomicFile.write(file, temporary -> RunFile.writer().writeValue(temporary.toFile(), root));
    }

    /**
     * Reads a file.
     *
     * @throws UnusableDataException with one sentence: the file, what is wrong with it, the remedy
     */
    public static ExperimentFile read(Path file) throws UnusableDataException {
        JsonNode root = RunFile.read(file, ExperimentFile::damage);
        SavedSettings saved = SavedSettings.read(file, root, ExperimentFile::damage);
        ExperimentFile read = new ExperimentFile(saved.experiment(), saved.settings());
        try {
            return new ExperimentFile(read.experiment, read.withData(read.from(file)));
        } catch (InvalidPathException | InvalidSettingException e) {
            throw new UnusableDataException(e, damage(file, Sentence.of("damage.number", "data", read.data())));
        }
    }

    private static Sentence damage(Path file, Object what) {
        return Sentence.of("damage.experimentFile", file, what);
    }

    private String data() {
        return experiment.defaults().has(Schema.DATA) ? settings.get(Schema.DATA) : "";
    }

    private Settings withData(String path) {
        return data().isEmpty() ? settings : settings.with(Schema.DATA, path);
    }

    /** Returns where the data lies as seen from the folder of the file, or from anywhere if it lies elsewhere. */
    private String beside(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        Path data = Path.of(data()).toAbsolutePath().normalize();
        if (folder == null || !data.startsWith(folder) || data.equals(folder)) {
            return data.toString();
        }
        return folder.relativize(data).toString();
    }

    private String from(Path file) {
        return file.toAbsolutePath().resolveSibling(data()).normalize().toString();
    }
}
