package dev.ganvas.engine;

import dev.ganvas.engine.Signal.Rows;
import java.util.List;

/**
 * Batch normalization, with the rectifier that follows it. Rows of different groups (real and fake) are normalized each
 * by themselves, as if they went through the network one after another.
 */
final class NormalizationPlan implements LayerPlan {
    private final NormalizationParameters parameters;
    private final float slope;
    private final Signal in;
    private final Signal out;
    private final List<Rows> groups;
    private final List<BatchStatistics> statistics;

    /**
     * Binds the layer to its arrays.
     *
     * @param slope of the rectifier below zero, 1 for none
     * @param groups within the signals, without gaps
     * @param statistics one for each group
     */
    NormalizationPlan(
            NormalizationParameters parameters,
            float slope,
            Signal in,
            Signal out,
            List<Rows> groups,
            List<BatchStatistics> statistics) {
        this.parameters = parameters;
        this.slope = slope;
        this.in = in;
        this.out = out;
        this.groups = groups;
        this.statistics = statistics;
    }

    @Override
    public void emitForward(List<PlanOp> ops, Statistics wanted) {
        for (int i = 0; i < groups.size(); i++) {
            ops.add(new Normalization.Forward(
                    parameters,
                    statistics.get(i),
                    wanted,
                    in.rows(groups.get(i)).value(),
                    out.rows(groups.get(i)).value(),
                    slope));
        }
    }

    @Override
    public void emitBackward(List<PlanOp> ops, Wanted wanted) {
        for (int i = 0; i < groups.size(); i++) {
            ops.add(new Normalization.Backward(
                    parameters,
                    statistics.get(i),
                    i == 0 ? Normalization.Target.REPLACE : Normalization.Target.ADD,
                    wanted,
                    in.rows(groups.get(i)),
                    out.rows(groups.get(i)).gradient(),
                    slope));
        }
    }

    @Override
    public void collectStatistics(List<BatchStatistics> all) {
        all.addAll(statistics);
    }
}
