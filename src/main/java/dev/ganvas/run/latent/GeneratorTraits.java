package dev.ganvas.run.latent;

import dev.ganvas.data.SampleShape;
import dev.ganvas.engine.Activation;
import dev.ganvas.engine.LayerSpec;
import dev.ganvas.engine.LayerSpec.BatchNormalization;
import dev.ganvas.engine.LayerSpec.Bias;
import dev.ganvas.engine.LayerSpec.Convolution;
import dev.ganvas.engine.LayerSpec.Dense;
import dev.ganvas.engine.LayerSpec.TransposedConvolution;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Settings;
import java.util.List;

/**
 * What decides how a generator answers to the scale of its noise.
 *
 * @param normalizes whether it has batch normalization
 * @param firstBias whether its first layer adds a bias to the noise
 * @param low the least value it can make
 * @param high the largest one
 */
public record GeneratorTraits(boolean normalizes, Bias firstBias, float low, float high) {

    /** Returns the traits of the generator of an experiment. */
    public static GeneratorTraits of(Experiment experiment, Settings settings, SampleShape shape) {
        List<LayerSpec> layers = experiment.gan(settings, shape).generator().layers();
        Activation last = activation(layers.get(layers.size() - 1));
        boolean normalizes = layers.stream().anyMatch(BatchNormalization.class::isInstance);
        return switch (last) {
            case TANH -> new GeneratorTraits(normalizes, bias(layers.get(0)), -1, 1);
            case SIGMOID -> new GeneratorTraits(normalizes, bias(layers.get(0)), 0, 1);
            default ->
                new GeneratorTraits(
                        normalizes,
                        bias(layers.get(0)),
                        experiment.range().low(),
                        experiment.range().high());
        };
    }

    private static Activation activation(LayerSpec layer) {
        if (layer instanceof Dense dense) {
            return dense.activation();
        }
        if (layer instanceof Convolution convolution) {
            return convolution.activation();
        }
        return layer instanceof TransposedConvolution transposed ? transposed.activation() : Activation.IDENTITY;
    }

    private static Bias bias(LayerSpec layer) {
        if (layer instanceof Convolution convolution) {
            return convolution.bias();
        }
        return layer instanceof TransposedConvolution transposed ? transposed.bias() : Bias.WITH;
    }
}
