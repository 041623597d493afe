package dev.ganvas.engine.loss;

/**
 * Some rows of D's logits, and what a loss makes of them. One object serves every step, so that nothing is allocated.
 * Training thread only.
 */
public final class LogitBatch {
    private final float[] logits;
    private final float[] gradients;
    private int first;
    private int last;
    private int opposite;
    private double scale;
    private double loss;
    private double answer;
    private int correct;

    /**
     * Creates one.
     *
     * @param logits row by row
     * @param gradients receives the gradient of the loss by each logit
     */
    public LogitBatch(float[] logits, float[] gradients) {
        this.logits = logits;
        this.gradients = gradients;
    }

    /**
     * Chooses the rows from {@code first} up to {@code last}.
     *
     * @param scale factor on the gradients, such as 1/rows for a mean
     */
    public LogitBatch rows(int first, int last, double scale) {
        this.first = first;
        this.last = last;
        this.scale = scale;
        return this;
    }

    /**
     * Says where the samples of the other kind stand, real ones for fakes and fakes for real ones, for the losses that
     * compare the two: the first row with the first, and so on.
     *
     * @param firstOpposite the row of the first one
     */
    public LogitBatch against(int firstOpposite) {
        opposite = firstOpposite;
        return this;
    }

    int first() {
        return first;
    }

    int last() {
        return last;
    }

    double logit(int row) {
        return logits[row];
    }

    /** Returns the logit of the sample of the other kind that {@code row} is compared with. */
    double opposite(int row) {
        return logits[opposite + row - first];
    }

    /** Takes the derivative of a row's loss by its logit, as it is without the factor. */
    void setGradient(int row, double derivative) {
        gradients[row] = (float) (scale * derivative);
    }

    /** Takes the sums over all rows. */
    void setSums(double lossSum, double answerSum, int right) {
        int rows = last - first;
        loss = lossSum / rows;
        answer = answerSum / rows;
        correct = right;
    }

    /** Returns the mean loss over the rows. */
    public double loss() {
        return loss;
    }

    /** Returns the mean of D's answers over the rows. */
    public double answer() {
        return answer;
    }

    /** Returns how many rows D put on the right side. */
    public int correct() {
        return correct;
    }
}
