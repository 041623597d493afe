package dev.ganvas.cli;

import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.experiment.preset.Presets;
import java.util.Iterator;
import java.util.stream.Collectors;
import picocli.CommandLine.Parameters;

/** The parameter that names an experiment. */
final class ExperimentChoice {
    private static final String ALL = "all";

    @Parameters(
            paramLabel = "EXPERIMENT",
            description = "Which one: \"ganvas list\" shows them all.",
            completionCandidates = Ids.class)
    private String id = "";

    /** What a shell may complete. */
    static final class Ids implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Presets.ALL.stream().map(Experiment::id).iterator();
        }
    }

    /** Returns whether every experiment is meant, where a command can do that. */
    boolean isAll() {
        return id.equals(ALL);
    }

    /**
     * Returns the experiment that was named.
     *
     * @throws InvalidSettingException with one sentence, if there is none of that name
     */
    Experiment experiment() {
        return Presets.find(id).orElseThrow(() -> {
            String known = Presets.ALL.stream().map(Experiment::id).collect(Collectors.joining(", "));
            return new InvalidSettingException("cli.unknownExperiment", id, known);
        });
    }
}
