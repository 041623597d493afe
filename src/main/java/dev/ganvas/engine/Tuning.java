package dev.ganvas.engine;

import dev.ganvas.engine.optimizer.OptimizerSpec;

/**
 * What may change between two steps of a running plan.
 *
 * @param generator the generator's optimizer
 * @param discriminator the discriminator's optimizer
 * @param realLabel D's target for real samples, in [0, 1]
 * @param fakeLabel D's target for fake samples, in [0, 1]
 * @param discriminatorSteps D updates in a step; 0 lets G alone learn
 * @param generatorSteps G updates in a step; 0 lets D alone learn; not both 0
 * @param clip largest size of a weight of D, to which each of its updates cuts; 0 for none
 * @param penaltyWeight factor on the penalty of D's gradient, at least 0
 */
public record Tuning(
        OptimizerSpec generator,
        OptimizerSpec discriminator,
        double realLabel,
        double fakeLabel,
        int discriminatorSteps,
        int generatorSteps,
        double clip,
        double penaltyWeight) {}
