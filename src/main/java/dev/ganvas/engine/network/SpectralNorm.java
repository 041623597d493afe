package dev.ganvas.engine.network;

import dev.ganvas.engine.layer.LayerSpec;
import dev.ganvas.engine.network.NormalizedWeights.Place;
import dev.ganvas.engine.parallel.WorkerPool;
import dev.ganvas.engine.plan.Floats;
import dev.ganvas.engine.plan.Parameter;
import dev.ganvas.engine.plan.ParameterStore;
import dev.ganvas.engine.plan.ParameterViews;
import dev.ganvas.engine.plan.PlanMemory;
import dev.ganvas.engine.plan.PlanMemory.Passes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Spectral normalization (T. Miyato and others, 2018): every layer computes with {@code W / sigma}, where {@code sigma} is
 * how far its weights {@code W} stretch an input at most, so that no layer makes a difference larger than it was. What is
 * trained is {@code W}, which lies here; the network's own store has what it computes with. Equal to PyTorch's {@code
 * parametrizations.spectral_norm} with one power iteration after each update. Owns its native memory; training thread only.
 */
final class SpectralNorm implements AutoCloseable {
    /** So many power iterations are done with the first weights, as PyTorch does. */
    private static final int FIRST_ITERATIONS = 15;

    private final PlanMemory memory;
    private final Vectors vectors;
    private final int size;
    private final List<NormalizedWeights> weights = new ArrayList<>();
    private final List<ParameterViews.Place> normalized = new ArrayList<>();
    /** What is trained as it is. */
    private final List<ParameterViews.Place> plain = new ArrayList<>();

    private final float[] piece = new float[Floats.PIECE];

    /**
     * Flat vectors of the whole network.
     *
     * @param original what is trained
     * @param used what the layers compute with
     * @param gradients by the latter, until they are turned into those by the former
     */
    record Vectors(Floats original, Floats used, Floats gradients) {}

    /** Lays it over a network whose parameters are in {@code store}. */
    SpectralNorm(NetworkSpec spec, ParameterStore store, WorkerPool pool) {
        memory = new PlanMemory(Passes.FORWARD, pool);
        size = store.size();
        vectors = new Vectors(new Floats(memory.array(size)), store.values(), store.gradients());
        List<ParameterViews> views = NetworkBuilder.views(spec, store);
        for (int i = 0; i < views.size(); i++) {
            for (ParameterViews.Place each : views.get(i).places()) {
                if (isNormalized(each.parameter())) {
                    normalized.add(each);
                    Place place = place(spec.layers().get(i), each.parameter(), each.from());
                    weights.add(new NormalizedWeights(place, vectors, pool));
                } else if (each.parameter().role() == Parameter.Role.TRAINED) {
                    plain.add(each);
                }
            }
        }
    }

    /** Returns how many values there are to keep beside the parameters of such a network. */
    static long directions(NetworkSpec spec) {
        List<List<Integer>> shapes = spec.shapes();
        long directions = 0;
        for (int i = 0; i < spec.layers().size(); i++) {
            LayerSpec layer = spec.layers().get(i);
            for (Parameter parameter : layer.parameters(shapes.get(i))) {
                directions +=
                        isNormalized(parameter) ? place(layer, parameter, 0).rows() : 0;
            }
        }
        return directions;
    }

    private static boolean isNormalized(Parameter parameter) {
        return parameter.key().equals(Parameter.WEIGHTS);
    }

    /** Returns how the weights of a layer lie as a matrix with a row for each output. */
    private static Place place(LayerSpec layer, Parameter parameter, int from) {
        List<Integer> sizes = new ArrayList<>(parameter.shape());
        int outputs = layer.outputAxis(parameter);
        if (parameter.order() == Parameter.Order.COLUMNS) {
            Collections.reverse(sizes);
            outputs = sizes.size() - 1 - outputs;
        }
        return new Place(
                from,
                product(sizes.subList(0, outputs)),
                sizes.get(outputs),
                product(sizes.subList(outputs + 1, sizes.size())));
    }

    private static int product(List<Integer> sizes) {
        return sizes.stream().reduce(1, Math::multiplyExact);
    }

    /** Returns the parameters that are trained. */
    Floats trained() {
        return vectors.original();
    }

    /** Takes the parameters of the store as those that are trained, which they are when they were drawn. */
    void begin(long seed) {
        for (int at = 0; at < size; at += Floats.PIECE) {
            copy(vectors.used(), vectors.original(), at, Math.min(size, at + Floats.PIECE));
        }
        RandomGenerator random = new SplittableRandom(seed);
        for (NormalizedWeights each : weights) {
            each.begin(random, FIRST_ITERATIONS);
            each.use();
        }
    }

    /** Turns the gradients of the store into those by the parameters that are trained. */
    void followOriginal() {
        for (int i = 0; i < weights.size(); i++) {
            weights.get(i).followOriginal();
        }
    }

    /** Takes in that the trained parameters have changed. */
    void changed() {
        for (int i = 0; i < weights.size(); i++) {
            weights.get(i).iterate();
            weights.get(i).use();
        }
        for (int i = 0; i < plain.size(); i++) {
            copy(
                    vectors.original(),
                    vectors.used(),
                    plain.get(i).from(),
                    plain.get(i).to());
        }
    }

    private void copy(Floats from, Floats to, int first, int end) {
        for (int at = first; at < end; at += Floats.PIECE) {
            int count = Math.min(Floats.PIECE, end - at);
            from.get(at, piece, count);
            to.put(at, piece, count);
        }
    }

    /** Copies what is trained over the parameters of a state that has all others, and the directions beside it. */
    void copyTo(NetworkState state) {
        for (ParameterViews.Place each : normalized) {
            vectors.original().get(each.from(), state.parameters(), each.from(), each.to() - each.from());
        }
        int at = 0;
        for (NormalizedWeights each : weights) {
            at = each.copyTo(state.directions(), at);
        }
    }

    /** Goes on from a state whose parameters are in the store. */
    void restore(NetworkState state) {
        vectors.original().put(0, state.parameters(), size);
        int at = 0;
        for (NormalizedWeights each : weights) {
            at = each.restore(state.directions(), at);
            each.use();
        }
    }

    @Override
    public void close() {
        memory.close();
    }
}
