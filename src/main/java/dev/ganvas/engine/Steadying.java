package dev.ganvas.engine;

import dev.ganvas.engine.layer.UnfitLayerException;
import dev.ganvas.engine.loss.Penalty;
import dev.ganvas.engine.network.NetworkSpec;
import dev.ganvas.engine.network.TangentPass;

/**
 * What keeps the two networks from running away from each other, beside the loss.
 *
 * @param penalty on D's gradient
 */
public record Steadying(Penalty penalty) {
    /** Nothing. */
    public static final Steadying NONE = new Steadying(Penalty.NONE);

    /**
     * Checks that a discriminator can be steadied so.
     *
     * @throws UnfitLayerException if one of its layers cannot
     */
    public void check(NetworkSpec discriminator) {
        if (penalty != Penalty.NONE) {
            TangentPass.check(discriminator);
        }
    }
}
