package dev.ganvas.engine.layer;

import dev.ganvas.engine.onnx.Attribute;
import dev.ganvas.engine.onnx.OnnxLayer;
import dev.ganvas.engine.optimizer.Framework;
import dev.ganvas.engine.plan.BatchStatistics;
import dev.ganvas.engine.plan.Floats;
import dev.ganvas.engine.plan.LayerPlan;
import dev.ganvas.engine.plan.Parameter;
import dev.ganvas.engine.plan.Parameter.Role;
import dev.ganvas.engine.plan.PlanMemory.Passes;
import dev.ganvas.engine.plan.PlanOp;
import dev.ganvas.engine.plan.RowCut;
import dev.ganvas.engine.plan.Signal;
import dev.ganvas.engine.plan.Signal.RowRange;
import dev.ganvas.engine.plan.channel.NormalizationBackward;
import dev.ganvas.engine.plan.channel.NormalizationForward;
import dev.ganvas.engine.plan.channel.NormalizationParameters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Batch normalization of each channel (Ioffe and Szegedy, 2015): {@code y = gamma (x - mean) / sqrt(var + eps) + beta},
 * then {@code f}. Rows of different groups (real and fake) are normalized each by themselves, as if they went through the
 * network one after another.
 *
 * @param keep share of the running statistics that an update keeps: Keras's momentum, one less PyTorch's
 * @param epsilon added to the variance
 * @param framework whose it is
 * @param activation {@code f}: none or a rectifier
 */
public record BatchNormalization(double keep, double epsilon, Framework framework, Activation activation)
        implements LayerSpec {
    private static final double USUAL_KEEP = 0.9;
    private static final double USUAL_EPSILON = 1e-5;
    private static final double MOST_KEEP = 0.9999;

    static final LayerForm FORM = new LayerForm(
            BatchNormalization.class,
            "batch-normalization",
            "[keep SHARE] [epsilon X] [keras]",
            "",
            LayerForm.Ending.RECTIFIER,
            words -> new BatchNormalization(
                    words.number("keep", USUAL_KEEP, 0, MOST_KEEP),
                    words.number("epsilon", USUAL_EPSILON, Float.MIN_NORMAL, 1),
                    words.has("keras") ? Framework.KERAS : Framework.PYTORCH,
                    words.activation()));

    private static final String SCALE = "gamma";
    private static final String SHIFT = "beta";
    private static final String MEAN = "mean";
    private static final String VARIANCE = "var";

    /** Refuses the activations that cannot be part of its one pass. */
    public BatchNormalization {
        if (!activation.isRectifier()) {
            throw new UnfitLayerException("network.normalizedEnd", activation.key());
        }
    }

    @Override
    public String key() {
        return "batch-normalization";
    }

    @Override
    public String arguments() {
        return LayerWords.joined(
                keep == USUAL_KEEP ? "" : "keep " + LayerWords.number(keep),
                epsilon == USUAL_EPSILON ? "" : "epsilon " + LayerWords.number(epsilon),
                framework == Framework.KERAS ? "keras" : "");
    }

    @Override
    public String kind() {
        return "batch normalization";
    }

    @Override
    public List<Integer> outputShape(List<Integer> in) {
        return in;
    }

    @Override
    public List<Parameter> parameters(List<Integer> in) {
        int channels = in.get(0);
        return List.of(
                Parameter.vector(SCALE, Role.TRAINED, channels),
                Parameter.vector(SHIFT, Role.TRAINED, channels),
                Parameter.vector(MEAN, Role.STATISTIC, channels),
                Parameter.vector(VARIANCE, Role.STATISTIC, channels));
    }

    /** Keras counts the running statistics as parameters, PyTorch does not. */
    @Override
    public long countedParameters(List<Integer> in) {
        long each = framework == Framework.KERAS ? 4 : 2;
        return each * in.get(0);
    }

    @Override
    public void drawFirst(FirstWeights weights) {
        weights.fill(SCALE, () -> weights.law().scale(weights.random()));
        weights.fill(SHIFT, () -> 0);
        weights.fill(MEAN, () -> 0);
        weights.fill(VARIANCE, () -> 1);
    }

    @Override
    public List<StoredLayer> stored() {
        Layer layer = new org.deeplearning4j.nn.conf.layers.BatchNormalization.Builder()
                .decay(keep)
                .eps(epsilon)
                .useLogStd(false)
                .build();
        return activation == Activation.IDENTITY
                ? List.of(new StoredLayer(layer))
                : List.of(new StoredLayer(layer), new StoredLayer(new ActivationLayer(activation.stored())));
    }

    @Override
    public LayerSpec linear() {
        throw new UnfitLayerException("network.mixesSamples", kind());
    }

    @Override
    public boolean takesBlocks(boolean intoPlain) {
        return !intoPlain;
    }

    @Override
    public String addTo(OnnxLayer onnx) {
        return onnx.add(
                "BatchNormalization",
                List.of(
                        onnx.input(),
                        onnx.parameter(SCALE),
                        onnx.parameter(SHIFT),
                        onnx.parameter(MEAN),
                        onnx.parameter(VARIANCE)),
                Attribute.of("epsilon", epsilon));
    }

    /** The gradient of the output lies where that of the input will: the backward pass works in place. */
    @Override
    public ArrangedLayer arrange(LayerPlace place) {
        Signal out = place.out();
        if (out == null) {
            INDArray value = place.memory().array(place.in().value().shape());
            boolean forwardOnly = place.memory().passes() == Passes.FORWARD;
            out = new Signal(
                    value,
                    forwardOnly ? value : place.in().gradient(),
                    place.in().layout());
        }
        return arrange(place, out);
    }

    private ArrangedLayer arrange(LayerPlace place, Signal out) {
        NormalizationParameters values = NormalizationParameters.of(place.parameters(), epsilon);
        Floats mean = new Floats(place.parameters().value(MEAN));
        Floats variance = new Floats(place.parameters().value(VARIANCE));
        INDArray in = place.in().value();
        long valuesPerRow = in.length() / in.size(0) / values.channels();
        // One object for one range of rows, so that a backward pass finds what any forward pass of those rows measured.
        Map<RowRange, BatchStatistics> statistics = new HashMap<>();
        return new ArrangedLayer(
                out,
                rows -> new Plan(
                        values,
                        activation.slopeBelowZero(),
                        place.in().rows(rows.all()),
                        out.rows(rows.all()),
                        rows.cut(),
                        rows.groups().stream()
                                .map(group -> statistics.computeIfAbsent(
                                        group,
                                        range -> new BatchStatistics(
                                                mean, variance, values.channels(), keep, range.count() * valuesPerRow)))
                                .toList()));
    }

    /**
     * The layer on some rows.
     *
     * @param slope of the rectifier below zero, 1 for none
     * @param cut of the rows within the signals
     * @param statistics one for each group
     */
    private record Plan(
            NormalizationParameters parameters,
            float slope,
            Signal in,
            Signal out,
            RowCut cut,
            List<BatchStatistics> statistics)
            implements LayerPlan {

        @Override
        public void emitForward(List<PlanOp> ops, Statistics wanted) {
            new NormalizationForward(parameters, statistics, cut, in, out, slope).emit(ops, wanted);
        }

        @Override
        public void emitBackward(List<PlanOp> ops, Wanted wanted) {
            new NormalizationBackward(parameters, statistics, cut, in, out, slope, wanted).emit(ops);
        }

        @Override
        public void collectStatistics(List<BatchStatistics> all) {
            all.addAll(statistics);
        }
    }
}
