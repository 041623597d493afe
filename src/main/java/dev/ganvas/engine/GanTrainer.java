package dev.ganvas.engine;

import dev.ganvas.engine.TrainingRule.DiscriminatorLoss;
import dev.ganvas.engine.TrainingRule.Fakes;
import dev.ganvas.engine.TrainingRule.UpdateOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Trains one generator against one discriminator. Owns all native memory of the pair. Every method must be called on
 * the thread that compiled it.
 *
 * <p>Real and fake samples lie in one array of 2N rows, real first: the generator writes its output straight into the
 * second half, and the discriminator sees both in one pass.
 */
public final class GanTrainer implements AutoCloseable {
    private static final long TRIAL_NANOS = 300_000_000L;
    private static final int TRIAL_STEPS = 3;

    private final GanSpec spec;
    private final long seed;
    private final int batch;
    private int threads;
    private final TrainedNetwork generator;
    private final TrainedNetwork discriminator;
    private final Samples noise;
    private final Samples samples;
    private final Samples logits;
    private final Samples logitGradients;
    private final NetworkPlan both;
    private final NetworkPlan fakeHalf;
    private final NetworkPlan generating;
    private final CrossEntropy loss = new CrossEntropy();
    private final StepReport report = new StepReport();
    private final float[] noiseRows;
    private final float[] realRows;
    private final float[] logitRows;
    private final float[] gradientRows;
    private final Sampler sampler;
    private Tuning tuning;

    private GanTrainer(GanSpec spec, Tuning tuning, long seed, int threads) {
        this.spec = spec;
        this.tuning = tuning;
        this.seed = seed;
        this.batch = spec.batch();
        this.threads = threads;
        MultiLayerNetwork g = Networks.generator(spec.generator(), tuning.generator());
        MultiLayerNetwork d = Networks.discriminator(spec.discriminator(), tuning.discriminator());
        generator = new TrainedNetwork(g);
        discriminator = new TrainedNetwork(d);
        int latentSize = spec.generator().inputSize();
        int sampleLength = spec.discriminator().inputSize();
        noise = new Samples(batch, latentSize);
        samples = new Samples(2 * batch, sampleLength);
        logits = new Samples(2 * batch, 1);
        logitGradients = new Samples(2 * batch, 1);
        both = NetworkPlan.compile(d, NetworkPlan.Head.LOGITS, samples.array(), logits.array(), logitGradients.array());
        fakeHalf = both.rows(batch, 2L * batch);
        generating = NetworkPlan.compile(
                g,
                NetworkPlan.Head.ACTIVATION,
                noise.array(),
                samples.array().get(NDArrayIndex.interval(batch, 2L * batch), NDArrayIndex.all()),
                fakeHalf.inputGradient());
        noiseRows = new float[batch * latentSize];
        realRows = new float[batch * sampleLength];
        logitRows = new float[2 * batch];
        gradientRows = new float[2 * batch];
        sampler = new Sampler(g, latentSize, sampleLength);
        reset();
    }

    /**
     * Builds the two networks, draws their first weights and compiles the plan; loads the native library if nothing did
     * so before.
     *
     * @param seed of the first weights
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

    /**
     * Times real steps with 1, 2, 4 … threads up to the cores, keeps the fastest number, and goes back to step 0. Takes
     * about a third of a second for each.
     */
    public void chooseThreads(BatchSource source) {
        int cores = Runtime.getRuntime().availableProcessors();
        long fastest = Long.MAX_VALUE;
        int best = 1;
        for (int candidate = 1; candidate <= cores; candidate *= 2) {
            Threads.use(candidate);
            long nanos = nanosPerStep(source);
            if (nanos < fastest) {
                fastest = nanos;
                best = candidate;
            }
        }
        threads = best;
        Threads.use(best);
        reset();
    }

    /** Returns the fastest of the steps in a short while: other programs make steps slower, never faster. */
    private long nanosPerStep(BatchSource source) {
        long fastest = Long.MAX_VALUE;
        long end = System.nanoTime() + TRIAL_NANOS;
        for (int steps = 0; steps < TRIAL_STEPS || System.nanoTime() < end; steps++) {
            long start = System.nanoTime();
            step(source);
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        return fastest;
    }

    /** Does one step: as many D updates as the tuning says and one G update. The report is reused by the next step. */
    public StepReport step(BatchSource source) {
        if (spec.rule().order() == UpdateOrder.GENERATOR_FIRST) {
            generatorFirst(source);
        } else {
            discriminatorFirst(source);
        }
        report.step++;
        return report;
    }

    private void generatorFirst(BatchSource source) {
        generate(source, 0);
        drawReal(source, 0);
        both.forward();
        logits.get(0, logitRows, 0, 2 * batch);
        updateGenerator();
        boolean reused = spec.rule().fakes() == Fakes.REUSED;
        for (int draw = 0; draw < tuning.discriminatorSteps(); draw++) {
            if (!reused) {
                generate(source, draw + 1);
            }
            if (draw > 0) {
                drawReal(source, draw);
            }
            // The first D update of reused fakes finds D as it was: the forward pass above still holds.
            if (draw > 0 || !reused) {
                both.forward();
                logits.get(0, logitRows, 0, 2 * batch);
            }
            updateDiscriminator();
        }
    }

    private void discriminatorFirst(BatchSource source) {
        for (int draw = 0; draw < tuning.discriminatorSteps(); draw++) {
            if (draw == 0 || spec.rule().fakes() == Fakes.FRESH) {
                generate(source, draw);
            }
            drawReal(source, draw);
            both.forward();
            logits.get(0, logitRows, 0, 2 * batch);
            updateDiscriminator();
        }
        if (spec.rule().fakes() == Fakes.FRESH) {
            generate(source, tuning.discriminatorSteps());
        }
        fakeHalf.forward();
        logits.get(batch, logitRows, batch, batch);
        updateGenerator();
    }

    /** Writes fakes of new noise into the second half of the samples. */
    private void generate(BatchSource source, int draw) {
        source.noise(report.step, draw, noiseRows);
        noise.put(0, noiseRows, 0, noiseRows.length);
        generating.forward();
    }

    private void drawReal(BatchSource source, int draw) {
        source.real(report.step, draw, realRows);
        samples.put(0, realRows, 0, realRows.length);
    }

    /** Updates D by its logits of real and fake samples, which the last forward pass left. */
    private void updateDiscriminator() {
        double scale = 1.0 / batch;
        double weight = spec.rule().discriminatorLoss() == DiscriminatorLoss.MEAN ? 0.5 : 1;
        loss.compute(logitRows, 0, batch, tuning.realLabel(), weight * scale, gradientRows);
        report.discriminatorLossReal = (float) loss.loss();
        report.realProbability = (float) loss.probability();
        int correct = loss.correct();
        loss.compute(logitRows, batch, 2 * batch, tuning.fakeLabel(), weight * scale, gradientRows);
        report.discriminatorLossFake = (float) loss.loss();
        report.fakeProbability = (float) loss.probability();
        report.discriminatorAccuracy = (float) (correct + loss.correct()) / (2 * batch);
        report.discriminatorLoss = (float) (weight * (report.discriminatorLossReal + report.discriminatorLossFake));
        logitGradients.put(0, gradientRows, 0, 2 * batch);
        both.backwardParameters();
        discriminator.update(tuning.discriminator());
    }

    /** Updates G by D's logits of the fakes, which the last forward pass left. Its target is 1: the fakes are to pass. */
    private void updateGenerator() {
        loss.compute(logitRows, batch, 2 * batch, 1, 1.0 / batch, gradientRows);
        report.generatorLoss = (float) loss.loss();
        logitGradients.put(batch, gradientRows, batch, batch);
        fakeHalf.backwardInput();
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

    /**
     * Makes samples without changing anything.
     *
     * @param latents rows of noise
     * @param rows how many
     * @param output receives the samples, row after row
     */
    public void generate(float[] latents, int rows, float[] output) {
        sampler.generate(latents, rows, output);
    }

    /** Copies the fakes that the last D update saw, or the last G update where that came later; a batch of rows. */
    public void copyLastFakes(float[] rows) {
        samples.get(batch, rows, 0, rows.length);
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

    @Override
    public void close() {
        sampler.close();
        generating.close();
        fakeHalf.close();
        both.close();
        for (Samples array : new Samples[] {noise, samples, logits, logitGradients}) {
            array.close();
        }
        generator.close();
        discriminator.close();
    }
}
