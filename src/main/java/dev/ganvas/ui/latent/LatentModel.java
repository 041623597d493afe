package dev.ganvas.ui.latent;

import dev.ganvas.data.SampleShape;
import dev.ganvas.engine.GanTrainer;
import dev.ganvas.engine.SampleStatistics;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.metric.Interpolation;
import dev.ganvas.run.Noise;
import dev.ganvas.run.Run;
import dev.ganvas.run.latent.LatentWalk;
import dev.ganvas.run.latent.ScaleExperiment;
import dev.ganvas.run.latent.ScaleExperiment.ScaleAnswer;
import dev.ganvas.run.latent.ScaleExperiment.ScaleQuestion;
import dev.ganvas.ui.model.Session;
import dev.ganvas.ui.model.TrainerQuery;
import dev.ganvas.ui.model.TrainerQuery.Urgency;
import dev.ganvas.ui.notice.Notices;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What the lab asks of the run's generator, and what it answered. Asks only while somebody looks; follows training as
 * fast as that costs it next to nothing. Holds no controls. JavaFX thread.
 */
final class LatentModel {
    /** The factors of the published notebook. */
    static final List<Double> PUBLISHED = List.of(1.0, -10_000.0, 50_000.0);

    private static final double FIRST_FACTOR = 10;
    private static final int FIRST_FRAMES = 12;

    /** What the lab is used for. */
    enum Mode {
        SCALE,
        WALK,
        DIRECTIONS
    }

    /**
     * A walk as the generator sees it.
     *
     * @param step of the generator
     * @param base what it makes of the noise that stops are chosen from
     * @param walk null while fewer than two stops are chosen
     * @param frames what it makes of the walk, frame after frame
     */
    record Seen(long step, float[] base, @Nullable LatentWalk walk, float[] frames) {}

    final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(this, "mode", Mode.SCALE);
    final BooleanProperty active = new SimpleBooleanProperty(this, "active");
    final ObjectProperty<SampleStatistics> statistics =
            new SimpleObjectProperty<>(this, "statistics", SampleStatistics.BATCH);
    final DoubleProperty factor = new SimpleDoubleProperty(this, "factor", FIRST_FACTOR);
    final LongProperty seed = new SimpleLongProperty(this, "seed", 1);
    final ObservableList<Integer> stops = FXCollections.observableArrayList();
    final ObjectProperty<Interpolation> way = new SimpleObjectProperty<>(this, "way", Interpolation.SPHERICAL);
    final IntegerProperty framesPerLeg = new SimpleIntegerProperty(this, "framesPerLeg", FIRST_FRAMES);

    private final Session session;
    private final ReadOnlyObjectWrapper<@Nullable ScaleAnswer> answer = new ReadOnlyObjectWrapper<>(this, "answer");
    private final ReadOnlyObjectWrapper<@Nullable Seen> seen = new ReadOnlyObjectWrapper<>(this, "seen");
    private final ReadOnlyObjectWrapper<@Nullable ScaleExperiment> lab = new ReadOnlyObjectWrapper<>(this, "lab");
    private final TrainerQuery<ScaleAnswer> scaleAsking;
    private final TrainerQuery<Seen> walkAsking;
    private String experimentId = "";

    LatentModel(Session session, Notices notices) {
        this.session = session;
        scaleAsking = new TrainerQuery<>(answer::set, notices::show);
        walkAsking = new TrainerQuery<>(seen::set, notices::show);
        session.model().runProperty().addListener((property, was, is) -> follow(is));
        session.model().frameProperty().addListener((property, was, is) -> ask(Urgency.WHEN_CHEAP));
        seed.addListener((property, was, is) -> stops.clear());
        for (ObservableValue<?> each : List.of(mode, active, statistics, factor, seed, way, framesPerLeg)) {
            each.addListener((property, was, is) -> ask(Urgency.NOW));
        }
        stops.addListener((Observable observable) -> ask(Urgency.NOW));
        follow(session.model().runProperty().get());
    }

    /** The newest outcome of the scale experiment, or null before the first. */
    ReadOnlyObjectProperty<@Nullable ScaleAnswer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /** The newest view of the walk, or null before the first. */
    ReadOnlyObjectProperty<@Nullable Seen> seenProperty() {
        return seen.getReadOnlyProperty();
    }

    /** The experiment on the present run, or null while there is no run. */
    ReadOnlyObjectProperty<@Nullable ScaleExperiment> labProperty() {
        return lab.getReadOnlyProperty();
    }

    @Nullable
    Run run() {
        return session.model().runProperty().get();
    }

    /** Adds a stop to the walk; one that is chosen already is taken out again. */
    void choose(int index) {
        List<Integer> chosen = new ArrayList<>(stops);
        if (!chosen.remove((Integer) index)) {
            chosen.add(index);
        }
        stops.setAll(chosen);
    }

    private void follow(@Nullable Run run) {
        scaleAsking.forget();
        walkAsking.forget();
        answer.set(null);
        seen.set(null);
        stops.clear();
        lab.set(run == null ? null : new ScaleExperiment(run));
        if (run != null && !run.experiment().id().equals(experimentId)) {
            experimentId = run.experiment().id();
            statistics.set(run.experiment().sampleStatistics(run.settings()));
            if (!run.data().shape().isImage()) {
                mode.set(Mode.SCALE);
            }
        }
        ask(Urgency.NOW);
    }

    private void ask(Urgency urgency) {
        Run run = run();
        ScaleExperiment experiment = lab.get();
        if (run == null || experiment == null || !canAsk()) {
            return;
        }
        SampleStatistics used = usedStatistics();
        Noise noise = noise(run, run.experiment().shownSamples());
        if (mode.get() == Mode.SCALE) {
            List<Double> factors = new ArrayList<>(PUBLISHED);
            factors.add(factor.get());
            ScaleQuestion question = new ScaleQuestion(noise, used, factors);
            scaleAsking.ask(run, trainer -> experiment.measure(trainer, question), urgency);
        } else if (mode.get() == Mode.WALK && run.data().shape().isImage()) {
            LatentWalk walk = stops.size() < 2 ? null : LatentWalk.through(noise, stops, way.get(), framesPerLeg.get());
            int size = run.data().shape().length();
            walkAsking.ask(run, trainer -> walk(trainer, noise, walk, used, size), urgency);
        }
    }

    /** Returns whether somebody looks and the run has a generator. */
    boolean canAsk() {
        return active.get() && session.model().frameProperty().get() != null;
    }

    /** Returns the statistics that samples are made with. */
    SampleStatistics usedStatistics() {
        ScaleExperiment experiment = lab.get();
        return experiment != null && experiment.traits().normalizes() ? statistics.get() : SampleStatistics.RUNNING;
    }

    /** Noise as the law gives it: the factors are the lab's own, whatever scale the run is trained with. */
    Noise noise(Run run, int rows) {
        SampleShape shape = run.data().shape();
        Settings unscaled = run.settings().with(Schema.LATENT_SCALE, 1.0);
        return !shape.isNumber()
                ? Noise.drawn(run.experiment(), unscaled, seed.get(), rows)
                : Noise.fixed(run.experiment(), unscaled, shape);
    }

    /** Makes the walk in one batch with the samples that it leads through, so that batch statistics are nearly theirs. */
    private static Seen walk(
            GanTrainer trainer, Noise base, @Nullable LatentWalk walk, SampleStatistics statistics, int size) {
        float[] way = walk == null
                ? new float[0]
                : Objects.requireNonNull(walk).noise().values();
        float[] latents = new float[base.values().length + way.length];
        System.arraycopy(base.values(), 0, latents, 0, base.values().length);
        System.arraycopy(way, 0, latents, base.values().length, way.length);
        int rows = latents.length / base.size();
        float[] samples = new float[rows * size];
        trainer.generate(latents, rows, statistics, samples);
        float[] shown = new float[base.rows() * size];
        float[] frames = new float[samples.length - shown.length];
        System.arraycopy(samples, 0, shown, 0, shown.length);
        System.arraycopy(samples, shown.length, frames, 0, frames.length);
        return new Seen(trainer.stepsDone(), shown, walk, frames);
    }
}
