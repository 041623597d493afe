package dev.ganvas.engine.loss;

/**
 * The relativistic pairing loss (Jolicoeur-Martineau, 2019, "The relativistic discriminator"; RpGAN in Huang et al., 2024,
 * "The GAN is dead; long live the GAN!"): D minimizes {@code E log(1 + exp(-(C(x) - C(G(z)))))} and G minimizes {@code E
 * log(1 + exp(-(C(G(z)) - C(x))))}, over pairs of a real sample and a fake. A score means nothing by itself, only which of
 * a pair is higher; D is right where that is the real one's.
 */
final class Relativistic implements GanLoss {

    /**
     * D's loss on a pair is the cross-entropy of telling which of the two is real: 0.01 is as sure as D(G(z)) of one in a
     * hundred, and above ln 2 it does worse than guessing.
     */
    private static final Balance BALANCE = new Balance(
            new Balance.Limit(StepFigure.D_ACCURACY, 0.2, 0.3),
            new Balance.Limit(StepFigure.D_LOSS_FAKE, 0.01, 0.02),
            new Balance.Limit(StepFigure.D_ACCURACY, 0.4, 0.45),
            new Balance.Limit(StepFigure.D_ACCURACY, 0.97, 0.95));

    @Override
    public void real(LogitBatch batch, double label) {
        pairs(batch, true);
    }

    @Override
    public void fake(LogitBatch batch, double label) {
        pairs(batch, false);
    }

    @Override
    public void generator(LogitBatch batch) {
        pairs(batch, true);
    }

    /** Works out {@code softplus(-(winner - other))} and its derivative by the logit of each row. */
    private static void pairs(LogitBatch batch, boolean rowWins) {
        double loss = 0;
        double score = 0;
        int right = 0;
        for (int row = batch.first(); row < batch.last(); row++) {
            double ahead = batch.logit(row) - batch.opposite(row);
            double missing = rowWins ? -ahead : ahead;
            loss += Minimax.softplus(missing);
            score += batch.logit(row);
            right += missing < 0 ? 1 : 0;
            double share = 1 / (1 + Math.exp(-missing));
            batch.setGradient(row, rowWins ? -share : share);
        }
        batch.setSums(loss, score, right);
    }

    @Override
    public boolean comparesPairs() {
        return true;
    }

    @Override
    public ReferenceLine lossLine() {
        return new ReferenceLine(Math.log(2), "train.ln2");
    }

    @Override
    public Balance balance() {
        return BALANCE;
    }
}
