package dev.ganvas.engine;

/**
 * How one step updates the two networks: what the published systems differ in beside their layers.
 *
 * @param order which network is updated first
 * @param fakes whether one fake batch serves both updates
 * @param discriminatorLoss how the loss on real and the loss on fake make D's loss
 */
public record TrainingRule(UpdateOrder order, Fakes fakes, DiscriminatorLoss discriminatorLoss) {

    /** Which network a step updates first. */
    public enum UpdateOrder {
        /** The generator, then the discriminator (E1, E3). */
        GENERATOR_FIRST,
        /** The discriminator, then the generator (E2, E4, E5). */
        DISCRIMINATOR_FIRST
    }

    /** Where the second update of a step takes its fakes from. */
    public enum Fakes {
        /** Each update draws new noise (E2, E4, E5). */
        FRESH,
        /** Both updates see one fake batch, made before either (E1, E3). */
        REUSED
    }

    /** How D's loss is made of its loss on real and its loss on fake samples. */
    public enum DiscriminatorLoss {
        /** {@code (real + fake) / 2} (E1, E3). */
        MEAN,
        /** {@code real + fake} (E4, E5). */
        SUM
    }
}
