package dev.ganvas.engine.network;

import dev.ganvas.engine.parallel.WorkerPool;
import dev.ganvas.engine.plan.BatchStatistics;
import dev.ganvas.engine.plan.LayerPlan;
import dev.ganvas.engine.plan.LayerPlan.Statistics;
import dev.ganvas.engine.plan.LayerPlan.Wanted;
import dev.ganvas.engine.plan.PlanMemory.Passes;
import dev.ganvas.engine.plan.PlanOp;
import dev.ganvas.engine.plan.Schedule;
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
    private final Schedule forwardPass;
    private final Schedule parametersPass;
    private final Schedule inputPass;

    /**
     * Arranges the operations of some layers.
     *
     * @param layers from input to output
     * @param mode which statistics batch normalization uses
     */
    NetworkPlan(List<LayerPlan> layers, Statistics mode, Passes passes, WorkerPool pool) {
        for (LayerPlan layer : layers) {
            layer.emitForward(forward, mode);
            layer.collectStatistics(statistics);
        }
        if (passes == Passes.FORWARD_AND_BACKWARD) {
            for (int i = layers.size() - 1; i >= 0; i--) {
                layers.get(i).emitBackward(backwardParameters, i == 0 ? Wanted.PARAMETERS : Wanted.BOTH);
                layers.get(i).emitBackward(backwardInput, Wanted.INPUT);
            }
        }
        forwardPass = new Schedule(forward, pool);
        parametersPass = new Schedule(backwardParameters, pool);
        inputPass = new Schedule(backwardInput, pool);
    }

    /** Computes the output of the input. */
    public void forward() {
        forwardPass.run();
    }

    /** Computes the gradient of every parameter; consumes the output gradient. */
    public void backwardParameters() {
        parametersPass.run();
    }

    /** Computes the gradient of the input alone; consumes the output gradient. */
    public void backwardInput() {
        inputPass.run();
    }

    /** Moves the running statistics of every batch normalization towards those of the last forward pass. */
    public void trackStatistics() {
        for (int i = 0; i < statistics.size(); i++) {
            statistics.get(i).track();
        }
    }

    @Override
    public void close() {
        for (List<PlanOp> ops : List.of(forward, backwardParameters, backwardInput)) {
            ops.forEach(PlanOp::close);
        }
    }
}
