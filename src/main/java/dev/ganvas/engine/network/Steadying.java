package dev.ganvas.engine.network;

import dev.ganvas.engine.layer.LayerSpec;
import dev.ganvas.engine.layer.UnfitLayerException;
import dev.ganvas.engine.loss.Penalty;
import java.util.List;

/**
 * What keeps the two networks from running away from each other, beside the loss.
 *
 * @param penalty on D's gradient
 * @param spectralNorm whether each layer of D computes with weights of spectral norm 1
 * @param pack samples that D sees side by side and judges as one, at least 1
 * @param average decay of the moving average of G that samples are made with, below 1; 0 where G makes them itself
 * @param instanceNoise deviation of the noise on all that D sees, at the first step; 0 for none
 * @param instanceNoiseSteps steps in which it falls to 0, at least 1
 */
public record Steadying(
        Penalty penalty,
        boolean spectralNorm,
        int pack,
        double average,
        double instanceNoise,
        long instanceNoiseSteps) {
    /** Nothing. */
    public static final Steadying NONE = new Steadying(Penalty.NONE, false, 1, 0, 0, 1);

    /** Describes one without noise on what D sees. */
    public Steadying(Penalty penalty, boolean spectralNorm, int pack, double average) {
        this(penalty, spectralNorm, pack, average, 0, 1);
    }

    /** Returns how many values there are to keep of a generator beside its parameters and its optimizer. */
    public long averaged(NetworkSpec generator) {
        return average > 0 ? generator.storedValues() : 0;
    }

    /** Returns how many values there are to keep of a discriminator beside its parameters and its optimizer. */
    public long directions(NetworkSpec discriminator) {
        return spectralNorm ? SpectralNorm.directions(discriminator) : 0;
    }

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
