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

/** The places of the walk, in their order. */
enum TourStop {
    TASK("tour.task.title", "tour.task.text", TourStop::published, Learners.BOTH, 0, PlaneLayer.REAL),
    GENERATOR(
            "tour.generator.title",
            "tour.generator.text",
            TourStop::published,
            Learners.BOTH,
            0,
            PlaneLayer.FAKES,
            PlaneLayer.SHEET),
    DISCRIMINATOR(
            "tour.discriminator.title",
            "tour.discriminator.text",
            TourStop::published,
            Learners.DISCRIMINATOR,
            150,
            PlaneLayer.REAL,
            PlaneLayer.FAKES,
            PlaneLayer.SURFACE),
    FIGHT(
            "tour.fight.title",
            "tour.fight.text",
            TourStop::published,
            Learners.BOTH,
            400,
            PlaneLayer.REAL,
            PlaneLayer.FAKES,
            PlaneLayer.SURFACE,
            PlaneLayer.SLOPES),
    LEARNT(
            "tour.learnt.title",
            "tour.learnt.text",
            TourStop::published,
            Learners.BOTH,
            3_000,
            PlaneLayer.REAL,
            PlaneLayer.FAKES,
            PlaneLayer.SURFACE),
    COLLAPSE(
            "tour.collapse.title",
            "tour.collapse.text",
            TourStop::hasty,
            Learners.BOTH,
            1_500,
            PlaneLayer.REAL,
            PlaneLayer.FAKES,
            PlaneLayer.SURFACE),
    CURE(
            "tour.cure.title",
            "tour.cure.text",
            TourStop::cured,
            Learners.BOTH,
            2_000,
            PlaneLayer.REAL,
            PlaneLayer.FAKES,
            PlaneLayer.SURFACE),
    FREE(
            "tour.free.title",
            "tour.free.text",
            TourStop::cured,
            Learners.BOTH,
            2_000,
            PlaneLayer.REAL,
            PlaneLayer.FAKES,
            PlaneLayer.SURFACE,
            PlaneLayer.SHEET);

    private final String titleKey;
    private final String textKey;
    private final UnaryOperator<Settings> settings;
    private final Learners learners;
    private final long until;
    private final Set<PlaneLayer> layers;

    TourStop(
            String titleKey,
            String textKey,
            UnaryOperator<Settings> settings,
            Learners learners,
            long until,
            PlaneLayer... layers) {
        this.titleKey = titleKey;
        this.textKey = textKey;
        this.settings = settings;
        this.learners = learners;
        this.until = until;
        this.layers = Set.of(layers);
    }

    private static Settings published(Settings settings) {
        return settings;
    }

    /** So many steps of G that it leaves places out. */
    private static Settings hasty(Settings settings) {
        return settings.with(Schema.G_STEPS, 5L);
    }

    /** As many steps, with another loss. */
    private static Settings cured(Settings settings) {
        return hasty(settings)
                .with(Schema.LOSS, LossKind.RELATIVISTIC)
                .with(Schema.PENALTY, Penalty.R1_R2)
                .with(Schema.PENALTY_WEIGHT, 1.0);
    }

    /** Returns the key of its title. */
    String titleKey() {
        return titleKey;
    }

    /** Returns the key of what is told. */
    String textKey() {
        return textKey;
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
