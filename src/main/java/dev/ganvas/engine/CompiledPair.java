package dev.ganvas.engine;

import dev.ganvas.engine.LayerPlan.Statistics;
import dev.ganvas.engine.NetworkPlan.Head;
import dev.ganvas.engine.Signal.Rows;
import dev.ganvas.engine.TrainedNetwork.UpdateCount;
import dev.ganvas.engine.TrainingRule.FakeMode;
import dev.ganvas.engine.optimizer.Framework;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

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
    final Samples noise;
    /** Real samples, and behind them fakes. */
    final Samples samples;
    /** What D says of {@link #samples}, row by row. */
    final Verdicts verdicts;

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
    final Sampler sampler;

    private final NetworkArrays generatorArrays;

    /** Builds both networks and compiles every pass; the first weights are not drawn yet. */
    CompiledPair(GanSpec spec, Tuning tuning) {
        int batch = spec.batch();
        int reals = spec.discriminatorRows();
        int fakes = spec.discriminatorRows();
        MultiLayerNetwork g = Networks.generator(spec.generator(), tuning.generator());
        MultiLayerNetwork d = Networks.discriminator(
                spec.discriminator(), tuning.discriminator(), spec.loss().loss());
        UpdateCount count = new UpdateCount();
        boolean shared = tuning.generator().framework() == Framework.KERAS;
        generator = new TrainedNetwork(g, count);
        discriminator = new TrainedNetwork(d, shared ? count : new UpdateCount());

        noise = new Samples(batch, spec.generator().inputShape());
        samples = new Samples(reals + batch, spec.discriminator().inputShape());
        verdicts = new Verdicts(reals + batch, spec.discriminator().outputSize());
        discriminatorArrays =
                NetworkArrays.forTraining(d, Head.LOGITS, samples.array(), verdicts.logits(), verdicts.gradients());
        Rows real = new Rows(0, reals);
        Rows fake = new Rows(reals, fakes);
        judgingBoth = discriminatorArrays.plan(Statistics.BATCH, real, fake);
        judgingReal = discriminatorArrays.plan(Statistics.BATCH, real);
        judgingFake = discriminatorArrays.plan(Statistics.BATCH, fake);
        Rows generated = new Rows(reals, batch);
        judgingGenerated = fakes == batch ? judgingFake : discriminatorArrays.plan(Statistics.BATCH, generated);

        List<Integer> sampleShape = sampleShapeOf(spec);
        Signal behindReals = discriminatorArrays.input().rows(generated);
        Signal output = sampleShape.size() == 1 ? behindReals.flat() : behindReals;
        generatorArrays =
                NetworkArrays.forTraining(g, Head.ACTIVATION, noise.array(), output.value(), output.gradient());
        generating = generatorArrays.plan(Statistics.BATCH, new Rows(0, batch));
        Statistics mode = spec.rule().fakeMode() == FakeMode.INFERENCE ? Statistics.RUNNING : Statistics.BATCH;
        supplying = generatorArrays.plan(mode, new Rows(0, fakes));
        sampler = new Sampler(g, spec.generator().inputShape(), sampleShape);
    }

    private static List<Integer> sampleShapeOf(GanSpec spec) {
        List<LayerSummary> layers = spec.generator().summary();
        return layers.get(layers.size() - 1).outputShape();
    }

    @Override
    public void close() {
        sampler.close();
        generatorArrays.close();
        discriminatorArrays.close();
        noise.close();
        samples.close();
        verdicts.close();
        generator.close();
        discriminator.close();
    }
}
