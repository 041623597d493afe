package dev.ganvas.engine.network;

import dev.ganvas.engine.layer.Activation;
import dev.ganvas.engine.layer.ArrangedLayer;
import dev.ganvas.engine.layer.ArrangedLayer.RowGroups;
import dev.ganvas.engine.layer.LayerPlace;
import dev.ganvas.engine.layer.LayerSpec;
import dev.ganvas.engine.parallel.WorkerPool;
import dev.ganvas.engine.plan.LayerPlan;
import dev.ganvas.engine.plan.LayerPlan.Statistics;
import dev.ganvas.engine.plan.NativeRows;
import dev.ganvas.engine.plan.ParameterStore;
import dev.ganvas.engine.plan.ParameterViews;
import dev.ganvas.engine.plan.PlanMemory;
import dev.ganvas.engine.plan.PlanMemory.MaskSeed;
import dev.ganvas.engine.plan.PlanMemory.Passes;
import dev.ganvas.engine.plan.Signal;
import dev.ganvas.engine.plan.Signal.Layout;
import dev.ganvas.engine.plan.Signal.RowRange;
import dev.ganvas.engine.plan.convolution.LayoutChange;
import java.util.ArrayList;
import java.util.List;

/**
 * The compiler: allocates, once, every array between the layers of a network for a fixed number of rows; {@link #plan}
 * then binds operations on all or some of those rows. Owns the arrays.
 */
public final class NetworkArrays implements AutoCloseable {
    private final PlanMemory memory;
    private final Signal input;
    private final List<ArrangedLayer> layers = new ArrayList<>();
    /** What each layer of the network gives to the one above. */
    private final List<Signal> outputs = new ArrayList<>();

    private final List<NetworkPlan> plans = new ArrayList<>();

    private NetworkArrays(NetworkSpec spec, ParameterStore store, NativeRows input, Signal output, PlanMemory memory) {
        this.memory = memory;
        this.input = memory.signal(input.array());
        List<ParameterViews> views = NetworkBuilder.views(spec, store);
        Signal below = this.input;
        int last = spec.layers().size() - 1;
        for (int i = 0; i <= last; i++) {
            LayerSpec layer = spec.layers().get(i);
            below = understood(below, layer, i == last);
            LayerPlace place = new LayerPlace(i, below, i == last ? output : null, views.get(i), memory);
            below = layer.activation().needsInput() ? apart(layer, place) : add(layer.arrange(place));
            outputs.add(below);
        }
    }

    private Signal add(ArrangedLayer layer) {
        layers.add(layer);
        return layer.out();
    }

    /** Arranges a layer without its activation, and that behind it with an array of its own. */
    private Signal apart(LayerSpec layer, LayerPlace place) {
        Signal end = place.out();
        LayerPlace before = end == null ? place : place.into(end.another(memory));
        Signal linear = add(layer.withoutActivation().arrange(before));
        Signal out = end == null ? linear.another(memory) : end;
        Activation activation = layer.activation();
        return add(new ArrangedLayer(out, rows -> activation.apart(linear.rows(rows.all()), out.rows(rows.all()))));
    }

    /** Changes the layout of a signal for a layer that computes on the plain one alone. */
    private Signal understood(Signal signal, LayerSpec layer, boolean last) {
        if (signal.layout() == Layout.PLAIN || layer.takesBlocks(last)) {
            return signal;
        }
        LayoutChange change = new LayoutChange(signal, memory);
        layers.add(new ArrangedLayer(change.plain(), rows -> change.rows(rows.all(), rows.cut())));
        return change.plain();
    }

    /**
     * Allocates for training.
     *
     * @param store with the parameters of {@code spec}
     * @param input rows first; read, not owned
     * @param output its values are written; its gradients are what the caller writes before a backward pass, which uses
     *     them up; not owned
     * @param pool whose threads compute it; not owned
     */
    public static NetworkArrays forTraining(
            NetworkSpec spec, ParameterStore store, NativeRows input, Signal output, WorkerPool pool) {
        PlanMemory memory = new PlanMemory(Passes.FORWARD_AND_BACKWARD, pool);
        return new NetworkArrays(spec, store, input, output, memory);
    }

    /** Allocates for forward passes alone. */
    public static NetworkArrays forSampling(
            NetworkSpec spec, ParameterStore store, NativeRows input, NativeRows output, WorkerPool pool) {
        Signal out = new Signal(output.array(), output.array());
        return new NetworkArrays(spec, store, input, out, new PlanMemory(Passes.FORWARD, pool));
    }

    /** Returns what each layer of the network gives to the one above, from input to output. */
    List<Signal> outputs() {
        return outputs;
    }

    /** Returns whose threads compute it. */
    WorkerPool pool() {
        return memory.pool();
    }

    /** Returns the input with its gradient. */
    public Signal input() {
        return input;
    }

    /** Returns what dropout draws its masks from; set it before each forward pass. */
    public MaskSeed maskSeed() {
        return memory.maskSeed();
    }

    /**
     * Binds the operations for some rows.
     *
     * @param mode which statistics batch normalization uses
     * @param groups the rows, without gaps; each is a batch of its own to batch normalization
     */
    public NetworkPlan plan(Statistics mode, RowRange... groups) {
        RowGroups rows = new RowGroups(List.of(groups));
        List<LayerPlan> bound =
                layers.stream().map(layer -> layer.plan().apply(rows)).toList();
        NetworkPlan plan = new NetworkPlan(bound, mode, memory.passes(), memory.pool());
        plans.add(plan);
        return plan;
    }

    @Override
    public void close() {
        plans.forEach(NetworkPlan::close);
        memory.close();
    }
}
