package dev.ganvas.engine;

import dev.ganvas.engine.LayerSpec.Bias;
import dev.ganvas.engine.LayerSpec.Dense;
import dev.ganvas.engine.loss.GanLoss;
import dev.ganvas.engine.optimizer.OptimizerSpec;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** Turns specifications into DL4J networks, which hold the parameters. */
final class Networks {
    private Networks() {}

    /** Builds a generator: its last layer is a plain one. */
    static MultiLayerNetwork generator(NetworkSpec spec, OptimizerSpec optimizer) {
        NeuralNetConfiguration.ListBuilder layers = builder(optimizer);
        spec.layers().forEach(layer -> add(layers, layer));
        return initialized(layers, spec);
    }

    /**
     * Builds a discriminator: its last layer, a dense one, becomes the output layer that belongs to the loss; of one unit,
     * or of two classes, of which the second is "real".
     */
    static MultiLayerNetwork discriminator(NetworkSpec spec, OptimizerSpec optimizer, GanLoss loss) {
        NeuralNetConfiguration.ListBuilder layers = builder(optimizer);
        List<LayerSpec> hidden = spec.layers().subList(0, spec.layers().size() - 1);
        hidden.forEach(layer -> add(layers, layer));
        layers.layer(loss.stored(((Dense) spec.layers().get(hidden.size())).units()));
        return initialized(layers, spec);
    }

    /**
     * Frees the native memory of a network that is used no more. DL4J's own {@code close} also collects all garbage of
     * the program, twice, which holds up every thread.
     */
    static void close(MultiLayerNetwork network) {
        network.params().close();
        network.getFlattenedGradients().close();
    }

    /** Returns which DL4J layer begins each layer of {@code spec}. */
    static List<Integer> layerIndices(NetworkSpec spec) {
        List<Integer> indices = new ArrayList<>();
        int next = 0;
        for (LayerSpec layer : spec.layers()) {
            indices.add(next);
            boolean two =
                    layer instanceof LayerSpec.BatchNormalization norm && norm.activation() != Activation.IDENTITY;
            next += two ? 2 : 1;
        }
        return indices;
    }

    /** Returns which of our activation functions {@code function} is. */
    static Activation activationOf(IActivation function) {
        for (Activation activation : Activation.values()) {
            if (activation(activation).equals(function)) {
                return activation;
            }
        }
        throw new IllegalArgumentException("The activation function " + function + " is not one a plan can compute.");
    }

    /** Returns the width of what a convolution makes of a picture of width {@code in}. */
    static long outputSize(ConvolutionLayer layer, long in) {
        long kernel = layer.getKernelSize()[0];
        long stride = layer.getStride()[0];
        long padding = layer.getPadding()[0];
        return layer instanceof Deconvolution2D
                ? (in - 1) * stride + kernel - 2 * padding
                : (in + 2 * padding - kernel) / stride + 1;
    }

    /** Returns the probability that dropout sets a value to zero; DL4J keeps the opposite. */
    static double dropoutRate(DropoutLayer layer) {
        return 1 - ((Dropout) layer.getIDropout()).getP();
    }

    private static NeuralNetConfiguration.ListBuilder builder(OptimizerSpec optimizer) {
        return new NeuralNetConfiguration.Builder()
                .updater(optimizer.stored())
                .convolutionMode(ConvolutionMode.Truncate)
                .list();
    }

    private static MultiLayerNetwork initialized(NeuralNetConfiguration.ListBuilder layers, NetworkSpec spec) {
        List<Integer> shape = spec.inputShape();
        InputType input = shape.size() == 1
                ? InputType.feedForward(shape.get(0))
                : InputType.convolutional(shape.get(1), shape.get(2), shape.get(0));
        MultiLayerConfiguration configuration = layers.setInputType(input).build();
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        network.initGradientsView();
        return network;
    }

    private static void add(NeuralNetConfiguration.ListBuilder layers, LayerSpec layer) {
        if (layer instanceof Dense dense) {
            layers.layer(new DenseLayer.Builder()
                    .nOut(dense.units())
                    .activation(activation(dense.activation()))
                    .build());
        } else if (layer instanceof LayerSpec.Convolution c) {
            layers.layer(new ConvolutionLayer.Builder(c.kernel(), c.kernel())
                    .nOut(c.channels())
                    .stride(c.stride(), c.stride())
                    .padding(c.padding(), c.padding())
                    .hasBias(c.bias() == Bias.WITH)
                    .activation(activation(c.activation()))
                    .build());
        } else if (layer instanceof LayerSpec.TransposedConvolution c) {
            layers.layer(new Deconvolution2D.Builder(c.kernel(), c.kernel())
                    .nOut(c.channels())
                    .stride(c.stride(), c.stride())
                    .padding(c.padding(), c.padding())
                    .hasBias(c.bias() == Bias.WITH)
                    .activation(activation(c.activation()))
                    .build());
        } else if (layer instanceof LayerSpec.BatchNormalization norm) {
            layers.layer(new BatchNormalization.Builder()
                    .decay(norm.keep())
                    .eps(norm.epsilon())
                    .useLogStd(false)
                    .build());
            if (norm.activation() != Activation.IDENTITY) {
                layers.layer(new ActivationLayer(activation(norm.activation())));
            }
        } else if (layer instanceof LayerSpec.Dropout dropout) {
            layers.layer(new DropoutLayer(1 - dropout.rate()));
        } else {
            layers.layer(new GlobalPoolingLayer(PoolingType.AVG));
        }
    }

    private static IActivation activation(Activation activation) {
        return switch (activation) {
            case IDENTITY -> new ActivationIdentity();
            case SIGMOID -> new ActivationSigmoid();
            case RELU -> new ActivationReLU();
            case LEAKY_RELU -> new ActivationLReLU(Activation.LEAK);
            case TANH -> new ActivationTanH();
        };
    }
}
