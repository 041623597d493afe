package dev.ganvas.engine;

import dev.ganvas.engine.network.DiscriminatorOutput;
import dev.ganvas.engine.network.NetworkArrays;
import dev.ganvas.engine.network.NetworkBuilder;
import dev.ganvas.engine.network.NetworkPlan;
import dev.ganvas.engine.optimizer.Framework;
import dev.ganvas.engine.optimizer.OptimizerKind;
import dev.ganvas.engine.optimizer.OptimizerSpec;
import dev.ganvas.engine.parallel.WorkerPool;
import dev.ganvas.engine.plan.Floats;
import dev.ganvas.engine.plan.LayerPlan.Statistics;
import dev.ganvas.engine.plan.NativeOp;
import dev.ganvas.engine.plan.NativeRows;
import dev.ganvas.engine.plan.ParameterStore;
import dev.ganvas.engine.plan.Signal.RowRange;
import java.util.Arrays;

/**
 * Both networks apart from training, with the weights of any moment: what G makes of noise, what D says of samples, and
 * where its answer rises. It disturbs no training and waits for none. Owns its native memory; one thread at a time.
 */
public final class SavedPair implements AutoCloseable {
    /** Rows that are computed at once. */
    private static final int ROWS = 512;
    /** It updates nothing, but a network cannot be built without. */
    private static final OptimizerSpec ANY_OPTIMIZER =
            new OptimizerSpec(OptimizerKind.SGD, 1, 0, 0, 0, 0, Framework.PYTORCH);

    private final GanSpec spec;
    private final WorkerPool pool;
    private final ParameterStore generator;
    private final ParameterStore discriminator;
    private final Sampler sampler;
    private final NativeRows samples;
    private final DiscriminatorOutput answers;
    private final NetworkArrays arrays;
    private final NetworkPlan judging;
    private final Floats inputGradients;
    private final int size;
    private final float[] rows;
    private final float[] logits = new float[ROWS];
    private final float[] ones = new float[ROWS];

    /** Builds both networks; loads the native library if nothing did so before. */
    public SavedPair(GanSpec spec) {
        this.pool = Threads.pool(1);
        this.spec = spec;
        this.size = spec.generator().outputSize();
        this.rows = new float[ROWS * spec.discriminator().inputSize()];
        generator = NetworkBuilder.generator(spec.generator(), ANY_OPTIMIZER);
        discriminator = NetworkBuilder.discriminator(
                spec.discriminator(), ANY_OPTIMIZER, spec.loss().loss());
        sampler = new Sampler(spec.generator(), generator, pool);
        samples = new NativeRows(ROWS, spec.discriminator().inputShape());
        answers = new DiscriminatorOutput(ROWS, spec.discriminator().outputSize());
        arrays = NetworkArrays.forTraining(
                NetworkBuilder.logits(spec.discriminator()), discriminator, samples, answers.signal(), pool);
        judging = arrays.plan(Statistics.RUNNING, new RowRange(0, ROWS));
        inputGradients = arrays.input().gradients();
        Arrays.fill(ones, 1);
    }

    /** Takes weights for what is asked from now on. */
    public void use(NetworkWeights weights) {
        NativeOp.useCallingThread();
        generator.values().put(0, weights.generator(), weights.generator().length);
        discriminator.values().put(0, weights.discriminator(), weights.discriminator().length);
    }

    /**
     * Returns what G makes of noise, sample after sample.
     *
     * @param latents rows of noise
     * @param statistics which ones batch normalization uses
     */
    public float[] generate(float[] latents, SampleStatistics statistics) {
        int count = latents.length / spec.generator().inputSize();
        float[] made = new float[count * size];
        sampler.generate(latents, count, statistics, made);
        return made;
    }

    /** Returns D's logit of each of some samples; a discriminator of several at once sees the same one everywhere. */
    public float[] judge(float[] some) {
        float[] judged = new float[some.length / size];
        for (int from = 0; from < judged.length; from += ROWS) {
            int count = Math.min(ROWS, judged.length - from);
            forward(some, from, count);
            System.arraycopy(logits, 0, judged, from, count);
        }
        return judged;
    }

    /** Returns the gradient of D's logit by each value of some samples. */
    public float[] slopes(float[] some) {
        float[] slopes = new float[some.length];
        int width = spec.discriminator().inputSize();
        for (int from = 0; from < some.length / size; from += ROWS) {
            int count = Math.min(ROWS, some.length / size - from);
            forward(some, from, count);
            answers.write(0, ROWS, ones);
            judging.backwardInput();
            inputGradients.get(0, rows, rows.length);
            for (int row = 0; row < count; row++) {
                for (int i = 0; i < width; i++) {
                    slopes[(from + row) * size + i % size] += rows[row * width + i];
                }
            }
        }
        return slopes;
    }

    private void forward(float[] some, int from, int count) {
        int width = spec.discriminator().inputSize();
        Arrays.fill(rows, 0);
        for (int row = 0; row < count; row++) {
            for (int i = 0; i < width; i += size) {
                System.arraycopy(some, (from + row) * size, rows, row * width + i, size);
            }
        }
        samples.put(0, rows, rows.length);
        judging.forward();
        answers.read(0, ROWS, logits);
    }

    @Override
    public void close() {
        sampler.close();
        arrays.close();
        samples.close();
        answers.close();
        generator.close();
        discriminator.close();
        pool.close();
    }
}
