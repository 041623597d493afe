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
 *   <li>where the loss compares real samples with fakes, D forward on real samples for each update of G too
 *   <li>a penalty on D's gradient: D forward, the gradient of its inputs, its tangents and the gradient of its weights
 *   <li>G's update: through D the gradients of all inputs and of no weights; in G as for D's update
 * </ul>
 *
 * In separate updates on real and on fake samples D sees half a batch of each. One that judges several samples at once has
 * so many fewer rows.
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

    /** Returns the operations of one step: as many updates of each network as {@code tuning} says. */
    public static long operations(GanSpec spec, Tuning tuning) {
        return new StepCost(spec)
                .step(tuning.discriminatorSteps(), tuning.generatorSteps(), tuning.penaltyWeight() > 0);
    }

    private long step(long draws, long updates, boolean weighted) {
        long made = spec.batch();
        long batch = spec.judgedForGenerator();
        long supplied = spec.judgedTogether();
        boolean fresh = rule.fakes() == Fakes.FRESH;
        boolean judgedForBoth = rule.order() == UpdateOrder.GENERATOR_FIRST
                && !fresh
                && rule.discriminatorLoss() != DiscriminatorLoss.SEPARATE
                && draws > 0
                && updates > 0;
        boolean pairs = spec.loss().loss().comparesPairs();

        // Where G has no update, it still makes the fakes that D learns from; where D has none, it judges real samples
        // to be measured.
        long generated = (updates > 0 || !fresh ? Math.max(1, updates) * made : 0)
                + (fresh ? draws * spec.discriminatorRows() : 0);
        long compared = pairs || draws == 0 ? updates * supplied : 0;
        long judged = updates * batch + compared + draws * 2 * supplied;
        judged -= judgedForBoth ? supplied + (pairs ? supplied : 0) : 0;
        long forward = generated * generator.forward() + judged * discriminator.forward();
        long discriminatorUpdates = draws * 2 * supplied * discriminator.learning();
        long generatorUpdate = updates * (batch * discriminator.forward() + made * generator.learning());
        long penalties = weighted ? draws * penalized() * supplied * 4 * discriminator.forward() : 0;
        return forward + discriminatorUpdates + generatorUpdate + penalties;
    }

    /** How often as many samples as a batch has pay the penalty on D's gradient. */
    private int penalized() {
        return switch (spec.steadying().penalty().samples()) {
            case NONE -> 0;
            case REAL, FAKE, BETWEEN -> 1;
            case REAL_AND_FAKE -> 2;
        };
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
