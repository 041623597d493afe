package dev.ganvas.engine.plan.convolution;

import dev.ganvas.engine.onednn.ConvolutionKernels;
import dev.ganvas.engine.onednn.ConvolutionShape;
import dev.ganvas.engine.onednn.Format;
import dev.ganvas.engine.onednn.Tensor;
import dev.ganvas.engine.plan.ConvolutionGeometry;
import dev.ganvas.engine.plan.Floats;
import dev.ganvas.engine.plan.LayerPlan.Wanted;
import dev.ganvas.engine.plan.Parameter;
import dev.ganvas.engine.plan.ParameterViews;
import dev.ganvas.engine.plan.PlanMemory;
import dev.ganvas.engine.plan.PlanOp;
import dev.ganvas.engine.plan.RowCut;
import dev.ganvas.engine.plan.Signal;
import dev.ganvas.engine.plan.Signal.RowRange;
import dev.ganvas.engine.plan.convolution.BlockedSide.Half;
import dev.ganvas.engine.plan.convolution.TapsOp.Direction;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution or a transposed one, without bias and activation, with a few channels on one side, such as grey or
 * coloured pictures. Blocks of channels would be nearly empty there. So the taps of the kernel become the channels: a
 * convolution of one pixel joins them with the many channels, and each pixel is the sum of the taps that meet it.
 */
final class TapConvolution implements ConvolutionProducts {
    /** More channels than this fill blocks well enough. */
    private static final int MOST_CHANNELS = 4;

    private final boolean narrowOut;
    private final Signal narrow;
    private final BlockedSide wide;
    private final Taps taps;
    private final int tapCount;
    private final INDArray values;
    private final INDArray gradients;
    private final KernelsByRows kernels;
    private final PackedWeights weights;
    private final WeightGradient gradient;

    /** Returns whether a convolution has few channels where this is of use. */
    static boolean suits(boolean transposed, ConvolutionGeometry geometry, Signal in, Signal out) {
        if (out.value().size(1) <= MOST_CHANNELS) {
            return transposed || geometry.stride() == 1;
        }
        return !transposed && in.value().size(1) <= MOST_CHANNELS;
    }

    /** Prepares it for all rows of a layer. */
    TapConvolution(
            boolean transposed,
            ConvolutionGeometry geometry,
            ParameterViews parameters,
            Signal in,
            Signal out,
            PlanMemory memory) {
        narrowOut = out.value().size(1) <= MOST_CHANNELS;
        narrow = narrowOut ? out : in;
        wide = new BlockedSide(narrowOut ? in : out, memory);
        int channels = Math.toIntExact(narrow.value().size(1));
        int side = Math.toIntExact(narrow.value().size(2));
        int kernel = geometry.kernel();
        // A plain convolution to few channels looks from its inputs at what they contribute to: the other way round.
        boolean backwards = narrowOut && !transposed;
        Taps.Reach reach = backwards
                ? new Taps.Reach(1, -1, geometry.padding())
                : new Taps.Reach(geometry.stride(), 1, -geometry.padding());
        taps = new Taps(channels, side, wide.side(), kernel, reach);
        tapCount = channels * kernel * kernel;
        INDArray own = memory.array(in.value().size(0), taps.row());
        values = own;
        boolean both = !narrowOut && memory.passes() == PlanMemory.Passes.FORWARD_AND_BACKWARD;
        gradients = both ? memory.array(in.value().size(0), taps.row()) : own;
        kernels = new KernelsByRows(
                new ConvolutionShape(1, wide.channels(), wide.side(), tapCount, wide.side(), 1, 1, 0));
        Format plain = Format.plainWeightsByChannel(tapCount, wide.channels());
        int[] order = backwards ? order(channels, wide.channels(), kernel * kernel) : new int[0];
        weights = new PackedWeights(new Floats(parameters.value(Parameter.WEIGHTS)), plain, order, memory);
        gradient = new WeightGradient(new Floats(parameters.gradient(Parameter.WEIGHTS)), plain, order, memory);
    }

    /** Returns where Deeplearning4j has each weight, by many channels, few channels, and taps, the last changing first. */
    private static int[] order(int few, int many, int taps) {
        int[] order = new int[few * many * taps];
        for (int i = 0; i < order.length; i++) {
            int channel = i / taps % few;
            order[i] = (channel * many + i / (taps * few)) * taps + i % taps;
        }
        return order;
    }

    @Override
    public Rows rows(RowRange rows, RowCut cut) {
        return new Part(rows, cut);
    }

    /** Some rows of it. */
    private final class Part implements Rows {
        private final RowCut cut;
        private final BlockedSide many;
        private final Signal few;
        private final Floats tapValues;
        private final Floats tapGradients;

        Part(RowRange rows, RowCut cut) {
            this.cut = cut;
            this.many = wide.rows(rows);
            this.few = narrow.rows(rows);
            this.tapValues = new Floats(Signal.view(values, rows));
            this.tapGradients = new Floats(Signal.view(gradients, rows));
        }

        @Override
        public void emitForward(List<PlanOp> ops) {
            Floats pictures = new Floats(few.value());
            if (narrowOut) {
                many.emitEnter(ops, Half.VALUE, cut);
                emitToTaps(ops, Half.VALUE, tapValues);
                ops.add(new TapsOp(cut, taps, Direction.SUM, pictures, tapValues));
            } else {
                ops.add(new TapsOp(cut, taps, Direction.SPREAD, pictures, tapValues));
                emitOfTaps(ops, Half.VALUE, tapValues);
                many.emitLeave(ops, Half.VALUE, cut);
            }
        }

        @Override
        public void emitBackward(List<PlanOp> ops, Wanted wanted) {
            Floats pictures = new Floats(few.gradient());
            if (narrowOut) {
                ops.add(new TapsOp(cut, taps, Direction.SPREAD, pictures, tapGradients));
            } else {
                many.emitEnter(ops, Half.GRADIENT, cut);
            }
            if (wanted != Wanted.INPUT) {
                emitWeights(ops);
            }
            if (wanted == Wanted.PARAMETERS) {
                return;
            }
            if (narrowOut) {
                emitOfTaps(ops, Half.GRADIENT, tapGradients);
                many.emitLeave(ops, Half.GRADIENT, cut);
            } else {
                emitToTaps(ops, Half.GRADIENT, tapGradients);
                ops.add(new TapsOp(cut, taps, Direction.SUM, pictures, tapGradients));
            }
        }

        private void emitToTaps(List<PlanOp> ops, Half half, Floats rowsOfTaps) {
            weights.emitPacking(ops, kernels.formats(cut, ConvolutionKernels::weightsToFeatures));
            ops.add(new RowwisePrimitive(kernels.shape().title() + " taps", cut, part -> {
                RowRange rows = cut.parts().get(part).rows();
                ConvolutionKernels own = kernels.of(rows.count());
                Tensor packed = weights.in(own.weightsToFeatures());
                return own.toFeatures(many.tensor(half, rows), packed, tensor(rowsOfTaps, rows));
            }));
        }

        private void emitOfTaps(List<PlanOp> ops, Half half, Floats rowsOfTaps) {
            weights.emitPacking(ops, kernels.formats(cut, ConvolutionKernels::weightsToImages));
            ops.add(new RowwisePrimitive(kernels.shape().title() + " taps", cut, part -> {
                RowRange rows = cut.parts().get(part).rows();
                ConvolutionKernels own = kernels.of(rows.count());
                Tensor packed = weights.in(own.weightsToImages());
                return own.toImages(tensor(rowsOfTaps, rows), packed, many.tensor(half, rows));
            }));
        }

        /** The taps are the gradients of the output where that is narrow, else the values of the input. */
        private void emitWeights(List<PlanOp> ops) {
            Half half = narrowOut ? Half.VALUE : Half.GRADIENT;
            Floats rowsOfTaps = narrowOut ? tapGradients : tapValues;
            gradient.emit(ops, cut, kernels, (rows, own) -> kernels.of(rows.count())
                    .weightGradient(many.tensor(half, rows), tensor(rowsOfTaps, rows), own));
        }

        private Tensor tensor(Floats rowsOfTaps, RowRange rows) {
            Format format = Format.blocked(rows.count(), tapCount, wide.side());
            return rowsOfTaps.tensor(format, (long) rows.first() * taps.row());
        }
    }
}
