package dev.ganvas.run;

import dev.ganvas.data.Dataset;
import dev.ganvas.data.SampleShape;
import dev.ganvas.engine.TrainerState;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Settings;
import dev.ganvas.run.history.History;
import dev.ganvas.run.history.LiveChange;
import dev.ganvas.run.history.Snapshot;
import java.time.Duration;
import java.util.List;

/**
 * A run as it was between two steps: all that it goes on from, bit for bit, and all that it shows of its past. Its large
 * arrays are used again for the next copy. Not thread-safe: it is handed from the training thread to the one that writes
 * it, or from the one that reads it to the training thread.
 */
public final class Checkpoint {
    private final Experiment experiment;
    private final SampleShape shape;
    private final TrainerState trainer;
    private final float[] lastFakes;
    private Settings settings;
    private DataFingerprint dataFingerprint;
    private int threads = 1;
    private Duration elapsed = Duration.ZERO;
    private History.Past history = History.Past.NONE;
    private List<LiveChange> marks = List.of();
    private List<Snapshot> timeline = List.of();

    /**
     * Creates room for a run that has not begun.
     *
     * @param shape of its samples
     * @param dataFingerprint of its data
     */
    public Checkpoint(Experiment experiment, Settings settings, SampleShape shape, DataFingerprint dataFingerprint) {
        this.experiment = experiment;
        this.settings = settings;
        this.shape = shape;
        this.dataFingerprint = dataFingerprint;
        this.trainer = new TrainerState(experiment.gan(settings, shape));
        // Only numbers are shown as training made them; the rest is shown from fixed noise.
        int rows = shape.isNumber() ? experiment.gan(settings, shape).discriminatorRows() : 0;
        this.lastFakes = new float[rows * shape.length()];
    }

    /** Creates room for a copy of {@code run}. */
    Checkpoint(Run run) {
        this(run.experiment(), run.settings(), run.data().shape(), DataFingerprint.of(run.data()));
    }

    public Experiment experiment() {
        return experiment;
    }

    /** Returns the shape of the samples. */
    public SampleShape shape() {
        return shape;
    }

    /** Returns networks and optimizers, to be read or written in place. */
    public TrainerState trainer() {
        return trainer;
    }

    /** Returns the steps done. */
    public long step() {
        return trainer.step();
    }

    /** Returns the fakes of the last step where those are shown, to be read or written in place; else nothing. */
    public float[] lastFakes() {
        return lastFakes;
    }

    /** Returns the settings as they were, live changes included. */
    public Settings settings() {
        return settings;
    }

    /** Returns what tells the data of the run from other data. */
    public DataFingerprint dataFingerprint() {
        return dataFingerprint;
    }

    /** Returns the number of threads that it was computed with last. */
    public int threads() {
        return threads;
    }

    /** Returns how long the run trained. */
    public Duration elapsed() {
        return elapsed;
    }

    public History.Past history() {
        return history;
    }

    public List<LiveChange> marks() {
        return marks;
    }

    public List<Snapshot> timeline() {
        return timeline;
    }

    /** Returns whether {@code data} is what the run was trained on. */
    public boolean isOf(Dataset data) {
        return data.shape().equals(shape) && DataFingerprint.of(data).equals(dataFingerprint);
    }

    /** Says with which settings, data and threads it was trained, and for how long. */
    public void setTraining(Settings used, DataFingerprint print, int threadCount, Duration time) {
        settings = used;
        dataFingerprint = print;
        threads = threadCount;
        elapsed = time;
    }

    /** Says what is recorded of its past. */
    public void setPast(History.Past figures, List<LiveChange> changes, List<Snapshot> samples) {
        history = figures;
        marks = changes;
        timeline = samples;
    }
}
