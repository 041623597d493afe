package dev.ganvas.engine;

import dev.ganvas.engine.DropoutPlan.MaskSeed;
import dev.ganvas.engine.LayerPlan.Statistics;
import dev.ganvas.engine.LayerPlan.Wanted;
import dev.ganvas.engine.NetworkPlan.Head;
import dev.ganvas.engine.Signal.Rows;
import dev.ganvas.engine.plan.Floats;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The compiler: reads a DL4J network's layers and allocates, once, every array between them for a fixed number of rows;
 * {@link #plan} then binds operations on all or some of those rows. Owns the arrays.
 */
final class NetworkArrays implements AutoCloseable {
    /** Whether there are gradients. */
    private enum Passes {
        FORWARD,
        FORWARD_AND_BACKWARD
    }

    /**
     * One layer with its arrays for all rows.
     *
     * @param layer as DL4J describes it
     * @param index of it in the network
     * @param activation that ends it
     * @param before what goes into the activation; the output itself where that works in place; a mask for dropout
     */
    private record Stage(Layer layer, int index, Activation activation, Signal in, INDArray before, Signal out) {}

    private final MultiLayerNetwork network;
    private final Head head;
    private final Passes passes;
    private final MaskSeed maskSeed = new MaskSeed();
    private final List<Stage> stages = new ArrayList<>();
    private final List<INDArray> owned = new ArrayList<>();
    private final List<NetworkPlan> plans = new ArrayList<>();
    private final Map<Integer, Map<Rows, BatchStatistics>> statistics = new HashMap<>();
    private final Signal input;

    private NetworkArrays(
            MultiLayerNetwork network, Head head, INDArray input, INDArray output, @Nullable INDArray outputGradient) {
        this.network = network;
        this.head = head;
        this.passes = outputGradient == null ? Passes.FORWARD : Passes.FORWARD_AND_BACKWARD;
        this.input = signal(input);
        Signal below = this.input;
        int last = network.getnLayers() - 1;
        for (int i = 0; i <= last; i++) {
            Layer layer = network.getLayer(i).conf().getLayer();
            Signal out = i == last
                    ? new Signal(output, outputGradient == null ? output : outputGradient)
                    : output(layer, i, below);
            below = add(layer, i, below, out);
        }
    }

    /**
     * Allocates for training.
     *
     * @param input rows first; read, not owned
     * @param output rows by outputs; written, not owned
     * @param outputGradient rows by outputs: what the caller writes before a backward pass, which uses it up; not owned
     */
    static NetworkArrays forTraining(
            MultiLayerNetwork network, Head head, INDArray input, INDArray output, INDArray outputGradient) {
        return new NetworkArrays(network, head, input, output, outputGradient);
    }

    /** Allocates for forward passes alone. */
    static NetworkArrays forSampling(MultiLayerNetwork network, INDArray input, INDArray output) {
        return new NetworkArrays(network, Head.ACTIVATION, input, output, null);
    }

    /** Returns the input with its gradient. */
    Signal input() {
        return input;
    }

    /** Returns what dropout draws its masks from; set it before each forward pass. */
    MaskSeed maskSeed() {
        return maskSeed;
    }

    /**
     * Binds the operations for some rows.
     *
     * @param mode which statistics batch normalization uses
     * @param groups the rows, without gaps; each is a batch of its own to batch normalization
     */
    NetworkPlan plan(Statistics mode, Rows... groups) {
        int first = groups[0].first();
        int count = 0;
        List<Rows> within = new ArrayList<>();
        for (Rows group : groups) {
            within.add(new Rows(group.first() - first, group.count()));
            count += group.count();
        }
        Rows all = new Rows(first, count);
        List<LayerPlan> layers = new ArrayList<>();
        for (Stage stage : stages) {
            layers.add(bind(stage, all, List.of(groups), within));
        }
        NetworkPlan plan = new NetworkPlan();
        for (int i = 0; i < layers.size(); i++) {
            plan.forwardLayer(layers.get(i), mode);
        }
        if (passes == Passes.FORWARD_AND_BACKWARD) {
            for (int i = layers.size() - 1; i >= 0; i--) {
                plan.backwardLayer(layers.get(i), i == 0 ? Wanted.PARAMETERS : Wanted.BOTH);
            }
        }
        plans.add(plan);
        return plan;
    }

    private LayerPlan bind(Stage stage, Rows rows, List<Rows> groups, List<Rows> within) {
        ParameterViews parameters = new ParameterViews(network, network.getLayer(stage.index()));
        Signal in = stage.in().rows(rows);
        Signal out = stage.out().rows(rows);
        INDArray before = stage.before() == stage.out().value() ? out.value() : Signal.view(stage.before(), rows);
        Layer layer = stage.layer();
        if (layer instanceof BatchNormalization norm) {
            NormalizationParameters values = NormalizationParameters.of(parameters, norm.getEps());
            List<BatchStatistics> own = new ArrayList<>();
            for (Rows group : groups) {
                own.add(statistics(stage, norm, parameters, group));
            }
            return new NormalizationPlan(values, ActivationOps.slope(stage.activation()), in, out, within, own);
        }
        if (layer instanceof ConvolutionLayer c) {
            String operation = c instanceof Deconvolution2D ? "deconv2d" : "conv2d";
            ConvolutionGeometry geometry =
                    new ConvolutionGeometry(c.getKernelSize()[0], c.getStride()[0], c.getPadding()[0]);
            return new ConvolutionPlan(parameters, operation, geometry, stage.activation(), in, before, out, owned);
        }
        if (layer instanceof DropoutLayer dropout) {
            return new DropoutPlan(out, before, Networks.dropoutRate(dropout), maskSeed, stage.index());
        }
        if (layer instanceof GlobalPoolingLayer) {
            return new PoolingPlan(in, out);
        }
        return new DensePlan(parameters, stage.activation(), in, before, out, owned);
    }

    /** One object for one range of rows, so that a backward pass finds what any forward pass of those rows measured. */
    private BatchStatistics statistics(Stage stage, BatchNormalization norm, ParameterViews parameters, Rows rows) {
        int channels = Math.toIntExact(parameters.value("gamma").length());
        long perChannel =
                rows.count() * stage.in().value().length() / stage.in().value().size(0) / channels;
        return statistics
                .computeIfAbsent(stage.index(), index -> new HashMap<>())
                .computeIfAbsent(
                        rows,
                        range -> new BatchStatistics(
                                new Floats(parameters.value("mean")),
                                new Floats(parameters.value("var")),
                                channels,
                                norm.getDecay(),
                                perChannel));
    }

    /** Adds a stage and returns its output; an activation that follows batch normalization becomes part of that. */
    private Signal add(Layer layer, int index, Signal in, Signal out) {
        if (layer instanceof ActivationLayer activation) {
            Stage norm = stages.remove(stages.size() - 1);
            if (!(norm.layer() instanceof BatchNormalization)) {
                throw new IllegalArgumentException(
                        "Layer %d is an activation that follows no batch normalization.".formatted(index));
            }
            Activation function = Networks.activationOf(activation.getActivationFn());
            stages.add(new Stage(norm.layer(), norm.index(), function, norm.in(), norm.before(), norm.out()));
            return norm.out();
        }
        Activation function = activation(layer, index);
        INDArray before = out.value();
        if (layer instanceof DropoutLayer || ActivationOps.needsInput(function)) {
            before = allocate(out.value().shape());
        }
        stages.add(new Stage(layer, index, function, in, before, out));
        return out;
    }

    private Activation activation(Layer layer, int index) {
        boolean none = layer instanceof BatchNormalization
                || layer instanceof DropoutLayer
                || layer instanceof GlobalPoolingLayer
                || (index == network.getnLayers() - 1 && head == Head.LOGITS);
        return none ? Activation.IDENTITY : Networks.activationOf(((BaseLayer) layer).getActivationFn());
    }

    /** Allocates the output of a layer that is not the last, sharing what can be shared with its input. */
    private Signal output(Layer layer, int index, Signal in) {
        long rows = in.value().size(0);
        if (layer instanceof ActivationLayer || layer instanceof DropoutLayer) {
            return in;
        }
        if (layer instanceof BatchNormalization) {
            INDArray value = allocate(in.value().shape());
            return new Signal(value, passes == Passes.FORWARD ? value : in.gradient());
        }
        if (layer instanceof GlobalPoolingLayer) {
            return signal(allocate(rows, in.value().size(1)));
        }
        if (layer instanceof ConvolutionLayer c) {
            long size = Networks.outputSize(c, in.value().size(2));
            return signal(allocate(rows, c.getNOut(), size, size));
        }
        if (layer instanceof FeedForwardLayer dense) {
            return signal(allocate(rows, dense.getNOut()));
        }
        throw new IllegalArgumentException("Layer %d, %s, is not one a plan can compute."
                .formatted(index, layer.getClass().getSimpleName()));
    }

    private Signal signal(INDArray value) {
        return new Signal(value, passes == Passes.FORWARD ? value : allocate(value.shape()));
    }

    private INDArray allocate(long... shape) {
        INDArray array = Nd4j.create(DataType.FLOAT, shape);
        owned.add(array);
        return array;
    }

    @Override
    public void close() {
        plans.forEach(NetworkPlan::close);
        owned.forEach(INDArray::close);
    }
}
