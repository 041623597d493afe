package dev.ganvas.engine.loss;

/**
 * The Wasserstein loss (Arjovsky, Chintala and Bottou, 2017, "Wasserstein GAN"): D minimizes {@code E C(G(z)) - E C(x)} and
 * G minimizes {@code -E C(G(z))}. While D is no steeper than a slope of 1, minus its loss is the distance between real
 * samples and fakes; so something has to keep it from growing steep: clipped weights, or a penalty on its gradient.
 *
 * <p>A score means nothing by itself, only which of two is higher. D is right where it scores the real sample of a pair
 * higher than the fake.
 */
final class Wasserstein implements GanLoss {

    /**
     * The better D is, the better G learns, so D is never too far ahead. It is behind when it scores most fakes above the
     * real samples they are compared with: its distance is below 0 then, which none is.
     */
    private static final Balance BALANCE = new Balance(
            new Balance.Limit(StepFigure.D_ACCURACY, 0.2, 0.3),
            null,
            new Balance.Limit(StepFigure.D_ACCURACY, 0.4, 0.45),
            null);

    @Override
    public void real(LogitBatch batch, double label) {
        scores(batch, -1, 0);
    }

    /** Which sample of a pair is the real one is a single answer for both, and known once both are judged. */
    @Override
    public void fake(LogitBatch batch, double label) {
        int right = 0;
        for (int row = batch.first(); row < batch.last(); row++) {
            right += batch.opposite(row) > batch.logit(row) ? 2 : 0;
        }
        scores(batch, 1, right);
    }

    @Override
    public void generator(LogitBatch batch) {
        scores(batch, -1, 0);
    }

    private static void scores(LogitBatch batch, double sign, int right) {
        double score = 0;
        for (int row = batch.first(); row < batch.last(); row++) {
            score += batch.logit(row);
            batch.setGradient(row, sign);
        }
        batch.setSums(sign * score, score, right);
    }

    @Override
    public boolean needsSlopeLimit() {
        return true;
    }

    @Override
    public ReferenceLine lossLine() {
        return new ReferenceLine(0, "train.noDistance");
    }

    @Override
    public Balance balance() {
        return BALANCE;
    }
}
