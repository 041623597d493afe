package dev.ganvas.ui.model;

import dev.ganvas.data.Dataset;
import dev.ganvas.data.Progress;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Settings;
import dev.ganvas.problem.UnusableDataException;

/** Reads the real samples that some settings ask for; called in the background. */
@FunctionalInterface
public interface DataSource {
    /** Returns the samples, or says in one sentence why there are none. */
    Dataset load(Experiment experiment, Settings settings, Progress progress) throws UnusableDataException;
}
