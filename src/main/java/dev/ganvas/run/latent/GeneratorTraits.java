package dev.ganvas.run.latent;

import dev.ganvas.data.SampleShape;
import dev.ganvas.engine.layer.Bias;
import dev.ganvas.engine.network.NetworkSpec;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Settings;

/**
 * What decides how a generator answers to the scale of its noise.
 *
 * @param normalizes whether it has batch normalization
 * @param firstBias whether its first layer adds a bias to the noise
 * @param low the least value it can make
 * @param high the largest one
 * @param bounded whether it can make nothing beyond those; else they are the ends of the data
 */
public record GeneratorTraits(boolean normalizes, Bias firstBias, float low, float high, boolean bounded) {

    /** Returns the traits of the generator of an experiment. */
    public static GeneratorTraits of(Experiment experiment, Settings settings, SampleShape shape) {
        NetworkSpec generator = experiment.gan(settings, shape).generator();
        boolean normalizes = generator.normalizes();
        Bias first = generator.firstBias();
        return switch (generator.last().activation()) {
            case TANH -> new GeneratorTraits(normalizes, first, -1, 1, true);
            case SIGMOID -> new GeneratorTraits(normalizes, first, 0, 1, true);
            default ->
                new GeneratorTraits(
                        normalizes,
                        first,
                        experiment.range().low(),
                        experiment.range().high(),
                        false);
        };
    }
}
