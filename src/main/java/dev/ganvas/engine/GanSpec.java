package dev.ganvas.engine;

/**
 * Everything that a plan is compiled from.
 *
 * @param generator from noise to samples
 * @param discriminator from samples to one logit
 * @param batch samples in a batch, for real and for fake each, at least 1
 * @param rule how one step updates the two
 */
public record GanSpec(NetworkSpec generator, NetworkSpec discriminator, int batch, TrainingRule rule) {}
