package dev.ganvas.engine.loss;

import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The non-saturating loss (Goodfellow et al., 2014, section 3), which the published systems here use: sigmoid
 * cross-entropy {@code L = -(y log p + (1 - y) log(1 - p))} with {@code p = D(x) = 1 / (1 + exp(-C(x)))}. D's target
 * {@code y} is its label, G's is 1. In nats.
 *
 * <p>Computed as {@code max(c, 0) - c y + log(1 + exp(-|c|))}, which never overflows. Its derivative is {@code p - y}.
 * PyTorch clamps each logarithm at -100 and Keras clips {@code p} at 1e-7; on logits neither is needed, and both agree
 * with this wherever {@code p} is not within a rounding error of 0 or 1.
 *
 * <p>With two classes the softmax of two logits is the sigmoid of their difference, so this serves both heads.
 */
class NonSaturating implements GanLoss {
    private static final double GUESS = 0.5;

    /**
     * D(G(z)) of one in a hundred: G's loss is 4.6, and D's own loss is as good as gone (the "failure mode" of ganhacks).
     * Of nine in ten: D holds nearly every fake for real, so its judgement tells G nothing. In balance it is 0.5, and in
     * published runs that go well below that. D's accuracy in those lies between 0.6 and 0.96 once they have found their
     * balance.
     */
    private static final Balance BALANCE = new Balance(
            new Balance.Limit(StepFigure.D_FAKE, 0.9, 0.8),
            new Balance.Limit(StepFigure.D_FAKE, 0.01, 0.02),
            new Balance.Limit(StepFigure.D_FAKE, 0.7, 0.6),
            new Balance.Limit(StepFigure.D_ACCURACY, 0.97, 0.95));

    @Override
    public void real(LogitBatch batch, double label) {
        crossEntropy(batch, label);
    }

    @Override
    public void fake(LogitBatch batch, double label) {
        crossEntropy(batch, label);
    }

    /** They are to pass for real. */
    @Override
    public void generator(LogitBatch batch) {
        crossEntropy(batch, 1);
    }

    private static void crossEntropy(LogitBatch batch, double target) {
        double loss = 0;
        double probability = 0;
        int right = 0;
        for (int row = batch.first(); row < batch.last(); row++) {
            double c = batch.logit(row);
            double e = Math.exp(-Math.abs(c));
            double p = c >= 0 ? 1 / (1 + e) : e / (1 + e);
            loss += Math.max(c, 0) - c * target + Math.log1p(e);
            probability += p;
            right += p > GUESS == target > GUESS ? 1 : 0;
            batch.setGradient(row, p - target);
        }
        batch.setSums(loss, probability, right);
    }

    @Override
    public double answer(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    @Override
    public boolean givesProbability() {
        return true;
    }

    @Override
    public boolean hasLabels() {
        return true;
    }

    @Override
    public ReferenceLine lossLine() {
        return new ReferenceLine(Math.log(2), "train.ln2");
    }

    @Override
    public ReferenceLine answerLine() {
        return new ReferenceLine(GUESS, "train.equilibrium");
    }

    @Override
    public Balance balance() {
        return BALANCE;
    }

    @Override
    public OutputLayer stored(int outputs) {
        boolean single = outputs == 1;
        return new OutputLayer.Builder(single ? LossFunction.XENT : LossFunction.MCXENT)
                .nOut(outputs)
                .activation(single ? new ActivationSigmoid() : new ActivationSoftmax())
                .build();
    }
}
