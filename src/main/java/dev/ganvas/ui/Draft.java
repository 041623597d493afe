package dev.ganvas.ui;

import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Settings;
import java.util.List;

/**
 * What the form shows: the settings that the user wants.
 *
 * @param experiment whose settings they are
 * @param settings all of them valid, alone and together
 * @param waiting those that the run that is under way cannot take up: they act in a new run
 */
public record Draft(Experiment experiment, Settings settings, List<Setting<?>> waiting) {

    /** Returns the settings that differ from the published ones. */
    public List<Setting<?>> changed() {
        return settings.differences(experiment.defaults());
    }
}
