package dev.ganvas.engine;

import dev.ganvas.engine.network.ModelZip;
import dev.ganvas.engine.network.NetworkArrays;
import dev.ganvas.engine.network.TrainedNetwork;
import dev.ganvas.engine.parallel.Profile;
import dev.ganvas.engine.parallel.ThreadTrial;
import dev.ganvas.engine.parallel.WorkerPool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Trains one generator against one discriminator. Owns the compiled pair and with it all native memory. Every method
 * must be called on the thread that compiled it.
 */
public final class GanTrainer implements AutoCloseable {
    /**
     * Which arithmetic this is: another number wherever the same state goes on to other last bits than before. What was
     * saved without a number is of 1.
     */
    public static final int ARITHMETIC = 2;

    private final GanSpec spec;
    private final long seed;
    private final int reals;
    private final WorkerPool pool;
    private final CompiledPair pair;
    private final StepReport report = new StepReport();
    private final TrainingStep step;
    private @Nullable ThreadTrial trial;

    private GanTrainer(GanSpec spec, Tuning tuning, long seed, WorkerPool pool) {
        this.spec = spec;
        this.seed = seed;
        this.pool = pool;
        this.reals = spec.judgedTogether();
        pair = new CompiledPair(spec, tuning, pool);
        step = new TrainingStep(spec, tuning, seed, pair, report);
        reset();
    }

    /**
     * Builds the two networks, draws their first weights and compiles the plan; loads the native library if nothing did
     * so before.
     *
     * @param seed of the first weights and of dropout
     * @param threads for the arithmetic, see {@link #setThreads}
     */
    public static GanTrainer compile(GanSpec spec, Tuning tuning, long seed, int threads) {
        GanTrainer trainer = new GanTrainer(spec, tuning, seed, Threads.pool(1));
        trainer.setThreads(threads);
        return trainer;
    }

    /**
     * Computes with another number of threads from the next step on, which changes no bit of any result.
     *
     * @param threads at least 1, the calling one counted; {@link Threads#BY_RULE} or {@link Threads#FASTEST}
     */
    public void setThreads(int threads) {
        trial = threads == Threads.FASTEST ? new ThreadTrial(pool) : null;
        if (trial == null) {
            pool.setThreads(threads == Threads.BY_RULE ? Threads.byRule() : threads);
        }
    }

    /** Has the time of each operation of the steps that follow added to {@code profile}; null ends it. */
    public void setProfile(@Nullable Profile profile) {
        pool.setProfile(profile);
    }

    /** Returns whether it still looks for the fastest number of threads. */
    public boolean choosesThreads() {
        return trial != null;
    }

    /** Returns the number of threads that it computes with. */
    public int threads() {
        return pool.threads();
    }

    /** Does one step: as many updates of each network as the tuning says. The report is reused by the next step. */
    public StepReport step(BatchSource source) {
        return step(source, Learners.BOTH);
    }

    /** Does one step that updates one network or both. */
    public StepReport step(BatchSource source, Learners learners) {
        ThreadTrial running = trial;
        if (running == null) {
            step.run(source, learners);
            return report;
        }
        long begun = System.nanoTime();
        step.run(source, learners);
        running.stepTook(System.nanoTime() - begun);
        trial = running.isOver() ? null : running;
        return report;
    }

    /** Lets someone see each phase of the steps that follow. */
    void setListener(StepListener seeing) {
        step.listener = seeing;
    }

    /** Returns the steps done since the last reset. */
    public long stepsDone() {
        return report.step;
    }

    /** Returns whether both networks hold the gradients of a step; a state that is gone on from has none. */
    boolean hasGradients() {
        return step.hasGradients;
    }

    /** Uses other constants from the next step on. Optimizer state stays, unless the kind of optimizer changes. */
    public void tune(Tuning changed) {
        step.tuning = changed;
    }

    /** Goes back to step 0: the first weights of the seed, and empty optimizer state. */
    public void reset() {
        SplittableRandom seeds = new SplittableRandom(seed);
        pair.generator.initialize(seeds.nextLong());
        pair.discriminator.initialize(seeds.nextLong());
        if (pair.average != null) {
            pair.average.begin();
        }
        report.step = 0;
        step.hasGradients = false;
    }

    /** Copies out all that training goes on from; allocates nothing where {@code state} was used for that before. */
    public void copyTo(TrainerState state) {
        pair.generator.copyTo(state.generator());
        pair.discriminator.copyTo(state.discriminator());
        if (pair.average != null) {
            pair.average.copyTo(state.generator().average());
        }
        state.setStep(report.step);
    }

    /** Returns the parameters that samples are made with, in {@code into} if it is as long: G's, or their average. */
    public float[] copyGenerator(float[] into) {
        return pair.copySampled(into);
    }

    /**
     * Goes on from a state that a trainer with the same specification and seed copied out: with the same tuning and
     * source every step that follows has the same bits.
     */
    public void restore(TrainerState state) {
        pair.generator.restore(state.generator());
        pair.discriminator.restore(state.discriminator());
        if (pair.average != null) {
            pair.average.restore(state.generator().average());
        }
        report.step = state.step();
        step.hasGradients = false;
    }

    /**
     * Makes samples without changing anything, with the average of G where there is one.
     *
     * @param latents rows of noise
     * @param rows how many
     * @param statistics which ones batch normalization uses
     * @param output receives the samples, row after row
     */
    public void generate(float[] latents, int rows, SampleStatistics statistics, float[] output) {
        pair.generate(latents, rows, statistics, output);
    }

    /** Copies fakes of the last step from the first on, as many values as {@code rows} takes. */
    public void copyLastFakes(float[] rows) {
        pair.copyLastFakes(reals, rows);
    }

    /** Takes rows for the fakes of the last step, as {@link #copyLastFakes} gave them before the state was copied. */
    public void restoreLastFakes(float[] rows) {
        pair.restoreLastFakes(reals, rows);
    }

    /** Returns a copy of the parameters as they are now, those of G as samples are made with them. */
    public NetworkWeights weights() {
        return new NetworkWeights(pair.copySampled(new float[0]), pair.discriminator.copyParameters(new float[0]));
    }

    /** Writes the generator that samples are made with as a DL4J model file, which any DL4J program opens; the same network gives the same bytes. */
    public void saveGenerator(Path file) throws IOException {
        ModelZip.write(pair.sampled(), file);
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
        pool.close();
    }
}
