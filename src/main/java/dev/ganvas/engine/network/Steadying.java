package dev.ganvas.engine.network;

import dev.ganvas.engine.layer.LayerSpec;
import dev.ganvas.engine.layer.UnfitLayerException;
import dev.ganvas.engine.loss.Penalty;
import java.util.List;

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
     * @param discriminator its layers; what ends the last one does not matter, since D is trained by its logit
     * @throws UnfitLayerException if one of its layers cannot
     */
    public void check(List<LayerSpec> discriminator) {
        if (penalty != Penalty.NONE) {
            discriminator.subList(0, discriminator.size() - 1).forEach(LayerSpec::linear);
        }
    }
}
