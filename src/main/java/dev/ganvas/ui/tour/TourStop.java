package dev.ganvas.ui.tour;

import dev.ganvas.engine.Learners;
import dev.ganvas.engine.loss.LossKind;
import dev.ganvas.engine.loss.Penalty;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.ui.widget.plane.PlaneLayer;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The places of the walk, in their order. What is told at each is in the texts {@code tour.KEY.title} and
 * {@code tour.KEY.text}.
 */
enum TourStop {
    TASK("task", TourStop::published, Learners.BOTH, 0, PlaneLayer.REAL),
    GENERATOR("generator", TourStop::published, Learners.BOTH, 0, PlaneLayer.FAKES, PlaneLayer.SHEET),
    DISCRIMINATOR(
            "discriminator",
            TourStop::published,
            Learners.DISCRIMINATOR,
            150,
            PlaneLayer.REAL,
            PlaneLayer.FAKES,
            PlaneLayer.SURFACE),
    FIGHT(
            "fight",
            TourStop::published,
            Learners.BOTH,
            400,
            PlaneLayer.REAL,
            PlaneLayer.FAKES,
            PlaneLayer.SURFACE,
            PlaneLayer.SLOPES),
    LEARNT("learnt", TourStop::published, Learners.BOTH, 3_000, PlaneLayer.REAL, PlaneLayer.FAKES, PlaneLayer.SURFACE),
    COLLAPSE("collapse", TourStop::hasty, Learners.BOTH, 1_500, PlaneLayer.REAL, PlaneLayer.FAKES, PlaneLayer.SURFACE),
    CURE("cure", TourStop::cured, Learners.BOTH, 2_000, PlaneLayer.REAL, PlaneLayer.FAKES, PlaneLayer.SURFACE),
    FREE(
            "free",
            TourStop::cured,
            Learners.BOTH,
            2_000,
            PlaneLayer.REAL,
            PlaneLayer.FAKES,
            PlaneLayer.SURFACE,
            PlaneLayer.SHEET);

    private final String key;
    private final UnaryOperator<Settings> settings;
    private final Learners learners;
    private final long until;
    private final Set<PlaneLayer> layers;

    TourStop(
            String key, UnaryOperator<Settings> settings, Learners learners, long until, PlaneLayer... layers) {
        this.key = key;
        this.settings = settings;
        this.learners = learners;
        this.until = until;
        this.layers = Set.of(layers);
    }

    private static Settings published(Settings settings) {
        return settings;
    }

    /** Rates with which G leaves places out. */
    private static Settings hasty(Settings settings) {
        return settings.with(Schema.LR, 0.01).with(Schema.D_LR, 0.001);
    }

    /** The same rates. */
    private static Settings cured(Settings settings) {
        return hasty(settings)
                .with(Schema.LOSS, LossKind.RELATIVISTIC)
                .with(Schema.PENALTY, Penalty.R1_R2)
                .with(Schema.PENALTY_WEIGHT, 0.5);
    }

    /** Returns the middle of the keys of its texts. */
    String key() {
        return key;
    }

    /** Returns what is trained with. */
    Settings settings() {
        return settings.apply(Presets.RING8.defaults());
    }

    /** Returns who learns on the way here from the stop before. */
    Learners learners() {
        return learners;
    }

    /** Returns the step at which the run rests here. */
    long until() {
        return until;
    }

    /** Returns what is to be seen in the plane. */
    Set<PlaneLayer> layers() {
        return layers;
    }
}
