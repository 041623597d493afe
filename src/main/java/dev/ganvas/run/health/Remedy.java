package dev.ganvas.run.health;

import dev.ganvas.engine.optimizer.OptimizerKind;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import java.util.Optional;

/** The one change that is worth a try first. All of them act live. */
public enum Remedy {
    /** Half the learning rate of D alone. */
    SLOWER_D,
    /** One more D update for each of G. */
    MORE_D,
    /** Half the learning rate of both. */
    SLOWER,
    /** A tenth of the learning rate of both. */
    MUCH_SLOWER,
    /** Real samples are labelled 0.9, so that D can never be quite sure. */
    SMOOTH_LABELS,
    /** Noise as it was published, not scaled. */
    PLAIN_NOISE;

    /** What {@link #SMOOTH_LABELS} sets: one-sided label smoothing (Salimans et al., 2016). */
    public static final double SMOOTH = 0.9;

    private static final long MOST_D_STEPS = 10;
    private static final double LEAST_RATE = 1e-7;

    /** Returns what to try first; nothing for what is well. */
    public static Optional<Remedy> of(Diagnosis diagnosis, Settings settings) {
        return switch (diagnosis) {
            case NOT_A_NUMBER, EXPLODING, LARGE_STEPS -> Optional.of(MUCH_SLOWER);
            case D_WINS, D_AHEAD -> Optional.of(SLOWER_D);
            case G_WINS, G_AHEAD -> Optional.of(MORE_D);
            case COLLAPSED, CLASSES_MISSING, ALIKE -> Optional.of(SLOWER);
            case VANISHING -> Optional.of(settings.get(Schema.LOSS).loss().hasLabels() ? SMOOTH_LABELS : SLOWER_D);
            case STUCK, SATURATED -> Optional.of(settings.get(Schema.LATENT_SCALE) == 1 ? SLOWER : PLAIN_NOISE);
            case FINITE, BALANCED, VARIED, FLOWING, UNSATURATED -> Optional.empty();
        };
    }

    /**
     * Returns {@code settings} with the learning rates to go on with after a run diverged under them: the published ones,
     * or where these are not larger, a tenth.
     */
    public static Settings afterDivergence(Experiment experiment, Settings settings) {
        double published = experiment
                .rates()
                .getOrDefault(
                        settings.get(Schema.OPTIMIZER), experiment.defaults().get(Schema.LR));
        Settings calmer = settings.with(Schema.LR, calmer(settings.get(Schema.LR), published));
        return settings.get(Schema.D_OPTIMIZER).isEmpty()
                ? calmer
                : calmer.with(Schema.D_LR, calmer(settings.get(Schema.D_LR), published));
    }

    private static double calmer(double rate, double published) {
        return rate > published ? published : rate(rate, 10);
    }

    /** Returns {@code settings} with the change; the same ones where it can go no further. */
    public Settings apply(Settings settings) {
        return switch (this) {
            case SLOWER_D -> slowerDiscriminator(settings);
            case MORE_D ->
                settings.with(
                        Schema.D_STEPS,
                        Math.max(
                                settings.get(Schema.D_STEPS),
                                Math.min(MOST_D_STEPS, settings.get(Schema.D_STEPS) + 1)));
            case SLOWER -> slower(settings, 2);
            case MUCH_SLOWER -> slower(settings, 10);
            case SMOOTH_LABELS ->
                settings.get(Schema.REAL_LABEL) <= SMOOTH ? settings : settings.with(Schema.REAL_LABEL, SMOOTH);
            case PLAIN_NOISE -> settings.with(Schema.LATENT_SCALE, 1.0);
        };
    }

    private static Settings slower(Settings settings, double times) {
        Settings slower = settings.with(Schema.LR, rate(settings.get(Schema.LR), times));
        return settings.get(Schema.D_OPTIMIZER).isEmpty()
                ? slower
                : slower.with(Schema.D_LR, rate(settings.get(Schema.D_LR), times));
    }

    /** D gets an optimizer of its own, which is G's but for the rate. */
    private static Settings slowerDiscriminator(Settings settings) {
        if (settings.get(Schema.D_OPTIMIZER).isPresent()) {
            return settings.with(Schema.D_LR, rate(settings.get(Schema.D_LR), 2));
        }
        OptimizerKind kind = settings.get(Schema.OPTIMIZER);
        return settings.with(Schema.D_MOMENTUM, settings.get(Schema.MOMENTUM))
                .with(Schema.D_RHO, settings.get(Schema.RHO))
                .with(Schema.D_BETA1, settings.get(Schema.BETA1))
                .with(Schema.D_BETA2, settings.get(Schema.BETA2))
                .with(Schema.D_LR, rate(settings.get(Schema.LR), 2))
                .with(Schema.D_OPTIMIZER, Optional.of(kind));
    }

    private static double rate(double rate, double times) {
        double slower = rate / times;
        return slower < LEAST_RATE ? rate : Double.parseDouble(String.format(java.util.Locale.ROOT, "%.3g", slower));
    }
}
