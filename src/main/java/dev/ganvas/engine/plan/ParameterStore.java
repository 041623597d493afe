package dev.ganvas.engine.plan;

import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * A DL4J network as the store of parameters: it holds all of them in one vector, and their gradients in another. Owns
 * that memory.
 */
public final class ParameterStore implements AutoCloseable {
    private final MultiLayerNetwork network;
    private final int size;
    private final Floats values;
    private final Floats gradients;

    /** Takes over an initialized network. */
    public ParameterStore(MultiLayerNetwork network) {
        this.network = network;
        this.size = Math.toIntExact(network.numParams());
        network.initGradientsView();
        this.values = new Floats(network.params());
        this.gradients = new Floats(network.getFlattenedGradients());
    }

    /** Returns the network, to be written to a file. */
    public MultiLayerNetwork network() {
        return network;
    }

    /** Returns how many parameters there are, running statistics included. */
    public int size() {
        return size;
    }

    /** Returns all parameters. */
    public Floats values() {
        return values;
    }

    /** Returns all gradients. */
    public Floats gradients() {
        return gradients;
    }

    /**
     * Returns the parameters of one layer.
     *
     * @param from index of its first value
     * @param layout in the order in which they lie behind each other
     */
    public ParameterViews views(int from, List<Parameter> layout) {
        return new ParameterViews(network.params(), network.getFlattenedGradients(), from, layout);
    }

    /** DL4J's own {@code close} also collects all garbage of the program, twice, which holds up every thread. */
    @Override
    public void close() {
        network.params().close();
        network.getFlattenedGradients().close();
    }
}
