package dev.ganvas.run;

import dev.ganvas.data.Dataset;
import dev.ganvas.data.SampleShape;
import dev.ganvas.engine.GanTrainer;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.metric.NumberCensus;
import dev.ganvas.run.history.RunFrame;
import org.jspecify.annotations.Nullable;

/** What a run needs on its training thread: the trainer, its batches, and the fixed noise behind the samples shown. */
final class TrainingResources implements AutoCloseable {
    private final Experiment experiment;
    private final SampleShape shape;
    private final GanTrainer trainer;
    private final Batches batches;
    private final float[] fakes;
    private Settings settings;
    private Noise fixedNoise;

    /** Compiles, and goes on from a checkpoint where there is one. */
    TrainingResources(Experiment experiment, Settings settings, Dataset data, @Nullable Checkpoint from) {
        this.experiment = experiment;
        this.settings = settings;
        this.shape = data.shape();
        this.trainer = GanTrainer.compile(
                experiment.gan(settings, shape),
                experiment.tuning(settings, 0),
                settings.get(Schema.SEED),
                Math.toIntExact(settings.get(Schema.THREADS)));
        this.batches = new Batches(experiment, settings, data);
        if (from != null) {
            trainer.restore(from.trainer());
            trainer.restoreLastFakes(from.lastFakes());
        }
        int rows = experiment.gan(settings, shape).discriminatorRows();
        this.fakes = new float[rows * shape.length()];
        fixedNoise = Noise.fixed(experiment, settings, shape);
    }

    GanTrainer trainer() {
        return trainer;
    }

    Batches batches() {
        return batches;
    }

    void use(Settings changed, long epoch) {
        if (!changed.get(Schema.THREADS).equals(settings.get(Schema.THREADS))) {
            trainer.setThreads(Math.toIntExact(changed.get(Schema.THREADS)));
        }
        settings = changed;
        trainer.tune(experiment.tuning(settings, epoch));
        batches.use(settings);
        fixedNoise = Noise.fixed(experiment, settings, shape);
    }

    /** Takes in that a pass through the data is complete: the learning rate may follow a schedule. */
    void beginEpoch(long epoch) {
        trainer.tune(experiment.tuning(settings, epoch));
    }

    /** Makes samples of the fixed noise with the weights as they are now. */
    RunFrame frame(long step) {
        int rows = fixedNoise.rows();
        float[] samples = new float[rows * shape.length()];
        trainer.generate(fixedNoise.values(), rows, experiment.sampleStatistics(settings), samples);
        if (!shape.isNumber()) {
            return new RunFrame(step, samples, null, null, shape.isPoint() ? trainer.weights() : null);
        }
        int[] numbers = null;
        if (step > 0) {
            trainer.copyLastFakes(fakes);
            numbers = NumberCensus.numbers(fakes, shape.width());
        }
        return new RunFrame(step, samples, numbers, NumberCensus.of(samples, shape.width()));
    }

    /** Copies out what the trainer goes on from. */
    void copyTo(Checkpoint checkpoint) {
        trainer.copyTo(checkpoint.trainer());
        trainer.copyLastFakes(checkpoint.lastFakes());
    }

    @Override
    public void close() {
        trainer.close();
    }
}
