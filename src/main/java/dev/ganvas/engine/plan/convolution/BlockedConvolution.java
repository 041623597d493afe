package dev.ganvas.engine.plan.convolution;

import dev.ganvas.engine.onednn.ConvolutionKernels;
import dev.ganvas.engine.onednn.ConvolutionShape;
import dev.ganvas.engine.onednn.Format;
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
import java.util.List;

/** A convolution or a transposed one, without bias and activation, with many channels on both sides. */
final class BlockedConvolution implements ConvolutionProducts {
    private static final int[] AS_IT_IS = {};

    private final boolean transposed;
    private final BlockedSide in;
    private final BlockedSide out;
    private final KernelsByRows kernels;
    private final PackedWeights weights;
    private final WeightGradient gradient;

    /** Prepares it for all rows of a layer. */
    BlockedConvolution(
            boolean transposed,
            ConvolutionGeometry geometry,
            ParameterViews parameters,
            Signal in,
            Signal out,
            PlanMemory memory) {
        this.transposed = transposed;
        this.in = new BlockedSide(in, memory);
        this.out = new BlockedSide(out, memory);
        BlockedSide images = transposed ? this.out : this.in;
        BlockedSide features = transposed ? this.in : this.out;
        ConvolutionShape shape = new ConvolutionShape(
                1,
                images.channels(),
                images.side(),
                features.channels(),
                features.side(),
                geometry.kernel(),
                geometry.stride(),
                geometry.padding());
        kernels = new KernelsByRows(shape);
        Format plain = Format.plainWeights(shape.features(), shape.channels(), shape.kernel());
        weights = new PackedWeights(new Floats(parameters.value(Parameter.WEIGHTS)), plain, AS_IT_IS, memory);
        gradient = new WeightGradient(new Floats(parameters.gradient(Parameter.WEIGHTS)), plain, AS_IT_IS, memory);
    }

    @Override
    public Rows rows(RowRange rows, RowCut cut) {
        return new Part(in.rows(rows), out.rows(rows), cut);
    }

    /** Some rows of it. */
    private final class Part implements Rows {
        private final BlockedSide from;
        private final BlockedSide to;
        private final RowCut cut;

        Part(BlockedSide from, BlockedSide to, RowCut cut) {
            this.from = from;
            this.to = to;
            this.cut = cut;
        }

        @Override
        public void emitForward(List<PlanOp> ops) {
            weights.emitPacking(ops, kernels.formats(cut, BlockedConvolution.this::upwards));
            from.emitEnter(ops, Half.VALUE, cut);
            ops.add(new RowwisePrimitive(kernels.shape().title() + " forward", cut, part -> {
                RowRange rows = cut.parts().get(part).rows();
                ConvolutionKernels own = kernels.of(rows.count());
                var packed = weights.in(upwards(own));
                var read = from.tensor(Half.VALUE, rows);
                var written = to.tensor(Half.VALUE, rows);
                return transposed ? own.toImages(read, packed, written) : own.toFeatures(read, packed, written);
            }));
            to.emitLeave(ops, Half.VALUE, cut);
        }

        @Override
        public void emitBackward(List<PlanOp> ops, Wanted wanted) {
            to.emitEnter(ops, Half.GRADIENT, cut);
            if (wanted != Wanted.INPUT) {
                emitWeights(ops);
            }
            if (wanted != Wanted.PARAMETERS) {
                emitInput(ops);
            }
        }

        private void emitWeights(List<PlanOp> ops) {
            gradient.emit(ops, cut, kernels, (rows, own) -> {
                var below = from.tensor(Half.VALUE, rows);
                var above = to.tensor(Half.GRADIENT, rows);
                ConvolutionKernels sized = kernels.of(rows.count());
                return transposed ? sized.weightGradient(above, below, own) : sized.weightGradient(below, above, own);
            });
        }

        private void emitInput(List<PlanOp> ops) {
            weights.emitPacking(ops, kernels.formats(cut, BlockedConvolution.this::downwards));
            ops.add(new RowwisePrimitive(kernels.shape().title() + " data", cut, part -> {
                RowRange rows = cut.parts().get(part).rows();
                ConvolutionKernels own = kernels.of(rows.count());
                var packed = weights.in(downwards(own));
                var read = to.tensor(Half.GRADIENT, rows);
                var written = from.tensor(Half.GRADIENT, rows);
                return transposed ? own.toFeatures(read, packed, written) : own.toImages(read, packed, written);
            }));
            from.emitLeave(ops, Half.GRADIENT, cut);
        }
    }

    private Format upwards(ConvolutionKernels own) {
        return transposed ? own.weightsToImages() : own.weightsToFeatures();
    }

    private Format downwards(ConvolutionKernels own) {
        return transposed ? own.weightsToFeatures() : own.weightsToImages();
    }
}
