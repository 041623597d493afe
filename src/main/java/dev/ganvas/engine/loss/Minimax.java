package dev.ganvas.engine.loss;

/**
 * The loss as Goodfellow et al. (2014) derive it: D minimizes the same cross-entropy as in {@link NonSaturating}, and G
 * minimizes what D maximizes, {@code E log(1 - D(G(z))) = -E log(1 + exp(C(G(z))))}. Its derivative is {@code -D(G(z))}, so
 * that G learns least where D is surest, as it is at the beginning: the paper itself advises the other one. Everything but
 * G's loss is the same.
 */
final class Minimax extends NonSaturating {
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
}
