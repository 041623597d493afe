package dev.ganvas.engine.loss;

/**
 * The least squares loss (Mao et al., 2017, "Least Squares Generative Adversarial Networks"), with the targets 0, 1 and 1:
 * D minimizes {@code E (C(x) - 1)^2 + E C(G(z))^2} and G minimizes {@code E (C(G(z)) - 1)^2}. D's answer is the score
 * {@code C} itself: about 1 for real samples, about 0 for fakes, and without bounds. Its derivative is twice its distance
 * from the target, so G learns also from fakes of which D is sure.
 */
final class LeastSquares implements GanLoss {
    private static final double REAL = 1;
    private static final double FAKE = 0;
    /** A score half-way is a guess. */
    private static final double GUESS = 0.5;

    /**
     * Scores lie about where probabilities would, and so do the limits. D has won when it tells nearly all fakes to within
     * 0.03 of their target: there is no slope left to follow then.
     */
    private static final Balance BALANCE = new Balance(
            new Balance.Limit(StepFigure.D_FAKE, 0.9, 0.8),
            new Balance.Limit(StepFigure.D_LOSS_FAKE, 0.001, 0.004),
            new Balance.Limit(StepFigure.D_FAKE, 0.7, 0.6),
            new Balance.Limit(StepFigure.D_ACCURACY, 0.97, 0.95));

    @Override
    public void real(LogitBatch batch, double label) {
        squares(batch, REAL);
    }

    @Override
    public void fake(LogitBatch batch, double label) {
        squares(batch, FAKE);
    }

    @Override
    public void generator(LogitBatch batch) {
        squares(batch, REAL);
    }

    private static void squares(LogitBatch batch, double target) {
        double loss = 0;
        double score = 0;
        int right = 0;
        for (int row = batch.first(); row < batch.last(); row++) {
            double c = batch.logit(row);
            double distance = c - target;
            loss += distance * distance;
            score += c;
            right += c > GUESS == target > GUESS ? 1 : 0;
            batch.setGradient(row, 2 * distance);
        }
        batch.setSums(loss, score, right);
    }

    @Override
    public ReferenceLine lossLine() {
        return new ReferenceLine((REAL - GUESS) * (REAL - GUESS), "train.quarter");
    }

    @Override
    public ReferenceLine answerLine() {
        return new ReferenceLine(GUESS, "train.equilibrium");
    }

    @Override
    public Balance balance() {
        return BALANCE;
    }
}
