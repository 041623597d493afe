package dev.ganvas.engine.loss;

import org.deeplearning4j.nn.conf.layers.OutputLayer;

/**
 * The loss as Goodfellow et al. (2014) derive it: D minimizes the same cross-entropy as in {@link NonSaturating}, and G
 * minimizes what D maximizes, {@code E log(1 - D(G(z))) = -E log(1 + exp(C(G(z))))}. Its derivative is {@code -D(G(z))}, so
 * that G learns least where D is surest, as it is at the beginning: the paper itself advises the other one.
 */
final class Minimax implements GanLoss {
    private final GanLoss crossEntropy = new NonSaturating();

    @Override
    public void real(LogitBatch batch, double label) {
        crossEntropy.real(batch, label);
    }

    @Override
    public void fake(LogitBatch batch, double label) {
        crossEntropy.fake(batch, label);
    }

    @Override
    public void generator(LogitBatch batch) {
        double loss = 0;
        double probability = 0;
        int right = 0;
        for (int row = batch.first(); row < batch.last(); row++) {
            double c = batch.logit(row);
            double p = answer(c);
            loss -= softplus(c);
            probability += p;
            right += c > 0 ? 1 : 0;
            batch.setGradient(row, -p);
        }
        batch.setSums(loss, probability, right);
    }

    /** Returns {@code log(1 + exp(t))}, which never overflows. */
    static double softplus(double t) {
        return Math.max(t, 0) + Math.log1p(Math.exp(-Math.abs(t)));
    }

    @Override
    public double answer(double logit) {
        return crossEntropy.answer(logit);
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
        return new ReferenceLine(0.5, "train.equilibrium");
    }

    /** D learns as under the other loss, and wins by the same signs; G has less to learn from then. */
    @Override
    public Balance balance() {
        return crossEntropy.balance();
    }

    @Override
    public OutputLayer stored(int outputs) {
        return new NonSaturating().stored(outputs);
    }
}
