package dev.ganvas.engine;

import dev.ganvas.engine.loss.LossKind;

/**
 * Everything that a plan is compiled from.
 *
 * @param generator from noise to samples
 * @param discriminator from samples to one logit
 * @param batch samples in a batch, for real and for fake each, at least 1
 * @param rule how one step updates the two
 * @param loss what they minimize
 */
public record GanSpec(NetworkSpec generator, NetworkSpec discriminator, int batch, TrainingRule rule, LossKind loss) {

    /** Returns how many real samples, and how many fakes, one D update sees: half a batch where they are separate. */
    public int discriminatorRows() {
        return rule.discriminatorLoss() == TrainingRule.DiscriminatorLoss.SEPARATE ? Math.max(1, batch / 2) : batch;
    }
}
