package dev.ganvas.ui.tour;

import dev.ganvas.engine.Learners;
import dev.ganvas.engine.loss.LossKind;
import dev.ganvas.engine.loss.Penalty;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.ui.widget.plane.PlaneLayer;
import java.util.List;
import java.util.Set;

/**
 * A place of the walk.
 *
 * @param titleKey of its title
 * @param textKey of what is told
 * @param settings what is trained with
 * @param learners who learns on the way here from the place before
 * @param until the step at which the run rests here
 * @param layers what is to be seen in the plane
 */
record TourStop(
        String titleKey, String textKey, Settings settings, Learners learners, long until, Set<PlaneLayer> layers) {
    private static final Settings PUBLISHED = Presets.RING8.defaults();

    /** So many steps of G that it leaves places out. */
    private static final Settings HASTY = PUBLISHED.with(Schema.G_STEPS, 5L);

    /** As many steps, with another loss. */
    private static final Settings CURED = HASTY.with(Schema.LOSS, LossKind.RELATIVISTIC)
            .with(Schema.PENALTY, Penalty.R1_R2)
            .with(Schema.PENALTY_WEIGHT, 1.0);

    private static final Set<PlaneLayer> ANSWERS = Set.of(PlaneLayer.REAL, PlaneLayer.FAKES, PlaneLayer.SURFACE);

    /** All places, in their order. */
    static final List<TourStop> ALL = List.of(
            new TourStop("tour.task.title", "tour.task.text", PUBLISHED, Learners.BOTH, 0, Set.of(PlaneLayer.REAL)),
            new TourStop(
                    "tour.generator.title",
                    "tour.generator.text",
                    PUBLISHED,
                    Learners.BOTH,
                    0,
                    Set.of(PlaneLayer.FAKES, PlaneLayer.SHEET)),
            new TourStop(
                    "tour.discriminator.title",
                    "tour.discriminator.text",
                    PUBLISHED,
                    Learners.DISCRIMINATOR,
                    150,
                    ANSWERS),
            new TourStop(
                    "tour.fight.title",
                    "tour.fight.text",
                    PUBLISHED,
                    Learners.BOTH,
                    400,
                    Set.of(PlaneLayer.REAL, PlaneLayer.FAKES, PlaneLayer.SURFACE, PlaneLayer.SLOPES)),
            new TourStop("tour.learnt.title", "tour.learnt.text", PUBLISHED, Learners.BOTH, 3_000, ANSWERS),
            new TourStop("tour.collapse.title", "tour.collapse.text", HASTY, Learners.BOTH, 1_500, ANSWERS),
            new TourStop("tour.cure.title", "tour.cure.text", CURED, Learners.BOTH, 2_000, ANSWERS),
            new TourStop(
                    "tour.free.title",
                    "tour.free.text",
                    CURED,
                    Learners.BOTH,
                    2_000,
                    Set.of(PlaneLayer.REAL, PlaneLayer.FAKES, PlaneLayer.SURFACE, PlaneLayer.SHEET)));
}
