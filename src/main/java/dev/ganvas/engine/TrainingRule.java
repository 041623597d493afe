package dev.ganvas.engine;

/**
 * How one step updates the two networks: what the published systems differ in beside their layers.
 *
 * @param order which network is updated first
 * @param fakes whether one fake batch serves both updates
 * @param fakeMode how G makes the fakes that only D learns from
 * @param discriminatorLoss how the loss on real and the loss on fake make D's loss
 */
public record TrainingRule(UpdateOrder order, Fakes fakes, DiscriminatorLoss discriminatorLoss, FakeMode fakeMode) {

    /** Returns this rule, or the same with one update of D on the sum of its losses where it has two. */
    TrainingRule withoutSeparateUpdates() {
        return discriminatorLoss == DiscriminatorLoss.SEPARATE
                ? new TrainingRule(order, fakes, DiscriminatorLoss.SUM, fakeMode)
                : this;
    }

    /** Which network a step updates first. */
    public enum UpdateOrder {
        /** The generator, then the discriminator (even, dcgan). */
        GENERATOR_FIRST,
        /** The discriminator, then the generator (faces, mnist-mlp, mnist-scratch). */
        DISCRIMINATOR_FIRST
    }

    /** Where the second update of a step takes its fakes from. */
    public enum Fakes {
        /** Each update draws new noise (faces, mnist-mlp, mnist-scratch). */
        FRESH,
        /** Both updates see one fake batch, made before either (even, dcgan). */
        REUSED
    }

    /** How D's loss is made of its loss on real and its loss on fake samples. */
    public enum DiscriminatorLoss {
        /** {@code (real + fake) / 2} (even, dcgan). */
        MEAN,
        /** {@code real + fake} (mnist-mlp, mnist-scratch). */
        SUM,
        /** Two updates, first on real and then on fake samples, with half a batch each (faces). */
        SEPARATE
    }

    /** How the generator makes the fakes that only D learns from. */
    public enum FakeMode {
        /** As in its own update: batch normalization by the batch, which moves the running statistics (dcgan). */
        TRAINING,
        /** As when it is used: batch normalization by the running statistics (faces). */
        INFERENCE
    }
}
