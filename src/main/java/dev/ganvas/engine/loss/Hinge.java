package dev.ganvas.engine.loss;

/**
 * The hinge loss (Lim and Ye, 2017, "Geometric GAN"; Miyato et al., 2018): D minimizes {@code E max(0, 1 - C(x)) + E max(0,
 * 1 + C(G(z)))} and G minimizes {@code -E C(G(z))}. D stops pushing samples that it scores beyond 1 or -1 already.
 */
final class Hinge implements GanLoss {
    private static final double MARGIN = 1;

    /**
     * Scores lie about between -1 and 1. D has won when next to no fake is left within the margin: it learns nothing more
     * from them, and so nothing of what G changes.
     */
    private static final Balance BALANCE = new Balance(
            new Balance.Limit(StepFigure.D_FAKE, 0.9, 0.7),
            new Balance.Limit(StepFigure.D_LOSS_FAKE, 0.001, 0.004),
            new Balance.Limit(StepFigure.D_FAKE, 0.5, 0.4),
            new Balance.Limit(StepFigure.D_ACCURACY, 0.97, 0.95));

    @Override
    public void real(LogitBatch batch, double label) {
        margins(batch, 1);
    }

    @Override
    public void fake(LogitBatch batch, double label) {
        margins(batch, -1);
    }

    private static void margins(LogitBatch batch, double side) {
        double loss = 0;
        double score = 0;
        int right = 0;
        for (int row = batch.first(); row < batch.last(); row++) {
            double c = batch.logit(row);
            double missing = MARGIN - side * c;
            loss += Math.max(0, missing);
            score += c;
            right += side * c > 0 ? 1 : 0;
            batch.setGradient(row, missing > 0 ? -side : 0);
        }
        batch.setSums(loss, score, right);
    }

    @Override
    public void generator(LogitBatch batch) {
        double score = 0;
        int right = 0;
        for (int row = batch.first(); row < batch.last(); row++) {
            score += batch.logit(row);
            right += batch.logit(row) > 0 ? 1 : 0;
            batch.setGradient(row, -1);
        }
        batch.setSums(-score, score, right);
    }

    @Override
    public ReferenceLine lossLine() {
        return new ReferenceLine(MARGIN, "train.margin");
    }

    @Override
    public ReferenceLine answerLine() {
        return new ReferenceLine(0, "train.equilibrium");
    }

    @Override
    public Balance balance() {
        return BALANCE;
    }
}
