package dev.ganvas.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Settings;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.problem.Sentence;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.program.Versions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** An experiment with its settings, as a file has them. Nothing of it is believed unchecked. */
record SavedSettings(Experiment experiment, Settings settings) {

    /** How it is told that a file is damaged. */
    @FunctionalInterface
    interface Damage {
        /** Returns the sentence; {@code what} is wrong. */
        Sentence of(Path file, Object what);
    }

    /**
     * Reads what {@code root} says. A setting that did not exist when it was written has its published value.
     *
     * @param file that it stands in
     * @throws UnusableDataException with one sentence: the file, what is wrong with it, the remedy
     */
    static SavedSettings read(Path file, JsonNode root, Damage damage) throws UnusableDataException {
        String id = root.path("experiment").asText();
        Experiment experiment = Presets.find(id)
                .orElseThrow(() -> new UnusableDataException("damage.unknownExperiment", file, id, newer(root)));
        String version = root.path("versions").path("ganvas").asText();
        if (Versions.isLater(version)) {
            throw new UnusableDataException("damage.laterVersion", file, version);
        }
        JsonNode node = root.path("settings");
        if (!node.isObject()) {
            throw new UnusableDataException(damage.of(file, Sentence.of("damage.noSettings")));
        }
        Settings settings = experiment.defaults();
        try {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                Optional<Setting<?>> setting = settings.keys().stream()
                        .filter(known -> known.name().equals(field.getKey()))
                        .findFirst();
                if (setting.isEmpty()) {
                    throw new UnusableDataException("damage.unknownSetting", file, field.getKey(), id, newer(root));
                }
                settings = settings.withText(setting.get(), field.getValue().asText());
            }
            experiment.check(settings);
        } catch (InvalidSettingException e) {
            throw new UnusableDataException(e, damage.of(file, e.sentence().part()));
        }
        return new SavedSettings(experiment, settings);
    }

    private static Sentence newer(JsonNode root) {
        String version = root.path("versions").path("ganvas").asText();
        return version.isEmpty() ? Sentence.of("damage.useOtherVersion") : Sentence.of("damage.useVersion", version);
    }
}
