package dev.ganvas.engine.network;

import dev.ganvas.engine.layer.Activation;
import dev.ganvas.engine.layer.Dense;
import dev.ganvas.engine.layer.FirstWeights;
import dev.ganvas.engine.layer.LayerSpec;
import dev.ganvas.engine.layer.StoredLayer;
import dev.ganvas.engine.layer.UnfitLayerException;
import dev.ganvas.engine.loss.GanLoss;
import dev.ganvas.engine.optimizer.OptimizerSpec;
import dev.ganvas.engine.plan.Parameter;
import dev.ganvas.engine.plan.ParameterStore;
import dev.ganvas.engine.plan.ParameterViews;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Turns specifications into DL4J networks, which hold the parameters. */
public final class NetworkBuilder {
    private static final int MOST_CLASSES = 2;
    /** The loss makes a probability of what D gives; the sigmoid says so. */
    private static final Set<Activation> HEAD_ENDINGS = Set.of(Activation.IDENTITY, Activation.SIGMOID);

    private NetworkBuilder() {}

    /** Builds a generator: its last layer is a plain one. */
    public static ParameterStore generator(NetworkSpec spec, OptimizerSpec optimizer) {
        NeuralNetConfiguration.ListBuilder layers = builder(optimizer);
        spec.layers().forEach(layer -> add(layers, layer));
        return initialized(layers, spec);
    }

    /**
     * Builds a discriminator: its last layer, a dense one, becomes the output layer that belongs to the loss; of one unit,
     * or of two classes, of which the second is "real".
     */
    public static ParameterStore discriminator(NetworkSpec spec, OptimizerSpec optimizer, GanLoss loss) {
        NeuralNetConfiguration.ListBuilder layers = builder(optimizer);
        List<LayerSpec> hidden = spec.layers().subList(0, spec.layers().size() - 1);
        hidden.forEach(layer -> add(layers, layer));
        layers.layer(loss.stored(head(spec).units()));
        return initialized(layers, spec);
    }

    /** Returns a discriminator without the activation that ends it, as which it is trained: it gives logits. */
    public static NetworkSpec logits(NetworkSpec discriminator) {
        return discriminator.withLast(new Dense(head(discriminator).units(), Activation.IDENTITY));
    }

    /** Returns the parameters of each layer, from input to output. */
    public static List<ParameterViews> views(NetworkSpec spec, ParameterStore store) {
        List<ParameterViews> views = new ArrayList<>();
        List<List<Integer>> shapes = spec.shapes();
        int next = 0;
        for (int i = 0; i < spec.layers().size(); i++) {
            List<Parameter> layout = spec.layers().get(i).parameters(shapes.get(i));
            views.add(store.views(next, layout));
            next += Math.toIntExact(layout.stream().mapToLong(Parameter::length).sum());
        }
        if (next != store.size()) {
            throw new IllegalStateException(
                    "Layers of %d parameters cannot be those of a network of %d.".formatted(next, store.size()));
        }
        return views;
    }

    /** Draws the first weights of every layer. */
    public static void drawFirst(NetworkSpec spec, ParameterStore store, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<ParameterViews> views = views(spec, store);
        List<List<Integer>> shapes = spec.shapes();
        for (int i = 0; i < views.size(); i++) {
            spec.layers().get(i).drawFirst(new FirstWeights(views.get(i), shapes.get(i), spec.initializer(), random));
        }
    }

    private static Dense head(NetworkSpec discriminator) {
        if (discriminator.last() instanceof Dense dense
                && dense.units() <= MOST_CLASSES
                && HEAD_ENDINGS.contains(dense.activation())) {
            return dense;
        }
        throw new UnfitLayerException(
                "network.discriminatorEnd", discriminator.last().text());
    }

    private static void add(NeuralNetConfiguration.ListBuilder layers, LayerSpec layer) {
        for (StoredLayer stored : layer.stored()) {
            if (stored.before() != null) {
                layers.inputPreProcessor(layers.getLayerwise().size(), stored.before());
            }
            layers.layer(stored.layer());
        }
    }

    private static NeuralNetConfiguration.ListBuilder builder(OptimizerSpec optimizer) {
        return new NeuralNetConfiguration.Builder()
                // Nothing is drawn by it, but without it DL4J takes the clock, and saved networks would differ by that.
                .seed(0)
                .updater(optimizer.stored())
                .convolutionMode(ConvolutionMode.Truncate)
                .list();
    }

    private static ParameterStore initialized(NeuralNetConfiguration.ListBuilder layers, NetworkSpec spec) {
        List<Integer> shape = spec.inputShape();
        InputType input = shape.size() == 1
                ? InputType.feedForward(shape.get(0))
                : InputType.convolutional(shape.get(1), shape.get(2), shape.get(0));
        MultiLayerNetwork network =
                new MultiLayerNetwork(layers.setInputType(input).build());
        network.init();
        return new ParameterStore(network);
    }
}
