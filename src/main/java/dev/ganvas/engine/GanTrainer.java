package dev.ganvas.engine;

import dev.ganvas.engine.StepTrace.Kind;
import dev.ganvas.engine.TrainingRule.DiscriminatorLoss;
import dev.ganvas.engine.TrainingRule.FakeMode;
import dev.ganvas.engine.TrainingRule.Fakes;
import dev.ganvas.engine.TrainingRule.UpdateOrder;
import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.engine.network.ModelZip;
import dev.ganvas.engine.network.NetworkArrays;
import dev.ganvas.engine.network.NetworkPlan;
import dev.ganvas.engine.network.TrainedNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Trains one generator against one discriminator. Owns the compiled pair and with it all native memory. Every method
 * must be called on the thread that compiled it.
 */
public final class GanTrainer implements AutoCloseable {
    private final GanSpec spec;
    private final TrainingRule rule;
    private final long seed;
    private final int reals;
    private final int fakes;
    private final int batch;
    private final CompiledPair pair;
    private final StepReport report = new StepReport();
    private final StepMeasures measures;
    private final float[] noiseRows;
    private final float[] suppliedNoiseRows;
    private final float[] realRows;
    private Tuning tuning;
    private int threads;
    private long passes;
    private boolean hasGradients;
    private StepListener listener = StepListener.NONE;

    private GanTrainer(GanSpec spec, Tuning tuning, long seed, int threads) {
        this.spec = spec;
        this.rule = spec.rule();
        this.tuning = tuning;
        this.seed = seed;
        this.threads = threads;
        this.batch = spec.batch();
        this.reals = spec.discriminatorRows();
        this.fakes = spec.discriminatorRows();
        pair = new CompiledPair(spec, tuning);
        int latentSize = spec.generator().inputSize();
        noiseRows = new float[batch * latentSize];
        suppliedNoiseRows = new float[fakes * latentSize];
        realRows = new float[reals * spec.discriminator().inputSize()];
        measures = new StepMeasures(report, spec);
        reset();
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
        return step(source, Learners.BOTH);
    }

    /** Does one step that updates one network or both. */
    public StepReport step(BatchSource source, Learners learners) {
        passes = 0;
        if (learners == Learners.GENERATOR) {
            generatorAlone(source);
        } else if (learners == Learners.DISCRIMINATOR) {
            discriminatorAlone(source);
        } else if (rule.order() == UpdateOrder.GENERATOR_FIRST) {
            generatorFirst(source);
        } else {
            discriminatorFirst(source);
        }
        report.step++;
        hasGradients |= learners == Learners.BOTH;
        report.generatorFinite = pair.generator.isFinite();
        report.discriminatorFinite = pair.discriminator.isFinite();
        return report;
    }

    private void generatorFirst(BatchSource source) {
        generate(source, 0);
        boolean together = rule.fakes() == Fakes.REUSED && rule.discriminatorLoss() != DiscriminatorLoss.SEPARATE;
        if (together) {
            // The fakes and D are the same in both updates, so one pass of D serves both; its running statistics move
            // as if D had seen the fakes twice, which is what the published systems do.
            drawReal(source, 0);
            judge(pair.judgingBoth);
            pair.judgingGenerated.trackStatistics();
            pair.judgingBoth.trackStatistics();
        } else {
            judge(pair.judgingGenerated);
            pair.judgingGenerated.trackStatistics();
        }
        read(Kind.JUDGE_FAKE, together ? Learners.BOTH : Learners.GENERATOR, reals, batch);
        updateGenerator();
        for (int draw = 0; draw < tuning.discriminatorSteps(); draw++) {
            if (rule.fakes() == Fakes.FRESH) {
                supply(source, draw + 1);
            }
            if (draw == 0 && together) {
                read(Kind.JUDGE_REAL, Learners.DISCRIMINATOR, 0, reals);
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
        judge(pair.judgingGenerated);
        pair.judgingGenerated.trackStatistics();
        read(Kind.JUDGE_FAKE, Learners.GENERATOR, reals, batch);
        updateGenerator();
    }

    /** Updates G as a whole step would. D looks at real samples as well, to be measured and not to learn. */
    private void generatorAlone(BatchSource source) {
        boolean last = rule.order() == UpdateOrder.DISCRIMINATOR_FIRST && rule.fakes() == Fakes.FRESH;
        generate(source, last ? tuning.discriminatorSteps() : 0);
        drawReal(source, 0);
        judge(pair.judgingReal);
        read(Kind.JUDGE_REAL, Learners.GENERATOR, 0, reals);
        judge(pair.judgingGenerated);
        pair.judgingGenerated.trackStatistics();
        read(Kind.JUDGE_FAKE, Learners.GENERATOR, reals, batch);
        measures.together(tuning);
        updateGenerator();
    }

    /** Updates D as a whole step would. G's loss is that of the fakes that D learned from last. */
    private void discriminatorAlone(BatchSource source) {
        boolean fresh = rule.fakes() == Fakes.FRESH;
        int first = fresh && rule.order() == UpdateOrder.GENERATOR_FIRST ? 1 : 0;
        for (int draw = 0; draw < tuning.discriminatorSteps(); draw++) {
            if (fresh) {
                supply(source, draw + first);
            } else if (draw == 0) {
                generate(source, 0);
            }
            drawReal(source, draw);
            judgeAndUpdateDiscriminator();
        }
        measures.generator(fakes);
    }

    /** Makes the fakes that G learns from. */
    private void generate(BatchSource source, int draw) {
        source.noise(report.step, draw, noiseRows);
        pair.noise.put(0, noiseRows, noiseRows.length);
        pair.generating.forward();
        pair.generating.trackStatistics();
        Learners turn = rule.fakes() == Fakes.REUSED ? Learners.BOTH : Learners.GENERATOR;
        listener.noise(turn, noiseRows, noiseRows.length / batch);
        listener.samples(Kind.FAKES, turn, pair.samples, reals, batch, realRows.length / reals);
    }

    /** Makes fakes that only D learns from. */
    private void supply(BatchSource source, int draw) {
        source.noise(report.step, draw, suppliedNoiseRows);
        pair.noise.put(0, suppliedNoiseRows, suppliedNoiseRows.length);
        pair.supplying.forward();
        if (rule.fakeMode() == FakeMode.TRAINING) {
            pair.supplying.trackStatistics();
        }
        listener.noise(Learners.DISCRIMINATOR, suppliedNoiseRows, suppliedNoiseRows.length / fakes);
        listener.samples(Kind.FAKES, Learners.DISCRIMINATOR, pair.samples, reals, fakes, realRows.length / reals);
    }

    private void drawReal(BatchSource source, int draw) {
        source.real(report.step, draw, realRows);
        pair.samples.put(0, realRows, realRows.length);
        listener.samples(Kind.REALS, Learners.DISCRIMINATOR, pair.samples, 0, reals, realRows.length / reals);
    }

    /** Runs D forward; each pass of a step draws dropout masks of its own. */
    private void judge(NetworkPlan plan) {
        pair.discriminatorArrays.maskSeed().value = (seed * 31 + report.step) * 64 + passes;
        passes++;
        plan.forward();
    }

    private void judgeAndUpdateDiscriminator() {
        if (rule.discriminatorLoss() == DiscriminatorLoss.SEPARATE) {
            updateDiscriminatorTwice();
            return;
        }
        judge(pair.judgingBoth);
        pair.judgingBoth.trackStatistics();
        read(Kind.JUDGE_REAL, Learners.DISCRIMINATOR, 0, reals);
        read(Kind.JUDGE_FAKE, Learners.DISCRIMINATOR, reals, fakes);
        updateDiscriminator();
    }

    /** Updates D by its logits of real and fake samples, which the last pass left. */
    private void updateDiscriminator() {
        measures.together(tuning);
        learn(Learners.DISCRIMINATOR, report.get(StepFigure.D_LOSS), 0, reals + fakes, pair.judgingBoth);
    }

    /** Updates D on real samples, and then once more on fakes, which it judges with the new weights. */
    private void updateDiscriminatorTwice() {
        judge(pair.judgingReal);
        pair.judgingReal.trackStatistics();
        read(Kind.JUDGE_REAL, Learners.DISCRIMINATOR, 0, reals);
        int correct = measures.real(tuning);
        learn(Learners.DISCRIMINATOR, report.get(StepFigure.D_LOSS_REAL), 0, reals, pair.judgingReal);

        judge(pair.judgingFake);
        pair.judgingFake.trackStatistics();
        read(Kind.JUDGE_FAKE, Learners.DISCRIMINATOR, reals, fakes);
        measures.fakeAfterReal(tuning, correct);
        learn(Learners.DISCRIMINATOR, report.get(StepFigure.D_LOSS_FAKE), reals, fakes, pair.judgingFake);
    }

    /** Updates G by D's logits of the fakes, which the last pass left. */
    private void updateGenerator() {
        measures.generator(batch);
        learn(Learners.GENERATOR, report.get(StepFigure.G_LOSS), reals, batch, pair.generating);
    }

    /** Turns the gradients of some logits into those of a network's parameters, and updates it. */
    private void learn(Learners turn, double loss, int row, int rows, NetworkPlan plan) {
        boolean forGenerator = turn == Learners.GENERATOR;
        TrainedNetwork network = forGenerator ? pair.generator : pair.discriminator;
        listener.loss(turn, loss);
        pair.answers.write(row, rows, measures.gradients);
        if (forGenerator) {
            pair.judgingGenerated.backwardInput();
        }
        plan.backwardParameters();
        listener.gradient(turn, network);
        network.update(forGenerator ? tuning.generator() : tuning.discriminator());
        listener.update(turn, network);
    }

    /** Takes in D's logits of some rows. */
    private void read(Kind kind, Learners turn, int row, int rows) {
        pair.answers.read(row, rows, measures.logits);
        listener.judged(kind, turn, measures.logits, row, rows);
    }

    /** Lets someone see each phase of the steps that follow. */
    void setListener(StepListener seeing) {
        listener = seeing;
    }

    /** Returns the steps done since the last reset. */
    public long stepsDone() {
        return report.step;
    }

    /** Returns whether both networks hold the gradients of a step; a state that is gone on from has none. */
    boolean hasGradients() {
        return hasGradients;
    }

    /** Uses other constants from the next step on. Optimizer state stays, unless the kind of optimizer changes. */
    public void tune(Tuning changed) {
        tuning = changed;
    }

    /** Goes back to step 0: the first weights of the seed, and empty optimizer state. */
    public void reset() {
        SplittableRandom seeds = new SplittableRandom(seed);
        pair.generator.initialize(seeds.nextLong());
        pair.discriminator.initialize(seeds.nextLong());
        report.step = 0;
        hasGradients = false;
    }

    /** Copies out all that training goes on from; allocates nothing where {@code state} was used for that before. */
    public void copyTo(TrainerState state) {
        pair.generator.copyTo(state.generator());
        pair.discriminator.copyTo(state.discriminator());
        state.setStep(report.step);
    }

    /**
     * Goes on from a state that a trainer with the same specification and seed copied out: with the same tuning, source
     * and number of threads every step that follows has the same bits.
     */
    public void restore(TrainerState state) {
        pair.generator.restore(state.generator());
        pair.discriminator.restore(state.discriminator());
        report.step = state.step();
        hasGradients = false;
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
        pair.sampler.generate(latents, rows, statistics, output);
    }

    /** Copies fakes of the last step from the first on, as many values as {@code rows} takes. */
    public void copyLastFakes(float[] rows) {
        pair.samples.get(reals, rows, rows.length);
    }

    /** Takes rows for the fakes of the last step, as {@link #copyLastFakes} gave them before the state was copied. */
    public void restoreLastFakes(float[] rows) {
        pair.samples.put(reals, rows, rows.length);
    }

    /** Returns a copy of the parameters as they are now. */
    public NetworkWeights weights() {
        return new NetworkWeights(
                pair.generator.copyParameters(new float[0]), pair.discriminator.copyParameters(new float[0]));
    }

    /** Writes the generator as a DL4J model file, which any DL4J program opens; the same network gives the same bytes. */
    public void saveGenerator(Path file) throws IOException {
        ModelZip.write(pair.generator.network(), file);
    }

    /** Writes the discriminator in the same way. */
    public void saveDiscriminator(Path file) throws IOException {
        ModelZip.write(pair.discriminator.network(), file);
    }

    GanSpec spec() {
        return spec;
    }

    TrainedNetwork generator() {
        return pair.generator;
    }

    TrainedNetwork discriminator() {
        return pair.discriminator;
    }

    NetworkArrays discriminatorArrays() {
        return pair.discriminatorArrays;
    }

    @Override
    public void close() {
        pair.close();
    }
}
