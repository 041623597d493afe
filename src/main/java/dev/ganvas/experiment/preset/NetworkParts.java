package dev.ganvas.experiment.preset;

import dev.ganvas.data.SampleShape;
import dev.ganvas.engine.layer.Activation;
import dev.ganvas.engine.layer.BatchNormalization;
import dev.ganvas.engine.layer.Bias;
import dev.ganvas.engine.layer.Convolution;
import dev.ganvas.engine.layer.Dense;
import dev.ganvas.engine.layer.Initializer;
import dev.ganvas.engine.layer.LayerSpec;
import dev.ganvas.engine.layer.TransposedConvolution;
import dev.ganvas.engine.network.NetworkSpec;
import dev.ganvas.engine.optimizer.Framework;
import java.util.ArrayList;
import java.util.List;

/** What the layers of several published networks are made of. */
final class NetworkParts {
    static final double PYTORCH_KEEP = 0.9;
    static final double PYTORCH_EPSILON = 1e-5;
    static final double KERAS_KEEP = 0.8;
    static final double KERAS_EPSILON = 1e-3;

    private NetworkParts() {}

    static NetworkSpec pytorch(int inputs, List<LayerSpec> layers) {
        return new NetworkSpec(inputs, layers, Initializer.PYTORCH_UNIFORM);
    }

    static NetworkSpec pytorch(int inputs, List<LayerSpec> hidden, LayerSpec last) {
        List<LayerSpec> layers = new ArrayList<>(hidden);
        layers.add(last);
        return pytorch(inputs, layers);
    }

    static List<LayerSpec> dense(Activation activation, int... units) {
        List<LayerSpec> layers = new ArrayList<>();
        for (int count : units) {
            layers.add(new Dense(count, activation));
        }
        return layers;
    }

    /** The published "TCBR": transposed convolution 4x4, batch normalization, ReLU. */
    static void up(List<LayerSpec> layers, int channels, int stride) {
        layers.add(new TransposedConvolution(channels, 4, stride, 1, Bias.WITHOUT, Activation.IDENTITY));
        layers.add(normalization(Activation.RELU));
    }

    /** The published "CBR" and "CBLR", which are the same: convolution 3x3, batch normalization, ReLU. */
    static void same(List<LayerSpec> layers, int channels, int stride) {
        layers.add(new Convolution(channels, 3, stride, 1, Bias.WITHOUT, Activation.IDENTITY));
        layers.add(normalization(Activation.RELU));
    }

    static BatchNormalization normalization(Activation activation) {
        return new BatchNormalization(PYTORCH_KEEP, PYTORCH_EPSILON, Framework.PYTORCH, activation);
    }

    static List<Integer> image(SampleShape shape) {
        return List.of(shape.channels(), shape.height(), shape.width());
    }
}
