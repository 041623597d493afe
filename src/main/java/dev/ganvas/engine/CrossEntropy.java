package dev.ganvas.engine;

/**
 * Sigmoid cross-entropy on logits: {@code L = -(y log p + (1 - y) log(1 - p))} with {@code p = 1 / (1 + exp(-x))},
 * computed as {@code max(x, 0) - x y + log(1 + exp(-|x|))}, which never overflows. Its derivative is {@code p - y}.
 *
 * <p>PyTorch clamps each logarithm at -100 and Keras clips {@code p} at 1e-7; on logits neither is needed, and both
 * agree with this wherever {@code p} is not within a rounding error of 0 or 1.
 */
final class CrossEntropy {
    private double loss;
    private double probability;
    private int correct;

    /**
     * Goes through some rows of logits.
     *
     * @param target label {@code y}, in [0, 1]
     * @param scale factor on the derivative, such as 1/rows for a mean
     * @param gradients receives {@code scale (p - y)} for each row
     */
    void compute(float[] logits, int first, int last, double target, double scale, float[] gradients) {
        double lossSum = 0;
        double probabilitySum = 0;
        int right = 0;
        for (int i = first; i < last; i++) {
            double x = logits[i];
            double e = Math.exp(-Math.abs(x));
            double p = x >= 0 ? 1 / (1 + e) : e / (1 + e);
            lossSum += Math.max(x, 0) - x * target + Math.log1p(e);
            probabilitySum += p;
            right += p > 0.5 == target > 0.5 ? 1 : 0;
            gradients[i] = (float) (scale * (p - target));
        }
        int rows = last - first;
        loss = lossSum / rows;
        probability = probabilitySum / rows;
        correct = right;
    }

    /** Returns the mean loss over the rows of the last call, in nats. */
    double loss() {
        return loss;
    }

    /** Returns the mean probability over the rows of the last call. */
    double probability() {
        return probability;
    }

    /** Returns how many rows of the last call were on their label's side of 0.5. */
    int correct() {
        return correct;
    }
}
