package dev.ganvas.engine;

/**
 * What one step measured. Losses are natural-log cross-entropies, mean over the batch, of the values that were used for
 * the updates; probabilities are D's outputs in D's update. One object is reused for every step: read it before the
 * next step, on the training thread.
 */
public final class StepReport {
    /** Steps done, this one included: the first step has number 1. */
    public long step;

    public float generatorLoss;
    public float discriminatorLoss;
    public float discriminatorLossReal;
    public float discriminatorLossFake;
    /** Mean of D(x) over the real batch, in [0, 1]. */
    public float realProbability;
    /** Mean of D(G(z)) over the fake batch, in [0, 1]. */
    public float fakeProbability;
    /** Share of real and fake samples that D put on the right side of 0.5, in [0, 1]. */
    public float discriminatorAccuracy;

    /** Whether every weight of the generator is a finite number, and what its optimizer remembers as well. */
    public boolean generatorFinite = true;
    /** The same of the discriminator. */
    public boolean discriminatorFinite = true;

    /** Returns whether every figure, and every weight behind them, is a finite number. */
    public boolean isFinite() {
        return hasFiniteLosses() && generatorFinite && discriminatorFinite;
    }

    /** Returns whether every figure is a finite number. */
    public boolean hasFiniteLosses() {
        float sum = generatorLoss + discriminatorLoss + realProbability + fakeProbability;
        return Float.isFinite(sum);
    }
}
