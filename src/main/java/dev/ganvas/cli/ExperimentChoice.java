package dev.ganvas.cli;

import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.store.ExperimentFile;
import java.util.Iterator;
import java.util.stream.Collectors;
import picocli.CommandLine.Parameters;

/** The parameter that names an experiment. */
final class ExperimentChoice {
    private static final String ALL = "all";

    @Parameters(
            paramLabel = "EXPERIMENT",
            description = "Which one: \"ganvas list\" shows them all; or a file NAME.ganvas.json that was saved.",
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
     * Returns the experiment that was named, with its published settings, or the one of a file with those of the file.
     *
     * @throws InvalidSettingException with one sentence, if there is none of that name
     * @throws UnusableDataException with one sentence, if the file cannot be used
     */
    ExperimentFile experiment() throws UnusableDataException {
        if (ExperimentFile.isNamed(id)) {
            return ExperimentFile.read(PathArgument.of("EXPERIMENT", id, "an experiment"));
        }
        Experiment known = Presets.find(id).orElseThrow(() -> {
            String all = Presets.ALL.stream().map(Experiment::id).collect(Collectors.joining(", "));
            return new InvalidSettingException("cli.unknownExperiment", id, all);
        });
        return new ExperimentFile(known, known.defaults());
    }
}
