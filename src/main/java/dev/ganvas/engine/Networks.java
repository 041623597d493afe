package dev.ganvas.engine;

import dev.ganvas.engine.LayerSpec.Dense;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Turns specifications into DL4J networks, which hold the parameters, and fills in the first weights. The weights come
 * from Java's generator rather than ND4J's, so they depend on the seed alone.
 */
final class Networks {
    private Networks() {}

    /** Builds a generator: its last layer is a plain dense layer. */
    static MultiLayerNetwork generator(NetworkSpec spec, OptimizerSpec optimizer) {
        NeuralNetConfiguration.ListBuilder layers = builder(optimizer);
        spec.layers().forEach(layer -> layers.layer(dense(layer)));
        return initialized(layers, spec);
    }

    /** Builds a discriminator: its last layer is an output layer with cross-entropy. */
    static MultiLayerNetwork discriminator(NetworkSpec spec, OptimizerSpec optimizer) {
        NeuralNetConfiguration.ListBuilder layers = builder(optimizer);
        List<LayerSpec> hidden = spec.layers().subList(0, spec.layers().size() - 1);
        hidden.forEach(layer -> layers.layer(dense(layer)));
        Dense last = (Dense) spec.layers().get(hidden.size());
        layers.layer(new OutputLayer.Builder(LossFunction.XENT)
                .nOut(last.units())
                .activation(activation(last.activation()))
                .build());
        return initialized(layers, spec);
    }

    /** Fills every weight and bias with its first value. */
    static void initialize(MultiLayerNetwork network, Initializer initializer, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (org.deeplearning4j.nn.api.Layer layer : network.getLayers()) {
            FeedForwardLayer dense = (FeedForwardLayer) layer.conf().getLayer();
            double in = dense.getNIn();
            double out = dense.getNOut();
            switch (initializer) {
                case PYTORCH_UNIFORM -> {
                    fill(layer.getParam("W"), 1 / Math.sqrt(in), random);
                    fill(layer.getParam("b"), 1 / Math.sqrt(in), random);
                }
                case GLOROT_UNIFORM -> {
                    fill(layer.getParam("W"), Math.sqrt(6 / (in + out)), random);
                    layer.getParam("b").assign(0);
                }
            }
        }
    }

    /** Returns which of our activation functions a DL4J layer has. */
    static Activation activationOf(BaseLayer layer) {
        IActivation function = layer.getActivationFn();
        for (Activation activation : Activation.values()) {
            if (activation(activation).equals(function)) {
                return activation;
            }
        }
        throw new IllegalArgumentException("The activation function " + function + " is not one a plan can compute.");
    }

    private static NeuralNetConfiguration.ListBuilder builder(OptimizerSpec optimizer) {
        return new NeuralNetConfiguration.Builder().updater(updater(optimizer)).list();
    }

    private static MultiLayerNetwork initialized(NeuralNetConfiguration.ListBuilder layers, NetworkSpec spec) {
        MultiLayerConfiguration configuration =
                layers.setInputType(InputType.feedForward(spec.inputSize())).build();
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        network.initGradientsView();
        return network;
    }

    private static DenseLayer dense(LayerSpec layer) {
        Dense dense = (Dense) layer;
        return new DenseLayer.Builder()
                .nOut(dense.units())
                .activation(activation(dense.activation()))
                .build();
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

    /** The nearest DL4J updater. DL4J has no classical momentum, so a saved network names plain SGD for it. */
    private static IUpdater updater(OptimizerSpec optimizer) {
        return switch (optimizer.kind()) {
            case SGD -> new Sgd(optimizer.learningRate());
            case RMSPROP -> new RmsProp(optimizer.learningRate(), optimizer.rho(), optimizer.epsilon());
            case ADAM -> new Adam(optimizer.learningRate(), optimizer.beta1(), optimizer.beta2(), optimizer.epsilon());
        };
    }

    private static void fill(INDArray parameters, double bound, SplittableRandom random) {
        for (long i = 0; i < parameters.length(); i++) {
            parameters.putScalar(i, bound * (2 * random.nextDouble() - 1));
        }
    }
}
