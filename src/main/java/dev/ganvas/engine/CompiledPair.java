package dev.ganvas.engine;

import dev.ganvas.engine.TrainingRule.FakeMode;
import dev.ganvas.engine.loss.Penalty;
import dev.ganvas.engine.network.DiscriminatorOutput;
import dev.ganvas.engine.network.GradientPenalty;
import dev.ganvas.engine.network.MovingAverage;
import dev.ganvas.engine.network.NetworkArrays;
import dev.ganvas.engine.network.NetworkBuilder;
import dev.ganvas.engine.network.NetworkPlan;
import dev.ganvas.engine.network.TrainedNetwork;
import dev.ganvas.engine.network.TrainedNetwork.UpdateCount;
import dev.ganvas.engine.optimizer.Framework;
import dev.ganvas.engine.parallel.WorkerPool;
import dev.ganvas.engine.plan.LayerPlan.Statistics;
import dev.ganvas.engine.plan.NativeRows;
import dev.ganvas.engine.plan.ParameterStore;
import dev.ganvas.engine.plan.Signal;
import dev.ganvas.engine.plan.Signal.RowRange;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;

/**
 * A generator and a discriminator with the arrays that join them and a plan for each pass that a step may need. Owns
 * all native memory of the pair. Belongs to one {@link GanTrainer}, and to its thread.
 *
 * <p>Real and fake samples lie in one array, real first: the generator writes its output straight behind the real rows,
 * and the discriminator sees both in one pass.
 */
final class CompiledPair implements AutoCloseable {
    final TrainedNetwork generator;
    final TrainedNetwork discriminator;
    /** What G is given. */
    final NativeRows noise;
    /** Real samples, and behind them fakes; as many in a row as D sees at once. */
    final NativeRows samples;
    /** What D says of {@link #samples}, row by row. */
    final DiscriminatorOutput answers;

    final NetworkArrays discriminatorArrays;
    /** G's own pass, on a whole batch. */
    final NetworkPlan generating;
    /** G's pass for fakes that only D learns from. */
    final NetworkPlan supplying;
    /** D on real and fake rows together. */
    final NetworkPlan judgingBoth;

    final NetworkPlan judgingReal;
    final NetworkPlan judgingFake;
    /** D on the whole batch of fakes that G learns from. */
    final NetworkPlan judgingGenerated;

    /** Makes samples apart from training. */
    private final Sampler sampler;

    /** Of D's gradient; null for none. */
    final @Nullable GradientPenalty penalty;

    /** On what D sees; null for none, where G writes its output where D reads it. */
    final @Nullable InstanceNoise disturbance;

    /** Of G, which samples are made with; null where G makes them itself. */
    final @Nullable MovingAverage average;

    private final NetworkArrays generatorArrays;

    /**
     * Builds both networks and compiles every pass; the first weights are not drawn yet.
     *
     * @param pool whose threads compute; not owned
     */
    CompiledPair(GanSpec spec, Tuning tuning, WorkerPool pool) {
        int batch = spec.batch();
        int judged = spec.judgedTogether();
        int judgedLast = spec.judgedForGenerator();
        ParameterStore g = NetworkBuilder.generator(spec.generator(), tuning.generator());
        ParameterStore d = NetworkBuilder.discriminator(
                spec.discriminator(), tuning.discriminator(), spec.loss().loss());
        UpdateCount count = new UpdateCount();
        boolean shared = tuning.generator().framework() == Framework.KERAS;
        generator = new TrainedNetwork(spec.generator(), g, count, pool, false);
        discriminator = new TrainedNetwork(
                spec.discriminator(),
                d,
                shared ? count : new UpdateCount(),
                pool,
                spec.steadying().spectralNorm());

        noise = new NativeRows(batch, spec.generator().inputShape());
        samples = new NativeRows(judged + judgedLast, spec.discriminator().inputShape());
        answers = new DiscriminatorOutput(
                judged + judgedLast, spec.discriminator().outputSize());
        discriminatorArrays = NetworkArrays.forTraining(
                NetworkBuilder.logits(spec.discriminator()), d, samples, answers.signal(), pool);
        RowRange real = new RowRange(0, judged);
        RowRange fake = new RowRange(judged, judged);
        judgingBoth = discriminatorArrays.plan(Statistics.BATCH, real, fake);
        judgingReal = discriminatorArrays.plan(Statistics.BATCH, real);
        judgingFake = discriminatorArrays.plan(Statistics.BATCH, fake);
        RowRange generated = new RowRange(judged, judgedLast);
        judgingGenerated = judged == judgedLast ? judgingFake : discriminatorArrays.plan(Statistics.BATCH, generated);

        Signal seen = discriminatorArrays
                .input()
                .rows(generated)
                .shaped(spec.generator().outputShape());
        disturbance = spec.steadying().instanceNoise() > 0 ? new InstanceNoise(spec) : null;
        Signal made = disturbance == null ? seen : new Signal(disturbance.made.array(), seen.gradient());
        generatorArrays = NetworkArrays.forTraining(spec.generator(), g, noise, made, pool);
        generating = generatorArrays.plan(Statistics.BATCH, new RowRange(0, batch));
        Statistics mode = spec.rule().fakeMode() == FakeMode.INFERENCE ? Statistics.RUNNING : Statistics.BATCH;
        supplying = generatorArrays.plan(mode, new RowRange(0, spec.discriminatorRows()));
        Penalty kind = spec.steadying().penalty();
        penalty = kind == Penalty.NONE ? null : new GradientPenalty(kind, spec.discriminator(), d, judged, pool);
        double decay = spec.steadying().average();
        ParameterStore sampled = decay > 0 ? NetworkBuilder.generator(spec.generator(), tuning.generator()) : g;
        average = decay > 0 ? new MovingAverage(decay, g, sampled, pool) : null;
        sampler = new Sampler(spec.generator(), sampled, pool);
    }

    /** Makes samples without changing anything. */
    void generate(float[] latents, int rows, SampleStatistics statistics, float[] output) {
        if (average != null) {
            average.store();
        }
        sampler.generate(latents, rows, statistics, output);
    }

    /** Copies fakes of the last step from the first on, as G made them. */
    void copyLastFakes(int row, float[] rows) {
        if (disturbance == null) {
            samples.get(row, rows, rows.length);
        } else {
            disturbance.made.get(0, rows, rows.length);
        }
    }

    /** Takes rows for the fakes of the last step. */
    void restoreLastFakes(int row, float[] rows) {
        if (disturbance == null) {
            samples.put(row, rows, rows.length);
        } else {
            disturbance.made.put(0, rows, rows.length);
        }
    }

    /** Returns the parameters that samples are made with, in {@code into} if it is as long. */
    float[] copySampled(float[] into) {
        if (average == null) {
            return generator.copyParameters(into);
        }
        int size = Math.toIntExact(generator.network().numParams());
        float[] copy = into.length == size ? into : new float[size];
        average.copyTo(copy);
        return copy;
    }

    /** Returns the network that samples are made with. */
    MultiLayerNetwork sampled() {
        return average == null ? generator.network() : average.store().network();
    }

    @Override
    public void close() {
        sampler.close();
        if (average != null) {
            average.close();
        }
        if (penalty != null) {
            penalty.close();
        }
        generatorArrays.close();
        if (disturbance != null) {
            disturbance.close();
        }
        discriminatorArrays.close();
        noise.close();
        samples.close();
        answers.close();
        generator.close();
        discriminator.close();
    }
}
