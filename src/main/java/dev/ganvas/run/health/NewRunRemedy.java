package dev.ganvas.run.health;

import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import java.util.Optional;

/** What is known to cure a run that does not get well, and needs a new one. */
public enum NewRunRemedy {
    /** D judges two samples at once, so that fakes that are alike give themselves away (PacGAN, Lin et al., 2018). */
    PACKS,
    /** No layer of D makes a difference between samples larger (Miyato et al., 2018). */
    SPECTRAL_NORM;

    private static final long PACK = 2;

    /** Returns what to begin again with; nothing for what is well, for what has it already, and where it cannot be. */
    public static Optional<NewRunRemedy> of(Diagnosis diagnosis, Experiment experiment, Settings settings) {
        Optional<NewRunRemedy> remedy =
                switch (diagnosis) {
                    case COLLAPSED, CLASSES_MISSING, ALIKE -> Optional.of(PACKS);
                    case D_WINS, D_AHEAD, VANISHING -> Optional.of(SPECTRAL_NORM);
                    default -> Optional.empty();
                };
        return remedy.filter(each -> each.isNew(settings) && isValid(experiment, each.apply(settings)));
    }

    private boolean isNew(Settings settings) {
        return switch (this) {
            case PACKS -> settings.get(Schema.PACK) < PACK;
            case SPECTRAL_NORM -> !settings.get(Schema.SPECTRAL_NORM);
        };
    }

    private static boolean isValid(Experiment experiment, Settings settings) {
        try {
            experiment.check(settings);
            return true;
        } catch (InvalidSettingException e) { // a batch that does not make whole packs, say
            return false;
        }
    }

    /** Returns {@code settings} with the change. */
    public Settings apply(Settings settings) {
        return switch (this) {
            case PACKS -> settings.with(Schema.PACK, PACK);
            case SPECTRAL_NORM -> settings.with(Schema.SPECTRAL_NORM, true);
        };
    }
}
