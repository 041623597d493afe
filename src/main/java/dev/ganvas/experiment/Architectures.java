package dev.ganvas.experiment;

import dev.ganvas.data.SampleShape;
import dev.ganvas.engine.layer.Activation;
import dev.ganvas.engine.layer.BatchNormalization;
import dev.ganvas.engine.layer.Bias;
import dev.ganvas.engine.layer.Convolution;
import dev.ganvas.engine.layer.Dense;
import dev.ganvas.engine.layer.Dropout;
import dev.ganvas.engine.layer.GlobalAveragePooling;
import dev.ganvas.engine.layer.Initializer;
import dev.ganvas.engine.layer.LayerSpec;
import dev.ganvas.engine.layer.TransposedConvolution;
import dev.ganvas.engine.network.NetworkSpec;
import dev.ganvas.engine.optimizer.Framework;
import dev.ganvas.experiment.Experiment.Architecture;
import java.util.ArrayList;
import java.util.List;

/** The layers of the published networks. */
final class Architectures {
    /** What the strides of the convolutional generators lead to, in rows and in columns. */
    static final int CONVOLVED_SIDE = 28;

    private static final double PYTORCH_KEEP = 0.9;
    private static final double PYTORCH_EPSILON = 1e-5;
    private static final double KERAS_KEEP = 0.8;
    private static final double KERAS_EPSILON = 1e-3;

    /** One layer each. */
    static final Architecture EVEN = new Architecture() {
        @Override
        public NetworkSpec generator(int latentSize, SampleShape shape) {
            return pytorch(latentSize, List.of(new Dense(shape.length(), Activation.SIGMOID)));
        }

        @Override
        public NetworkSpec discriminator(SampleShape shape, Settings settings) {
            return pytorch(shape.length(), List.of(new Dense(1, Activation.SIGMOID)));
        }
    };

    /** Three dense layers each. */
    static final Architecture MNIST_MLP = new Architecture() {
        @Override
        public NetworkSpec generator(int latentSize, SampleShape shape) {
            return pytorch(latentSize, dense(Activation.RELU, 256, 256), new Dense(shape.length(), Activation.TANH));
        }

        @Override
        public NetworkSpec discriminator(SampleShape shape, Settings settings) {
            return pytorch(shape.length(), dense(Activation.LEAKY_RELU, 256, 256), new Dense(1, Activation.SIGMOID));
        }
    };

    /** Four dense layers against three, dropout in D. */
    static final Architecture MNIST_SCRATCH = new Architecture() {
        @Override
        public NetworkSpec generator(int latentSize, SampleShape shape) {
            return pytorch(
                    latentSize,
                    dense(Activation.LEAKY_RELU, 256, 512, 1024),
                    new Dense(shape.length(), Activation.TANH));
        }

        @Override
        public NetworkSpec discriminator(SampleShape shape, Settings settings) {
            double rate = settings.get(Schema.DROPOUT);
            List<LayerSpec> layers = new ArrayList<>();
            for (int units : new int[] {256, 128}) {
                layers.add(new Dense(units, Activation.LEAKY_RELU));
                if (rate > 0) {
                    layers.add(new Dropout(rate));
                }
            }
            return pytorch(shape.length(), layers, new Dense(1, Activation.SIGMOID));
        }
    };

    /** Sizes 1, 2, 3, 6, 7, 14, 28; two classes. */
    static final Architecture DCGAN = new Architecture() {
        @Override
        public boolean makes(SampleShape shape) {
            return shape.height() == CONVOLVED_SIDE && shape.width() == CONVOLVED_SIDE;
        }

        @Override
        public NetworkSpec generator(int latentSize, SampleShape shape) {
            List<LayerSpec> layers = new ArrayList<>();
            up(layers, 256, 2);
            same(layers, 128, 1);
            up(layers, 256, 1);
            up(layers, 256, 2);
            up(layers, 128, 1);
            up(layers, 128, 2);
            same(layers, 128, 1);
            up(layers, 64, 2);
            same(layers, 64, 1);
            same(layers, 64, 1);
            layers.add(new Convolution(shape.channels(), 3, 1, 1, Bias.WITH, Activation.TANH));
            return new NetworkSpec(List.of(latentSize, 1, 1), layers, Initializer.DCGAN_NORMAL);
        }

        @Override
        public NetworkSpec discriminator(SampleShape shape, Settings settings) {
            List<LayerSpec> layers = new ArrayList<>();
            same(layers, 32, 2);
            same(layers, 64, 1);
            same(layers, 128, 2);
            same(layers, 128, 2);
            same(layers, 64, 2);
            layers.add(new GlobalAveragePooling());
            layers.add(new Dense(2, Activation.IDENTITY));
            return new NetworkSpec(image(shape), layers, Initializer.DCGAN_NORMAL);
        }
    };

    /** Ours: 1, 7, 14, 28 and back, a quarter of the channels. */
    static final Architecture DCGAN_FAST = new Architecture() {
        @Override
        public boolean makes(SampleShape shape) {
            return shape.height() == CONVOLVED_SIDE && shape.width() == CONVOLVED_SIDE;
        }

        @Override
        public NetworkSpec generator(int latentSize, SampleShape shape) {
            List<LayerSpec> layers = new ArrayList<>();
            layers.add(new TransposedConvolution(128, 7, 1, 0, Bias.WITHOUT, Activation.IDENTITY));
            layers.add(normalization(Activation.RELU));
            layers.add(new TransposedConvolution(64, 4, 2, 1, Bias.WITHOUT, Activation.IDENTITY));
            layers.add(normalization(Activation.RELU));
            layers.add(new TransposedConvolution(shape.channels(), 4, 2, 1, Bias.WITH, Activation.TANH));
            return new NetworkSpec(List.of(latentSize, 1, 1), layers, Initializer.DCGAN_NORMAL);
        }

        @Override
        public NetworkSpec discriminator(SampleShape shape, Settings settings) {
            List<LayerSpec> layers = new ArrayList<>();
            layers.add(new Convolution(32, 4, 2, 1, Bias.WITH, Activation.LEAKY_RELU));
            layers.add(new Convolution(64, 4, 2, 1, Bias.WITHOUT, Activation.IDENTITY));
            layers.add(normalization(Activation.LEAKY_RELU));
            layers.add(new Dense(1, Activation.SIGMOID));
            return new NetworkSpec(image(shape), layers, Initializer.DCGAN_NORMAL);
        }
    };

    /** Batch normalization behind each activation of G. */
    static final Architecture FACES = new Architecture() {
        @Override
        public NetworkSpec generator(int latentSize, SampleShape shape) {
            List<LayerSpec> layers = new ArrayList<>();
            for (int units : new int[] {256, 512, 1024}) {
                layers.add(new Dense(units, Activation.LEAKY_RELU));
                layers.add(new BatchNormalization(KERAS_KEEP, KERAS_EPSILON, Framework.KERAS, Activation.IDENTITY));
            }
            layers.add(new Dense(shape.length(), Activation.TANH));
            return new NetworkSpec(latentSize, layers, Initializer.GLOROT_UNIFORM);
        }

        @Override
        public NetworkSpec discriminator(SampleShape shape, Settings settings) {
            List<LayerSpec> layers = dense(Activation.LEAKY_RELU, 512, 256);
            layers.add(new Dense(1, Activation.SIGMOID));
            return new NetworkSpec(shape.length(), layers, Initializer.GLOROT_UNIFORM);
        }
    };

    private Architectures() {}

    private static NetworkSpec pytorch(int inputs, List<LayerSpec> layers) {
        return new NetworkSpec(inputs, layers, Initializer.PYTORCH_UNIFORM);
    }

    private static NetworkSpec pytorch(int inputs, List<LayerSpec> hidden, LayerSpec last) {
        List<LayerSpec> layers = new ArrayList<>(hidden);
        layers.add(last);
        return pytorch(inputs, layers);
    }

    private static List<LayerSpec> dense(Activation activation, int... units) {
        List<LayerSpec> layers = new ArrayList<>();
        for (int count : units) {
            layers.add(new Dense(count, activation));
        }
        return layers;
    }

    /** The published "TCBR": transposed convolution 4x4, batch normalization, ReLU. */
    private static void up(List<LayerSpec> layers, int channels, int stride) {
        layers.add(new TransposedConvolution(channels, 4, stride, 1, Bias.WITHOUT, Activation.IDENTITY));
        layers.add(normalization(Activation.RELU));
    }

    /** The published "CBR" and "CBLR", which are the same: convolution 3x3, batch normalization, ReLU. */
    private static void same(List<LayerSpec> layers, int channels, int stride) {
        layers.add(new Convolution(channels, 3, stride, 1, Bias.WITHOUT, Activation.IDENTITY));
        layers.add(normalization(Activation.RELU));
    }

    private static BatchNormalization normalization(Activation activation) {
        return new BatchNormalization(PYTORCH_KEEP, PYTORCH_EPSILON, Framework.PYTORCH, activation);
    }

    private static List<Integer> image(SampleShape shape) {
        return List.of(shape.channels(), shape.height(), shape.width());
    }
}
