package dev.ganvas.engine;

/** Which of the two networks a step updates. The other one's figures are measured all the same. */
public enum Learners {
    /** Both, as the training rule has it. */
    BOTH,
    /** The generator alone: the discriminator stays as it is. */
    GENERATOR,
    /** The discriminator alone: the generator stays as it is. */
    DISCRIMINATOR
}
