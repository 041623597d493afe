package dev.ganvas.engine.network;

import dev.ganvas.engine.layer.ArrangedLayer;
import dev.ganvas.engine.layer.ArrangedLayer.RowGroups;
import dev.ganvas.engine.layer.LayerPlace;
import dev.ganvas.engine.layer.LayerSpec;
import dev.ganvas.engine.layer.UnfitLayerException;
import dev.ganvas.engine.plan.Floats;
import dev.ganvas.engine.plan.LayerPlan;
import dev.ganvas.engine.plan.LayerPlan.Statistics;
import dev.ganvas.engine.plan.LayerPlan.Wanted;
import dev.ganvas.engine.plan.NativeRows;
import dev.ganvas.engine.plan.ParameterStore;
import dev.ganvas.engine.plan.ParameterViews;
import dev.ganvas.engine.plan.PlanMemory;
import dev.ganvas.engine.plan.PlanMemory.MaskSeed;
import dev.ganvas.engine.plan.PlanMemory.Passes;
import dev.ganvas.engine.plan.PlanOp;
import dev.ganvas.engine.plan.Schedule;
import dev.ganvas.engine.plan.Signal;
import dev.ganvas.engine.plan.Signal.Layout;
import dev.ganvas.engine.plan.Signal.RowRange;
import dev.ganvas.engine.plan.convolution.LayoutChange;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How the gradient of a network's output by its input changes with its weights: second derivatives without a second
 * backward pass. Owns its arrays; training thread only.
 *
 * <p>Every layer must be linear but for a rectifier behind it, so that around any input the network is a chain of weights
 * {@code W} and slopes {@code M}. For the output's gradient {@code v} by the input and any direction {@code t}, the product
 * {@code t . v} is the output of the same chain, without biases, for the input {@code t}: {@code t_l = M_l (W_l t_(l-1))}.
 * Its gradient by {@code W_l} is the ordinary product of {@code t_(l-1)} and the gradient {@code d_l} of the output by what
 * comes out of {@code W_l}; and those are there since {@code v} was computed.
 */
public final class TangentPass implements AutoCloseable {
    private final PlanMemory memory;
    private final Floats gradients;
    private final int size;
    private final Schedule forward;
    /**
     * From the bottom up, a layer each: a convolution may write the gradient of its input even where nobody wants it, over
     * the one that the layer below has used by then.
     */
    private final List<Schedule> products = new ArrayList<>();

    private final List<PlanOp> ops = new ArrayList<>();
    private final float[] sum = new float[Floats.PIECE];
    private final float[] piece = new float[Floats.PIECE];

    /**
     * Compiles it.
     *
     * @param spec of the network
     * @param store with its parameters
     * @param along its arrays, in which the output's gradient by the input is computed before each pass
     * @param direction a {@code t} for each row; read, not owned
     * @param count of rows
     * @throws UnfitLayerException if a layer is not linear
     */
    public TangentPass(NetworkSpec spec, ParameterStore store, NetworkArrays along, NativeRows direction, int count) {
        this.memory = new PlanMemory(Passes.FORWARD_AND_BACKWARD, along.pool());
        this.size = store.size();
        INDArray own = memory.array(size);
        this.gradients = new Floats(own);
        RowGroups rows = new RowGroups(List.of(new RowRange(0, count)));
        List<ParameterViews> views = NetworkBuilder.views(spec, store);
        List<PlanOp> passing = new ArrayList<>();
        Signal below = memory.signal(direction.array());
        int last = spec.layers().size() - 1;
        for (int i = 0; i <= last; i++) {
            LayerSpec layer = spec.layers().get(i);
            if (below.layout() != Layout.PLAIN && !layer.takesBlocks(i == last)) {
                LayoutChange change = new LayoutChange(below, memory);
                change.rows(rows.all(), rows.cut()).emitForward(passing, Statistics.BATCH);
                below = change.plain();
            }
            Signal passed = along.outputs().get(i);
            LayerPlace place = new LayerPlace(
                    i, below, passed.withOwnValues(memory), views.get(i).weightsAlone(own), memory);
            ArrangedLayer linear = layer.linear().arrange(place);
            LayerPlan plan = linear.plan().apply(rows);
            plan.emitForward(passing, Statistics.BATCH);
            layer.activation()
                    .emitBackward(passing, passed.value(), linear.out().value());
            if (!views.get(i).places().isEmpty()) {
                List<PlanOp> product = new ArrayList<>();
                plan.emitBackward(product, Wanted.PARAMETERS);
                products.add(new Schedule(product, memory.pool()));
                ops.addAll(product);
            }
            below = linear.out();
        }
        forward = new Schedule(passing, memory.pool());
        ops.addAll(passing);
    }

    /** Returns what dropout draws its masks from: those of the pass before. */
    public MaskSeed maskSeed() {
        return memory.maskSeed();
    }

    /** Adds the gradient of the sum of all {@code t . v} by every weight to {@code to}. */
    public void addGradients(Floats to) {
        forward.run();
        for (int i = 0; i < products.size(); i++) {
            products.get(i).run();
        }
        for (int from = 0; from < size; from += Floats.PIECE) {
            int count = Math.min(Floats.PIECE, size - from);
            to.get(from, sum, count);
            gradients.get(from, piece, count);
            for (int i = 0; i < count; i++) {
                sum[i] += piece[i];
            }
            to.put(from, sum, count);
        }
    }

    @Override
    public void close() {
        ops.forEach(PlanOp::close);
        memory.close();
    }
}
