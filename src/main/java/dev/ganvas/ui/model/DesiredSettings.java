package dev.ganvas.ui.model;

import dev.ganvas.experiment.Effect;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Settings;
import dev.ganvas.run.Run;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/**
 * What the form shows: the settings that the user wants.
 *
 * @param experiment whose settings they are
 * @param settings all of them valid, alone and together
 * @param waiting those that the run that is under way cannot take up: they act in a new run
 */
public record DesiredSettings(Experiment experiment, Settings settings, List<Setting<?>> waiting) {
    /** Seeds that are drawn stay below this, so that they can be read out and typed. */
    private static final long SEEDS = 1_000_000;

    /** Returns the settings that differ from the published ones. */
    public List<Setting<?>> changed() {
        return settings.differences(experiment.defaults());
    }

    /** Returns what {@code run} goes by: these settings, but for those that wait for a new run. */
    public Settings of(Run run) {
        return taken(settings, run.settings(), DesiredSettings::actsLive);
    }

    /** Returns a seed other than the present one. */
    long otherSeed() {
        long present = settings.get(Schema.SEED);
        long seed = ThreadLocalRandom.current().nextLong(1, SEEDS);
        return seed == present ? seed + 1 : seed;
    }

    /** Returns settings with both learning rates halved. */
    static Settings withHalfRates(Settings settings) {
        return settings.with(Schema.LR, settings.get(Schema.LR) / 2).with(Schema.D_LR, settings.get(Schema.D_LR) / 2);
    }

    /** Returns {@code present} with those values of {@code wanted} that are of some settings. */
    static Settings taken(Settings wanted, Settings present, Predicate<Setting<?>> which) {
        Settings result = present;
        for (Setting<?> setting : wanted.differences(present)) {
            if (which.test(setting)) {
                result = copy(setting, wanted, result);
            }
        }
        return result;
    }

    /** Returns whether a setting can change while a run goes on. */
    static boolean actsLive(Setting<?> setting) {
        return setting.effect() == Effect.NEXT_STEP;
    }

    private static <T> Settings copy(Setting<T> setting, Settings from, Settings to) {
        return to.with(setting, from.get(setting));
    }
}
