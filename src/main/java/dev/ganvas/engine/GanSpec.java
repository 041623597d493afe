package dev.ganvas.engine;

import dev.ganvas.engine.layer.UnfitLayerException;
import dev.ganvas.engine.loss.LossKind;
import dev.ganvas.engine.network.NetworkBuilder;
import dev.ganvas.engine.network.NetworkSpec;
import dev.ganvas.engine.network.Steadying;

/**
 * Everything that a plan is compiled from.
 *
 * @param generator from noise to samples
 * @param discriminator from as many samples as are packed to one logit
 * @param batch samples in a batch, for real and for fake each, at least 1
 * @param rule how one step updates the two
 * @param loss what they minimize
 * @param steadying what keeps D from getting too far ahead
 */
public record GanSpec(
        NetworkSpec generator,
        NetworkSpec discriminator,
        int batch,
        TrainingRule rule,
        LossKind loss,
        Steadying steadying) {

    /**
     * Takes the activation off a discriminator whose answers are no probabilities, and has D learn from real and fake
     * samples together where the loss compares them.
     *
     * @throws UnfitLayerException if the discriminator does not end as one does, cannot judge what the generator makes, or
     *     has a layer that what steadies it cannot go with
     */
    public GanSpec {
        NetworkSpec logits = NetworkBuilder.logits(discriminator);
        discriminator = loss.loss().givesProbability() ? discriminator : logits;
        rule = loss.loss().comparesPairs() ? rule.withoutSeparateUpdates() : rule;
        steadying.check(logits.layers());
        int pack = steadying.pack();
        if (pack * generator.outputSize() != discriminator.inputSize()) {
            throw new UnfitLayerException(
                    "network.samplesDiffer", pack * generator.outputSize(), discriminator.inputSize());
        }
        if (batch % pack != 0 || samplesAtOnce(rule, batch) % pack != 0) {
            throw new IllegalArgumentException("Batches of %d cannot be packed by %d.".formatted(batch, pack));
        }
    }

    /** Describes one that nothing steadies. */
    public GanSpec(NetworkSpec generator, NetworkSpec discriminator, int batch, TrainingRule rule, LossKind loss) {
        this(generator, discriminator, batch, rule, loss, Steadying.NONE);
    }

    /** Returns how many real samples, and how many fakes, one D update sees: half a batch where they are separate. */
    public int discriminatorRows() {
        return samplesAtOnce(rule, batch);
    }

    /**
     * Returns how many real samples, and how many fakes, one D update sees.
     *
     * @param batch samples in a batch
     */
    public static int samplesAtOnce(TrainingRule rule, int batch) {
        return rule.discriminatorLoss() == TrainingRule.DiscriminatorLoss.SEPARATE ? Math.max(1, batch / 2) : batch;
    }

    /** Returns how many answers D gives to the real samples of one update, and how many to the fakes. */
    public int judgedTogether() {
        return discriminatorRows() / steadying.pack();
    }

    /** Returns how many answers D gives to the fakes that G learns from at once. */
    public int judgedForGenerator() {
        return batch / steadying.pack();
    }
}
