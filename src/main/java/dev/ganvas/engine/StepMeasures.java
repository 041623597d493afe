package dev.ganvas.engine;

import dev.ganvas.engine.TrainingRule.DiscriminatorLoss;
import dev.ganvas.engine.loss.StepFigure;

/** Works out a step's figures from D's logits, and the gradients of those logits. Reals stand first, fakes behind. */
final class StepMeasures {
    final float[] logits;
    /** Of the loss by each logit, after its figures were worked out. */
    final float[] gradients;

    private final CrossEntropy loss = new CrossEntropy();
    private final StepReport report;
    private final TrainingRule rule;
    private final int reals;
    private final int fakes;
    private final int batch;

    /** Creates one for {@code rows} real samples and as many fakes in D's update, and {@code batch} in G's. */
    StepMeasures(StepReport report, TrainingRule rule, int rows, int batch) {
        this.report = report;
        this.rule = rule;
        this.reals = rows;
        this.fakes = rows;
        this.batch = batch;
        this.logits = new float[rows + batch];
        this.gradients = new float[rows + batch];
    }

    /** Works out D's figures of real and fake samples that it learns from together. */
    void together(Tuning tuning) {
        double weight = rule.discriminatorLoss() == DiscriminatorLoss.SUM ? 1 : 0.5;
        int correct = real(tuning, weight / reals) + fake(tuning, weight / fakes);
        report.set(StepFigure.D_ACCURACY, (float) correct / (reals + fakes));
        report.set(StepFigure.D_LOSS, (float)
                (weight * (report.get(StepFigure.D_LOSS_REAL) + report.get(StepFigure.D_LOSS_FAKE))));
    }

    /** Works out D's figures of real samples alone; returns how many it put on their side. */
    int real(Tuning tuning) {
        return real(tuning, 1.0 / reals);
    }

    /** Works out D's figures of fakes, which it learns from after {@code correct} of the real samples were. */
    void fakeAfterReal(Tuning tuning, int correct) {
        int all = correct + fake(tuning, 1.0 / fakes);
        report.set(StepFigure.D_ACCURACY, (float) all / (reals + fakes));
        report.set(StepFigure.D_LOSS, (report.get(StepFigure.D_LOSS_REAL) + report.get(StepFigure.D_LOSS_FAKE)) / 2);
    }

    /** Works out G's loss of the first {@code rows} fakes. Its target is 1: they are to pass. */
    void generator(int rows) {
        loss.compute(logits, reals, reals + rows, 1, 1.0 / batch, gradients);
        report.set(StepFigure.G_LOSS, (float) loss.loss());
    }

    private int real(Tuning tuning, double scale) {
        loss.compute(logits, 0, reals, tuning.realLabel(), scale, gradients);
        report.set(StepFigure.D_LOSS_REAL, (float) loss.loss());
        report.set(StepFigure.D_REAL, (float) loss.probability());
        return loss.correct();
    }

    private int fake(Tuning tuning, double scale) {
        loss.compute(logits, reals, reals + fakes, tuning.fakeLabel(), scale, gradients);
        report.set(StepFigure.D_LOSS_FAKE, (float) loss.loss());
        report.set(StepFigure.D_FAKE, (float) loss.probability());
        return loss.correct();
    }
}
