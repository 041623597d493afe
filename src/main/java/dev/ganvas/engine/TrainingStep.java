package dev.ganvas.engine;

import dev.ganvas.engine.StepTrace.Kind;
import dev.ganvas.engine.TrainingRule.DiscriminatorLoss;
import dev.ganvas.engine.TrainingRule.FakeMode;
import dev.ganvas.engine.TrainingRule.Fakes;
import dev.ganvas.engine.TrainingRule.UpdateOrder;
import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.engine.network.GradientPenalty;
import dev.ganvas.engine.network.NetworkPlan;
import dev.ganvas.engine.network.TrainedNetwork;

/**
 * What a step does, in which order: which network makes, judges and learns what. Runs down the plans of a
 * {@link CompiledPair}; belongs to one {@link GanTrainer}, and to its thread.
 */
final class TrainingStep {
    /** What may change between two steps. */
    Tuning tuning;

    StepListener listener = StepListener.NONE;
    /** Whether both networks hold the gradients of a step. */
    boolean hasGradients;

    private final TrainingRule rule;
    private final long seed;
    /** Rows of real samples that D judges, of fakes that it learns from, and of those that G learns from. */
    private final int reals;

    private final int fakes;
    private final int batch;
    private final int sampleSize;
    private final int latentSize;
    private final boolean comparesPairs;
    private final CompiledPair pair;
    private final StepReport report;
    private final StepMeasures measures;
    private final float[] noiseRows;
    private final float[] suppliedNoiseRows;
    private final float[] realRows;
    private long passes;

    /**
     * Creates one.
     *
     * @param seed of dropout
     * @param report is filled by every step; it knows the number of steps
     */
    TrainingStep(GanSpec spec, Tuning tuning, long seed, CompiledPair pair, StepReport report) {
        this.rule = spec.rule();
        this.tuning = tuning;
        this.seed = seed;
        this.pair = pair;
        this.report = report;
        this.batch = spec.judgedForGenerator();
        this.reals = spec.judgedTogether();
        this.fakes = spec.judgedTogether();
        this.sampleSize = spec.generator().outputSize();
        this.comparesPairs = spec.loss().loss().comparesPairs();
        this.latentSize = spec.generator().inputSize();
        noiseRows = new float[spec.batch() * latentSize];
        suppliedNoiseRows = new float[spec.discriminatorRows() * latentSize];
        realRows = new float[spec.discriminatorRows() * sampleSize];
        measures = new StepMeasures(report, spec);
    }

    /** Does one step that updates one network or both, and fills the report. */
    void run(BatchSource source, Learners learners) {
        passes = 0;
        Learners updated = updated(learners);
        if (updated == Learners.GENERATOR) {
            generatorAlone(source);
        } else if (updated == Learners.DISCRIMINATOR) {
            discriminatorAlone(source);
        } else if (rule.order() == UpdateOrder.GENERATOR_FIRST) {
            generatorFirst(source);
        } else {
            discriminatorFirst(source);
        }
        if (pair.average != null) {
            pair.average.add(report.step);
        }
        report.step++;
        hasGradients |= updated == Learners.BOTH;
        report.generatorFinite = pair.generator.isFinite();
        report.discriminatorFinite = pair.discriminator.isFinite();
    }

    /** A network that gets no update in a step of both does not learn; one that is asked to learn alone does, once. */
    private Learners updated(Learners asked) {
        if (asked != Learners.BOTH) {
            return asked;
        }
        if (tuning.discriminatorSteps() == 0) {
            return Learners.GENERATOR;
        }
        return tuning.generatorSteps() == 0 ? Learners.DISCRIMINATOR : Learners.BOTH;
    }

    private int generatorUpdates() {
        return Math.max(1, tuning.generatorSteps());
    }

    private int discriminatorUpdates() {
        return Math.max(1, tuning.discriminatorSteps());
    }

    private void generatorFirst(BatchSource source) {
        boolean together = rule.fakes() == Fakes.REUSED && rule.discriminatorLoss() != DiscriminatorLoss.SEPARATE;
        int updates = generatorUpdates();
        if (comparesPairs && (!together || updates > 1)) {
            drawReal(source, 0);
        }
        for (int update = 0; update < updates; update++) {
            generate(source, update);
            if (together && update == updates - 1) {
                drawReal(source, 0);
                judgeForBoth();
            } else {
                judgeForGenerator();
            }
            updateGenerator();
        }
        for (int draw = 0; draw < discriminatorUpdates(); draw++) {
            if (rule.fakes() == Fakes.FRESH) {
                supply(source, updates + draw);
            }
            if (draw == 0 && together) {
                read(Kind.JUDGE_REAL, Learners.DISCRIMINATOR, 0, reals);
                updateDiscriminator(source, draw);
            } else {
                drawReal(source, draw);
                judgeAndUpdateDiscriminator(source, draw);
            }
        }
    }

    /**
     * The fakes and D are the same in both updates, so one pass of D serves both; its running statistics move as if D had
     * seen the fakes twice, which is what the published systems do.
     */
    private void judgeForBoth() {
        judge(pair.judgingBoth);
        pair.judgingGenerated.trackStatistics();
        pair.judgingBoth.trackStatistics();
        if (comparesPairs) {
            pair.answers.read(0, reals, measures.logits);
        }
        read(Kind.JUDGE_FAKE, Learners.BOTH, reals, batch);
    }

    /** Has D judge the fakes that G learns from, and the real samples that they are compared with. */
    private void judgeForGenerator() {
        if (comparesPairs) {
            judge(pair.judgingReal);
            pair.judgingReal.trackStatistics();
            read(Kind.JUDGE_REAL, Learners.GENERATOR, 0, reals);
        }
        judge(pair.judgingGenerated);
        pair.judgingGenerated.trackStatistics();
        read(Kind.JUDGE_FAKE, Learners.GENERATOR, reals, batch);
    }

    private void discriminatorFirst(BatchSource source) {
        boolean fresh = rule.fakes() == Fakes.FRESH;
        int draws = discriminatorUpdates();
        for (int draw = 0; draw < draws; draw++) {
            if (fresh) {
                supply(source, draw);
            } else if (draw == 0) {
                generate(source, 0);
            }
            drawReal(source, draw);
            judgeAndUpdateDiscriminator(source, draw);
        }
        for (int update = 0; update < generatorUpdates(); update++) {
            if (fresh || update > 0) {
                generate(source, fresh ? draws + update : update);
            }
            judgeForGenerator();
            updateGenerator();
        }
    }

    /** Updates G as a whole step would. D looks at real samples as well, to be measured and not to learn. */
    private void generatorAlone(BatchSource source) {
        boolean last = rule.order() == UpdateOrder.DISCRIMINATOR_FIRST && rule.fakes() == Fakes.FRESH;
        int first = last ? tuning.discriminatorSteps() : 0;
        for (int update = 0; update < generatorUpdates(); update++) {
            generate(source, first + update);
            drawReal(source, 0);
            judge(pair.judgingReal);
            read(Kind.JUDGE_REAL, Learners.GENERATOR, 0, reals);
            judge(pair.judgingGenerated);
            pair.judgingGenerated.trackStatistics();
            read(Kind.JUDGE_FAKE, Learners.GENERATOR, reals, batch);
            measures.together(tuning);
            measures.penalty(0);
            updateGenerator();
        }
    }

    /** Updates D as a whole step would. G's loss is that of the fakes that D learned from last. */
    private void discriminatorAlone(BatchSource source) {
        boolean fresh = rule.fakes() == Fakes.FRESH;
        int first = fresh && rule.order() == UpdateOrder.GENERATOR_FIRST ? tuning.generatorSteps() : 0;
        for (int draw = 0; draw < discriminatorUpdates(); draw++) {
            if (fresh) {
                supply(source, draw + first);
            } else if (draw == 0) {
                generate(source, 0);
            }
            drawReal(source, draw);
            judgeAndUpdateDiscriminator(source, draw);
        }
        measures.generator(fakes);
    }

    /** Makes the fakes that G learns from. */
    private void generate(BatchSource source, int draw) {
        source.noise(report.step, draw, noiseRows);
        pair.noise.put(0, noiseRows, noiseRows.length);
        pair.generating.forward();
        pair.generating.trackStatistics();
        disturbFakes(source, draw, batch * pair.samples.columns());
        Learners turn = rule.fakes() == Fakes.REUSED ? Learners.BOTH : Learners.GENERATOR;
        listener.noise(turn, noiseRows, latentSize);
        listener.samples(Kind.FAKES, turn, pair.samples, reals, noiseRows.length / latentSize, sampleSize);
    }

    /** Makes fakes that only D learns from. */
    private void supply(BatchSource source, int draw) {
        source.noise(report.step, draw, suppliedNoiseRows);
        pair.noise.put(0, suppliedNoiseRows, suppliedNoiseRows.length);
        pair.supplying.forward();
        if (rule.fakeMode() == FakeMode.TRAINING) {
            pair.supplying.trackStatistics();
        }
        disturbFakes(source, draw, fakes * pair.samples.columns());
        listener.noise(Learners.DISCRIMINATOR, suppliedNoiseRows, latentSize);
        int made = suppliedNoiseRows.length / latentSize;
        listener.samples(Kind.FAKES, Learners.DISCRIMINATOR, pair.samples, reals, made, sampleSize);
    }

    private void disturbFakes(BatchSource source, int draw, int values) {
        if (pair.disturbance != null) {
            pair.disturbance.fakes(source, report.step, draw, pair.samples, reals, values);
        }
    }

    private void drawReal(BatchSource source, int draw) {
        source.real(report.step, draw, realRows);
        if (pair.disturbance != null) {
            pair.disturbance.real(source, report.step, draw, realRows);
        }
        pair.samples.put(0, realRows, realRows.length);
        int drawn = realRows.length / sampleSize;
        listener.samples(Kind.REALS, Learners.DISCRIMINATOR, pair.samples, 0, drawn, sampleSize);
    }

    /** Runs D forward; each pass of a step draws dropout masks of its own. */
    private void judge(NetworkPlan plan) {
        pair.discriminatorArrays.maskSeed().value = nextMaskSeed();
        plan.forward();
    }

    private long nextMaskSeed() {
        long next = (seed * 31 + report.step) * 64 + passes;
        passes++;
        return next;
    }

    private void judgeAndUpdateDiscriminator(BatchSource source, int draw) {
        if (rule.discriminatorLoss() == DiscriminatorLoss.SEPARATE) {
            updateDiscriminatorTwice();
            return;
        }
        judge(pair.judgingBoth);
        pair.judgingBoth.trackStatistics();
        read(Kind.JUDGE_REAL, Learners.DISCRIMINATOR, 0, reals);
        read(Kind.JUDGE_FAKE, Learners.DISCRIMINATOR, reals, fakes);
        updateDiscriminator(source, draw);
    }

    /** Updates D by its logits of real and fake samples, which the last pass left, and by the penalty. */
    private void updateDiscriminator(BatchSource source, int draw) {
        measures.together(tuning);
        GradientPenalty penalty = tuning.penaltyWeight() == 0 ? null : pair.penalty;
        double paid = 0;
        if (penalty != null) {
            source.mixture(report.step, draw, penalty.shares());
            paid = penalty.measure(pair.samples, tuning.penaltyWeight(), nextMaskSeed());
        }
        measures.penalty(paid);
        listener.loss(Learners.DISCRIMINATOR, report.get(StepFigure.D_LOSS));
        follow(0, reals + fakes, pair.judgingBoth);
        if (penalty != null) {
            penalty.addGradients(pair.discriminator.gradients());
        }
        update(Learners.DISCRIMINATOR);
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
        listener.loss(turn, loss);
        if (turn == Learners.GENERATOR) {
            pair.answers.write(row, rows, measures.gradients);
            pair.judgingGenerated.backwardInput();
            plan.backwardParameters();
        } else {
            follow(row, rows, plan);
        }
        update(turn);
    }

    /** Turns the gradients of some logits into those of D's parameters. */
    private void follow(int row, int rows, NetworkPlan plan) {
        pair.answers.write(row, rows, measures.gradients);
        plan.backwardParameters();
    }

    /** Updates a network by its gradients. */
    private void update(Learners turn) {
        boolean forGenerator = turn == Learners.GENERATOR;
        TrainedNetwork network = forGenerator ? pair.generator : pair.discriminator;
        listener.gradient(turn, network);
        if (forGenerator) {
            network.update(tuning.generator(), 0);
        } else {
            network.update(tuning.discriminator(), (float) tuning.clip());
        }
        listener.update(turn, network);
    }

    /** Takes in D's logits of some rows. */
    private void read(Kind kind, Learners turn, int row, int rows) {
        pair.answers.read(row, rows, measures.logits);
        listener.judged(kind, turn, measures.logits, row, rows);
    }
}
