package dev.ganvas.engine;

import dev.ganvas.engine.TrainingRule.DiscriminatorLoss;
import dev.ganvas.engine.TrainingRule.Fakes;
import dev.ganvas.engine.TrainingRule.UpdateOrder;
import dev.ganvas.engine.network.LayerSummary;
import dev.ganvas.engine.network.NetworkSpec;
import java.util.List;

/**
 * How many floating-point operations one training step needs, whatever way it is computed.
 *
 * <p>Counted are products, as each layer counts its own forward; as much again for the gradient of its weights, and as much for the gradient of its input. A step takes, as
 * {@link GanTrainer} does it:
 *
 * <ul>
 *   <li>forward: G for every batch of fakes that is made, D for every batch that it judges; where G is first and both
 *       updates see the same fakes, D judges those once for both
 *   <li>D's update: the gradients of all weights, and of all inputs but that of the lowest layer
 *   <li>G's update: through D the gradients of all inputs and of no weights; in G as for D's update
 * </ul>
 *
 * In separate updates on real and on fake samples D sees half a batch of each.
 */
public final class StepCost {
    private final GanSpec spec;
    private final TrainingRule rule;
    private final Cost generator;
    private final Cost discriminator;

    /**
     * Operations of a network for one sample.
     *
     * @param forward of all layers; the gradients of all weights, or of all inputs, take as many
     * @param lowest of the lowest layer, forward
     */
    private record Cost(long forward, long lowest) {
        long learning() {
            return 2 * forward - lowest;
        }
    }

    private StepCost(GanSpec spec) {
        this.spec = spec;
        this.rule = spec.rule();
        this.generator = cost(spec.generator());
        this.discriminator = cost(spec.discriminator());
    }

    /** Returns the operations of one step: one G update and as many D updates as {@code tuning} says. */
    public static long operations(GanSpec spec, Tuning tuning) {
        return new StepCost(spec).step(tuning.discriminatorSteps());
    }

    private long step(long draws) {
        long batch = spec.batch();
        long supplied = spec.discriminatorRows();
        boolean fresh = rule.fakes() == Fakes.FRESH;
        boolean judgedForBoth = rule.order() == UpdateOrder.GENERATOR_FIRST
                && !fresh
                && rule.discriminatorLoss() != DiscriminatorLoss.SEPARATE;

        long generated = batch + (fresh ? draws * supplied : 0);
        long judged = batch + draws * 2 * supplied - (judgedForBoth ? supplied : 0);
        long forward = generated * generator.forward() + judged * discriminator.forward();
        long discriminatorUpdates = draws * 2 * supplied * discriminator.learning();
        long generatorUpdate = batch * (discriminator.forward() + generator.learning());
        return forward + discriminatorUpdates + generatorUpdate;
    }

    private static Cost cost(NetworkSpec network) {
        long forward = 0;
        List<LayerSummary> layers = network.summary();
        for (LayerSummary layer : layers) {
            forward += layer.operations();
        }
        long lowest = layers.get(0).operations();
        return new Cost(forward, lowest);
    }
}
