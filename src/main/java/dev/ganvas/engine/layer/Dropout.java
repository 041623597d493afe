package dev.ganvas.engine.layer;

import dev.ganvas.engine.onnx.OnnxLayer;
import dev.ganvas.engine.plan.LayerPlan;
import dev.ganvas.engine.plan.PlanMemory.MaskSeed;
import dev.ganvas.engine.plan.PlanMemory.Passes;
import dev.ganvas.engine.plan.PlanOp;
import dev.ganvas.engine.plan.Signal;
import dev.ganvas.engine.plan.elementwise.DropoutMask;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Inverted dropout, in every training pass and in no other: each value is 0 with probability {@code rate}, else divided by {@code 1 -
 * rate}. In place; a backward pass uses the mask that the last forward pass of its rows drew.
 *
 * @param rate in [0, 1)
 */
public record Dropout(double rate) implements LayerSpec {
    private static final double MOST = 0.95;

    static final LayerForm FORM = new LayerForm(
            Dropout.class,
            "dropout",
            "RATE",
            "0.3",
            LayerForm.Ending.NONE,
            words -> new Dropout(words.number("rate", 0, MOST)));

    @Override
    public String key() {
        return "dropout";
    }

    @Override
    public String arguments() {
        return LayerWords.number(rate);
    }

    @Override
    public List<Object> keyValues() {
        return List.of(rate);
    }

    @Override
    public String kind() {
        return "dropout " + rate;
    }

    @Override
    public List<Integer> outputShape(List<Integer> in) {
        return in;
    }

    @Override
    public boolean canBeLast() {
        return false;
    }

    /** DL4J says how likely a value is kept. */
    @Override
    public List<StoredLayer> stored() {
        return List.of(new StoredLayer(new DropoutLayer(1 - rate)));
    }

    @Override
    public LayerSpec linear() {
        return this;
    }

    @Override
    public boolean takesBlocks(boolean intoPlain) {
        return !intoPlain;
    }

    @Override
    public String addTo(OnnxLayer onnx) {
        return onnx.input();
    }

    @Override
    public ArrangedLayer arrange(LayerPlace place) {
        Signal signal = place.in();
        if (place.memory().passes() == Passes.FORWARD) {
            return new ArrangedLayer(signal, rows -> LayerPlan.NOTHING);
        }
        INDArray mask = place.memory().array(signal.value().shape());
        return new ArrangedLayer(signal, rows -> {
            INDArray part = Signal.view(mask, rows.all());
            return new Plan(signal.rows(rows.all()), part, rate, place.memory().maskSeed(), place.index());
        });
    }

    /**
     * The layer on some rows.
     *
     * @param mask as large as the signal; receives 0 or {@code 1 / (1 - rate)}
     */
    private record Plan(Signal signal, INDArray mask, double rate, MaskSeed seed, int layer) implements LayerPlan {
        @Override
        public void emitForward(List<PlanOp> ops, Statistics statistics) {
            if (statistics != Statistics.RUNNING) {
                ops.add(new DropoutMask(signal.value(), mask, rate, seed, layer));
            }
        }

        @Override
        public void emitBackward(List<PlanOp> ops, Wanted wanted) {
            ops.add(new DropoutMask.Factors(signal.gradient(), mask));
        }
    }
}
