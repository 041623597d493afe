package dev.ganvas.engine;

import dev.ganvas.engine.TrainingRule.DiscriminatorLoss;
import dev.ganvas.engine.loss.GanLoss;
import dev.ganvas.engine.loss.LogitBatch;
import dev.ganvas.engine.loss.StepFigure;

/** Works out a step's figures from D's logits, and the gradients of those logits. Reals stand first, fakes behind. */
final class StepMeasures {
    final float[] logits;
    /** Of the loss by each logit, after its figures were worked out. */
    final float[] gradients;

    private final GanLoss loss;
    private final LogitBatch judged;
    private final StepReport report;
    private final TrainingRule rule;
    private final int reals;
    private final int fakes;
    private final int batch;

    /** Creates one for the rows of {@code spec}. */
    StepMeasures(StepReport report, GanSpec spec) {
        this.report = report;
        this.loss = spec.loss().loss();
        this.rule = spec.rule();
        this.reals = spec.judgedTogether();
        this.fakes = spec.judgedTogether();
        this.batch = spec.judgedForGenerator();
        this.logits = new float[reals + batch];
        this.gradients = new float[reals + batch];
        this.judged = new LogitBatch(logits, gradients);
    }

    /** Works out D's figures of real and fake samples that it learns from together. */
    void together(Tuning tuning) {
        boolean pairs = loss.comparesPairs();
        double weight = pairs || rule.discriminatorLoss() == DiscriminatorLoss.SUM ? 1 : 0.5;
        int correct = real(tuning, weight / reals) + fake(tuning, weight / fakes);
        report.set(StepFigure.D_ACCURACY, (float) correct / (reals + fakes));
        // Of pairs there is one loss, which both parts tell.
        report.set(StepFigure.D_LOSS, pairs ? report.get(StepFigure.D_LOSS_REAL) : (float) (weight * sum()));
    }

    /** Adds a penalty to D's loss. */
    void penalty(double paid) {
        report.set(StepFigure.D_PENALTY, (float) paid);
        report.set(StepFigure.D_LOSS, (float) (report.get(StepFigure.D_LOSS) + paid));
    }

    /** Works out D's figures of real samples alone; returns how many it put on their side. */
    int real(Tuning tuning) {
        return real(tuning, 1.0 / reals);
    }

    /** Works out D's figures of fakes, which it learns from after {@code correct} of the real samples were. */
    void fakeAfterReal(Tuning tuning, int correct) {
        int all = correct + fake(tuning, 1.0 / fakes);
        report.set(StepFigure.D_ACCURACY, (float) all / (reals + fakes));
        report.set(StepFigure.D_LOSS, sum() / 2);
    }

    /** Works out G's loss of the first {@code rows} fakes. */
    void generator(int rows) {
        loss.generator(judged.rows(reals, reals + rows, 1.0 / batch).against(0));
        report.set(StepFigure.G_LOSS, (float) judged.loss());
    }

    private float sum() {
        return report.get(StepFigure.D_LOSS_REAL) + report.get(StepFigure.D_LOSS_FAKE);
    }

    private int real(Tuning tuning, double scale) {
        loss.real(judged.rows(0, reals, scale).against(reals), tuning.realLabel());
        report.set(StepFigure.D_LOSS_REAL, (float) judged.loss());
        report.set(StepFigure.D_REAL, (float) judged.answer());
        return judged.correct();
    }

    private int fake(Tuning tuning, double scale) {
        loss.fake(judged.rows(reals, reals + fakes, scale).against(0), tuning.fakeLabel());
        report.set(StepFigure.D_LOSS_FAKE, (float) judged.loss());
        report.set(StepFigure.D_FAKE, (float) judged.answer());
        return judged.correct();
    }
}
