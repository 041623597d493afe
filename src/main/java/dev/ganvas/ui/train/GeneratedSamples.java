package dev.ganvas.ui.train;

import dev.ganvas.data.SampleShape;
import dev.ganvas.engine.GanTrainer;
import dev.ganvas.engine.SampleStatistics;
import dev.ganvas.experiment.Settings;
import dev.ganvas.run.Noise;
import dev.ganvas.run.Run;
import dev.ganvas.run.history.LiveChange;
import dev.ganvas.run.history.RunFrame;
import dev.ganvas.ui.model.DisplayedStep;
import dev.ganvas.ui.model.RunModel;
import dev.ganvas.ui.model.Session;
import dev.ganvas.ui.model.TrainerQuery;
import dev.ganvas.ui.model.TrainerQuery.Urgency;
import dev.ganvas.ui.notice.Notices;
import java.util.Arrays;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import org.jspecify.annotations.Nullable;

/**
 * Which generated images the train view shows. As many as the run keeps of its fixed noise, or fewer, come from the run
 * itself, at any step. More of them, or images of other noise, are made by the newest generator; an earlier step shows
 * what was kept. JavaFX thread.
 */
final class GeneratedSamples {
    /** The value of {@link #seed} while the fixed noise is shown. */
    static final long FIXED = -1;

    /** Where images come from. */
    enum NoiseOrigin {
        /** The run made them of its fixed noise, at this step. */
        KEPT,
        /** Made of the fixed noise and more of its kind, for the view alone. */
        MADE,
        /** Made of other noise, for the view alone. */
        OTHER_NOISE
    }

    /**
     * Images to show.
     *
     * @param step of the generator
     * @param samples image after image
     * @param noise what they were made of, vector by vector
     */
    record Shot(long step, float[] samples, Noise noise, NoiseOrigin origin) {}

    /** How many images are wanted. */
    final IntegerProperty count = new SimpleIntegerProperty(this, "count", 100);
    /** The seed of other noise, or {@link #FIXED}. */
    final LongProperty seed = new SimpleLongProperty(this, "seed", FIXED);

    private final RunModel model;
    private final DisplayedStep shown;
    private final TrainerQuery<Shot> query;
    private final ReadOnlyObjectWrapper<@Nullable Shot> shot = new ReadOnlyObjectWrapper<>(this, "shot");

    GeneratedSamples(Session session, Notices notices) {
        model = session.model();
        shown = session.shown();
        query = new TrainerQuery<>(this::answered, notices::show);
        model.runProperty().addListener((property, was, is) -> follow(is));
        shown.frameProperty().addListener((property, was, is) -> refresh(Urgency.WHEN_CHEAP));
        count.addListener((property, was, is) -> refresh(Urgency.NOW));
        seed.addListener((property, was, is) -> refresh(Urgency.NOW));
        follow(model.runProperty().get());
    }

    /** What is to be shown, or null before there is anything. */
    ReadOnlyObjectProperty<@Nullable Shot> shotProperty() {
        return shot.getReadOnlyProperty();
    }

    /** Returns how many images the run keeps of each step; 0 without a run of images. */
    int kept() {
        Run run = model.runProperty().get();
        return run == null || !run.data().shape().isImage()
                ? 0
                : run.experiment().shownSamples();
    }

    private void follow(@Nullable Run run) {
        query.forget();
        seed.set(FIXED);
        shot.set(null);
        if (run != null && run.data().shape().isImage()) {
            count.set(run.experiment().shownSamples());
        }
        refresh(Urgency.NOW);
    }

    private void refresh(Urgency urgency) {
        Run run = model.runProperty().get();
        RunFrame frame = shown.frameProperty().get();
        if (run == null || frame == null || !run.data().shape().isImage()) {
            query.forget();
            shot.set(null);
            return;
        }
        if (isKept()) {
            query.forget();
            shot.set(kept(run, frame));
            return;
        }
        if (shot.get() == null) {
            shot.set(kept(run, frame));
        }
        Settings settings = run.settings();
        int rows = count.get();
        Noise noise = seed.get() == FIXED
                ? Noise.fixed(run.experiment(), settings, rows)
                : Noise.drawn(run.experiment(), settings, seed.get(), rows);
        NoiseOrigin origin = seed.get() == FIXED ? NoiseOrigin.MADE : NoiseOrigin.OTHER_NOISE;
        SampleStatistics statistics = run.experiment().sampleStatistics(settings);
        int size = run.data().shape().length();
        query.ask(run, trainer -> make(trainer, noise, statistics, size, origin), urgency);
    }

    /** An earlier step has nothing but what was kept. */
    private boolean isKept() {
        return !shown.isLive() || (seed.get() == FIXED && count.get() <= kept());
    }

    private void answered(Shot made) {
        if (!isKept()) {
            shot.set(made);
        }
    }

    private Shot kept(Run run, RunFrame frame) {
        SampleShape shape = run.data().shape();
        Settings settings = LiveChange.settingsAt(frame.step(), run.settings(), run.marks());
        Noise noise = Noise.fixed(run.experiment(), settings, shape);
        int wanted = Math.min(count.get(), frame.samples().length / shape.length());
        float[] samples = wanted * shape.length() == frame.samples().length
                ? frame.samples()
                : Arrays.copyOf(frame.samples(), wanted * shape.length());
        return new Shot(frame.step(), samples, noise, NoiseOrigin.KEPT);
    }

    private static Shot make(
            GanTrainer trainer, Noise noise, SampleStatistics statistics, int size, NoiseOrigin origin) {
        float[] samples = new float[noise.rows() * size];
        trainer.generate(noise.values(), noise.rows(), statistics, samples);
        return new Shot(trainer.stepsDone(), samples, noise, origin);
    }
}
