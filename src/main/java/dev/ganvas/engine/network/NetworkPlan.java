package dev.ganvas.engine.network;

import dev.ganvas.engine.parallel.WorkerPool;
import dev.ganvas.engine.plan.BatchStatistics;
import dev.ganvas.engine.plan.ChunkedOp;
import dev.ganvas.engine.plan.LayerPlan;
import dev.ganvas.engine.plan.LayerPlan.Statistics;
import dev.ganvas.engine.plan.LayerPlan.Wanted;
import dev.ganvas.engine.plan.PlanOp;
import java.util.ArrayList;
import java.util.List;

/**
 * A network compiled for a fixed range of rows: a list of bound operations for the forward pass, one for the gradient of
 * the parameters and one for the gradient of the input. Used on the training thread only; {@link NetworkArrays} makes
 * and owns it.
 */
public final class NetworkPlan implements AutoCloseable {

    private final List<PlanOp> forward = new ArrayList<>();
    private final List<PlanOp> backwardParameters = new ArrayList<>();
    private final List<PlanOp> backwardInput = new ArrayList<>();
    private final List<BatchStatistics> statistics = new ArrayList<>();
    private final WorkerPool pool;

    /** Begins with nothing. */
    NetworkPlan(WorkerPool pool) {
        this.pool = pool;
    }

    /** Appends a layer to the forward pass. */
    void forwardLayer(LayerPlan layer, Statistics mode) {
        layer.emitForward(forward, mode);
        layer.collectStatistics(statistics);
    }

    /** Appends a layer to the backward passes, from the top down. */
    void backwardLayer(LayerPlan layer, Wanted forParameters) {
        layer.emitBackward(backwardParameters, forParameters);
        layer.emitBackward(backwardInput, Wanted.INPUT);
    }

    /** Computes the output of the input. */
    public void forward() {
        run(forward);
    }

    /** Computes the gradient of every parameter; consumes the output gradient. */
    public void backwardParameters() {
        run(backwardParameters);
    }

    /** Computes the gradient of the input alone; consumes the output gradient. */
    public void backwardInput() {
        run(backwardInput);
    }

    /** Moves the running statistics of every batch normalization towards those of the last forward pass. */
    public void trackStatistics() {
        for (int i = 0; i < statistics.size(); i++) {
            statistics.get(i).track();
        }
    }

    private void run(List<PlanOp> ops) {
        for (int i = 0; i < ops.size(); i++) {
            ChunkedOp.run(ops.get(i), pool);
        }
    }

    @Override
    public void close() {
        for (List<PlanOp> ops : List.of(forward, backwardParameters, backwardInput)) {
            ops.forEach(PlanOp::close);
        }
    }
}
