package dev.ganvas.engine;

import dev.ganvas.engine.optimizer.OptimizerSpec;

/**
 * What may change between two steps of a running plan.
 *
 * @param generator the generator's optimizer
 * @param discriminator the discriminator's optimizer
 * @param realLabel D's target for real samples, in [0, 1]
 * @param fakeLabel D's target for fake samples, in [0, 1]
 * @param discriminatorSteps D updates for each G update, at least 1
 */
public record Tuning(
        OptimizerSpec generator,
        OptimizerSpec discriminator,
        double realLabel,
        double fakeLabel,
        int discriminatorSteps) {}
