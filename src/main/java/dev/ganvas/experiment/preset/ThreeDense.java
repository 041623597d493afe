package dev.ganvas.experiment.preset;

import dev.ganvas.data.SampleShape;
import dev.ganvas.engine.layer.Activation;
import dev.ganvas.engine.layer.Dense;
import dev.ganvas.engine.network.NetworkSpec;
import dev.ganvas.experiment.Experiment.Architecture;
import dev.ganvas.experiment.Settings;

/**
 * Three dense layers each, of rectifiers in G and leaky ones in D.
 *
 * @param narrow units of G's first layer and of D's second
 * @param wide units of G's second layer and of D's first
 * @param answer what D's last layer ends in
 */
record ThreeDense(int narrow, int wide, Activation answer) implements Architecture {
    @Override
    public NetworkSpec generator(int latentSize, SampleShape shape) {
        return NetworkParts.pytorch(
                latentSize,
                NetworkParts.dense(Activation.RELU, narrow, wide),
                new Dense(shape.length(), Activation.TANH));
    }

    @Override
    public NetworkSpec discriminator(SampleShape shape, Settings settings) {
        return NetworkParts.pytorch(
                shape.length(), NetworkParts.dense(Activation.LEAKY_RELU, wide, narrow), new Dense(1, answer));
    }
}
