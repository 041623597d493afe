package dev.ganvas.engine;

import dev.ganvas.engine.LayerPlan.Statistics;
import dev.ganvas.engine.NetworkPlan.Head;
import dev.ganvas.engine.Signal.Rows;
import dev.ganvas.engine.TrainedNetwork.UpdateCount;
import dev.ganvas.engine.TrainingRule.DiscriminatorLoss;
import dev.ganvas.engine.TrainingRule.FakeMode;
import dev.ganvas.engine.TrainingRule.Fakes;
import dev.ganvas.engine.TrainingRule.UpdateOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;

/**
 * Trains one generator against one discriminator. Owns all native memory of the pair. Every method must be called on
 * the thread that compiled it.
 *
 * <p>Real and fake samples lie in one array, real first: the generator writes its output straight behind the real rows,
 * and the discriminator sees both in one pass.
 */
public final class GanTrainer implements AutoCloseable {
    private final GanSpec spec;
    private final TrainingRule rule;
    private final long seed;
    private final int reals;
    private final int fakes;
    private final int batch;
    private final TrainedNetwork generator;
    private final TrainedNetwork discriminator;
    private final Samples noise;
    private final Samples samples;
    private final Verdicts verdicts;
    private final NetworkArrays generatorArrays;
    private final NetworkArrays discriminatorArrays;
    /** G's own pass, on a whole batch. */
    private final NetworkPlan generating;
    /** G's pass for fakes that only D learns from. */
    private final NetworkPlan supplying;
    /** D on real and fake rows together. */
    private final NetworkPlan judgingBoth;

    private final NetworkPlan judgingReal;
    private final NetworkPlan judgingFake;
    /** D on the whole batch of fakes that G learns from. */
    private final NetworkPlan judgingGenerated;

    private final Sampler sampler;

    private final CrossEntropy loss = new CrossEntropy();
    private final StepReport report = new StepReport();
    private final float[] noiseRows;
    private final float[] suppliedNoiseRows;
    private final float[] realRows;
    private final float[] logits;
    private final float[] logitGradients;
    private Tuning tuning;
    private int threads;
    private long passes;

    private GanTrainer(GanSpec spec, Tuning tuning, long seed, int threads) {
        this.spec = spec;
        this.rule = spec.rule();
        this.tuning = tuning;
        this.seed = seed;
        this.threads = threads;
        this.batch = spec.batch();
        this.reals = spec.discriminatorRows();
        this.fakes = spec.discriminatorRows();
        MultiLayerNetwork g = Networks.generator(spec.generator(), tuning.generator());
        MultiLayerNetwork d = Networks.discriminator(spec.discriminator(), tuning.discriminator());
        UpdateCount count = new UpdateCount();
        boolean shared = tuning.generator().framework() == Framework.KERAS;
        generator = new TrainedNetwork(g, count);
        discriminator = new TrainedNetwork(d, shared ? count : new UpdateCount());

        List<Integer> sampleShape = spec.discriminator().inputShape();
        noise = new Samples(batch, spec.generator().inputShape());
        samples = new Samples(reals + batch, sampleShape);
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

        Signal output = discriminatorArrays.input().rows(generated);
        if (sampleShapeOf(spec).size() == 1) {
            output = output.flat();
        }
        generatorArrays =
                NetworkArrays.forTraining(g, Head.ACTIVATION, noise.array(), output.value(), output.gradient());
        generating = generatorArrays.plan(Statistics.BATCH, new Rows(0, batch));
        Statistics mode = rule.fakeMode() == FakeMode.INFERENCE ? Statistics.RUNNING : Statistics.BATCH;
        supplying = generatorArrays.plan(mode, new Rows(0, fakes));

        int latentSize = spec.generator().inputSize();
        noiseRows = new float[batch * latentSize];
        suppliedNoiseRows = new float[fakes * latentSize];
        realRows = new float[reals * spec.discriminator().inputSize()];
        logits = new float[reals + batch];
        logitGradients = new float[reals + batch];
        sampler = new Sampler(g, spec.generator().inputShape(), sampleShapeOf(spec));
        reset();
    }

    private static List<Integer> sampleShapeOf(GanSpec spec) {
        List<LayerSummary> layers = spec.generator().summary();
        return layers.get(layers.size() - 1).outputShape();
    }

    /**
     * Builds the two networks, draws their first weights and compiles the plan; loads the native library if nothing did
     * so before.
     *
     * @param seed of the first weights and of dropout
     * @param threads for the arithmetic of the calling thread, at least 1; 0 for the {@link Threads#byRule() rule}
     */
    public static GanTrainer compile(GanSpec spec, Tuning tuning, long seed, int threads) {
        int used = threads == 0 ? Threads.byRule() : threads;
        Threads.use(used);
        return new GanTrainer(spec, tuning, seed, used);
    }

    /** Returns the number of threads that it computes with. */
    public int threads() {
        return threads;
    }

    /** Computes with the number of threads that is fastest in a short trial of real steps, and goes back to step 0. */
    public void chooseThreads(BatchSource source) {
        threads = Threads.fastest(() -> step(source));
        Threads.use(threads);
        reset();
    }

    /** Does one step: as many D updates as the tuning says and one G update. The report is reused by the next step. */
    public StepReport step(BatchSource source) {
        passes = 0;
        if (rule.order() == UpdateOrder.GENERATOR_FIRST) {
            generatorFirst(source);
        } else {
            discriminatorFirst(source);
        }
        report.step++;
        report.generatorFinite = generator.isFinite();
        report.discriminatorFinite = discriminator.isFinite();
        return report;
    }

    private void generatorFirst(BatchSource source) {
        generate(source, 0);
        boolean together = rule.fakes() == Fakes.REUSED && rule.discriminatorLoss() != DiscriminatorLoss.SEPARATE;
        if (together) {
            // The fakes and D are the same in both updates, so one pass of D serves both; its running statistics move
            // as if D had seen the fakes twice, which is what the published systems do.
            drawReal(source, 0);
            judge(judgingBoth);
            judgingGenerated.trackStatistics();
            judgingBoth.trackStatistics();
        } else {
            judge(judgingGenerated);
            judgingGenerated.trackStatistics();
        }
        verdicts.read(reals, batch, logits);
        updateGenerator();
        for (int draw = 0; draw < tuning.discriminatorSteps(); draw++) {
            if (rule.fakes() == Fakes.FRESH) {
                supply(source, draw + 1);
            }
            if (draw == 0 && together) {
                verdicts.read(0, reals, logits);
                updateDiscriminator();
            } else {
                drawReal(source, draw);
                judgeAndUpdateDiscriminator();
            }
        }
    }

    private void discriminatorFirst(BatchSource source) {
        boolean fresh = rule.fakes() == Fakes.FRESH;
        for (int draw = 0; draw < tuning.discriminatorSteps(); draw++) {
            if (fresh) {
                supply(source, draw);
            } else if (draw == 0) {
                generate(source, 0);
            }
            drawReal(source, draw);
            judgeAndUpdateDiscriminator();
        }
        if (fresh) {
            generate(source, tuning.discriminatorSteps());
        }
        judge(judgingGenerated);
        judgingGenerated.trackStatistics();
        verdicts.read(reals, batch, logits);
        updateGenerator();
    }

    /** Makes the fakes that G learns from. */
    private void generate(BatchSource source, int draw) {
        source.noise(report.step, draw, noiseRows);
        noise.put(0, noiseRows, noiseRows.length);
        generating.forward();
        generating.trackStatistics();
    }

    /** Makes fakes that only D learns from. */
    private void supply(BatchSource source, int draw) {
        source.noise(report.step, draw, suppliedNoiseRows);
        noise.put(0, suppliedNoiseRows, suppliedNoiseRows.length);
        supplying.forward();
        if (rule.fakeMode() == FakeMode.TRAINING) {
            supplying.trackStatistics();
        }
    }

    private void drawReal(BatchSource source, int draw) {
        source.real(report.step, draw, realRows);
        samples.put(0, realRows, realRows.length);
    }

    /** Runs D forward; each pass of a step draws dropout masks of its own. */
    private void judge(NetworkPlan plan) {
        discriminatorArrays.maskSeed().value = (seed * 31 + report.step) * 64 + passes;
        passes++;
        plan.forward();
    }

    private void judgeAndUpdateDiscriminator() {
        if (rule.discriminatorLoss() == DiscriminatorLoss.SEPARATE) {
            updateDiscriminatorTwice();
            return;
        }
        judge(judgingBoth);
        judgingBoth.trackStatistics();
        verdicts.read(0, reals + fakes, logits);
        updateDiscriminator();
    }

    /** Updates D by its logits of real and fake samples, which the last pass left. */
    private void updateDiscriminator() {
        double weight = rule.discriminatorLoss() == DiscriminatorLoss.MEAN ? 0.5 : 1;
        int correct = lossOnReal(weight / reals) + lossOnFake(weight / fakes);
        report.discriminatorAccuracy = (float) correct / (reals + fakes);
        report.discriminatorLoss = (float) (weight * (report.discriminatorLossReal + report.discriminatorLossFake));
        verdicts.write(0, reals + fakes, logitGradients);
        judgingBoth.backwardParameters();
        discriminator.update(tuning.discriminator());
    }

    /** Updates D on real samples, and then once more on fakes, which it judges with the new weights. */
    private void updateDiscriminatorTwice() {
        judge(judgingReal);
        judgingReal.trackStatistics();
        verdicts.read(0, reals, logits);
        int correct = lossOnReal(1.0 / reals);
        verdicts.write(0, reals, logitGradients);
        judgingReal.backwardParameters();
        discriminator.update(tuning.discriminator());

        judge(judgingFake);
        judgingFake.trackStatistics();
        verdicts.read(reals, fakes, logits);
        correct += lossOnFake(1.0 / fakes);
        verdicts.write(reals, fakes, logitGradients);
        judgingFake.backwardParameters();
        discriminator.update(tuning.discriminator());

        report.discriminatorAccuracy = (float) correct / (reals + fakes);
        report.discriminatorLoss = (report.discriminatorLossReal + report.discriminatorLossFake) / 2;
    }

    private int lossOnReal(double scale) {
        loss.compute(logits, 0, reals, tuning.realLabel(), scale, logitGradients);
        report.discriminatorLossReal = (float) loss.loss();
        report.realProbability = (float) loss.probability();
        return loss.correct();
    }

    private int lossOnFake(double scale) {
        loss.compute(logits, reals, reals + fakes, tuning.fakeLabel(), scale, logitGradients);
        report.discriminatorLossFake = (float) loss.loss();
        report.fakeProbability = (float) loss.probability();
        return loss.correct();
    }

    /** Updates G by D's logits of the fakes, which the last pass left. Its target is 1: the fakes are to pass. */
    private void updateGenerator() {
        loss.compute(logits, reals, reals + batch, 1, 1.0 / batch, logitGradients);
        report.generatorLoss = (float) loss.loss();
        verdicts.write(reals, batch, logitGradients);
        judgingGenerated.backwardInput();
        generating.backwardParameters();
        generator.update(tuning.generator());
    }

    /** Returns the steps done since the last reset. */
    public long stepsDone() {
        return report.step;
    }

    /** Uses other constants from the next step on. Optimizer state stays, unless the kind of optimizer changes. */
    public void tune(Tuning changed) {
        tuning = changed;
    }

    /** Goes back to step 0: the first weights of the seed, and empty optimizer state. */
    public void reset() {
        SplittableRandom seeds = new SplittableRandom(seed);
        generator.initialize(spec.generator().initializer(), seeds.nextLong());
        discriminator.initialize(spec.discriminator().initializer(), seeds.nextLong());
        report.step = 0;
    }

    /** Copies out all that training goes on from; allocates nothing where {@code state} was used for that before. */
    public void copyTo(TrainerState state) {
        generator.copyTo(state.generator());
        discriminator.copyTo(state.discriminator());
        state.setStep(report.step);
    }

    /**
     * Goes on from a state that a trainer with the same specification and seed copied out: with the same tuning, source
     * and number of threads every step that follows has the same bits.
     */
    public void restore(TrainerState state) {
        generator.restore(state.generator());
        discriminator.restore(state.discriminator());
        report.step = state.step();
    }

    /**
     * Makes samples without changing anything.
     *
     * @param latents rows of noise
     * @param rows how many
     * @param statistics which ones batch normalization uses
     * @param output receives the samples, row after row
     */
    public void generate(float[] latents, int rows, SampleStatistics statistics, float[] output) {
        sampler.generate(latents, rows, statistics, output);
    }

    /** Copies fakes of the last step from the first on, as many values as {@code rows} takes. */
    public void copyLastFakes(float[] rows) {
        samples.get(reals, rows, rows.length);
    }

    /** Takes rows for the fakes of the last step, as {@link #copyLastFakes} gave them before the state was copied. */
    public void restoreLastFakes(float[] rows) {
        samples.put(reals, rows, rows.length);
    }

    /** Writes the generator as a DL4J model file, which any DL4J program opens. */
    public void saveGenerator(Path file) throws IOException {
        ModelSerializer.writeModel(generator.network(), file.toFile(), false);
    }

    /** Writes the discriminator as a DL4J model file, which any DL4J program opens. */
    public void saveDiscriminator(Path file) throws IOException {
        ModelSerializer.writeModel(discriminator.network(), file.toFile(), false);
    }

    TrainedNetwork generator() {
        return generator;
    }

    TrainedNetwork discriminator() {
        return discriminator;
    }

    NetworkArrays discriminatorArrays() {
        return discriminatorArrays;
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
