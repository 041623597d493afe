package dev.ganvas.engine.plan.convolution;

import dev.ganvas.engine.onednn.Format;
import dev.ganvas.engine.onednn.OneDnn;
import dev.ganvas.engine.plan.ConvolutionGeometry;
import dev.ganvas.engine.plan.LayerPlan.Wanted;
import dev.ganvas.engine.plan.ParameterViews;
import dev.ganvas.engine.plan.PlanMemory;
import dev.ganvas.engine.plan.PlanOp;
import dev.ganvas.engine.plan.RowCut;
import dev.ganvas.engine.plan.Signal;
import dev.ganvas.engine.plan.Signal.Layout;
import dev.ganvas.engine.plan.Signal.RowRange;
import java.util.List;

/** The products of a convolution or a transposed one, without bias and activation, for all rows of a layer. */
public interface ConvolutionProducts {

    /** Some of the rows. */
    interface Rows {
        /** Emits what makes the output of the input. */
        void emitForward(List<PlanOp> ops);

        /** Emits what makes the wanted gradients of the output's gradient. */
        void emitBackward(List<PlanOp> ops, Wanted wanted);
    }

    /** Binds it on some rows, which are cut as {@code cut} says. */
    Rows rows(RowRange rows, RowCut cut);

    /** Returns whether this processor has fast convolutions in oneDNN; ND4J's operations compute them else. */
    static boolean isUsed() {
        return OneDnn.isUsed() && Format.channelsPerBlock() > 0;
    }

    /** Returns how pictures of some channels should lie between two layers. */
    static Layout layout(int channels) {
        return isUsed() && channels % Format.channelsPerBlock() == 0 ? Layout.BLOCKED : Layout.PLAIN;
    }

    /**
     * Prepares it in the way that suits its channels.
     *
     * @param transposed whether {@code in} is what a convolution of {@code out} would make
     */
    static ConvolutionProducts of(
            boolean transposed,
            ConvolutionGeometry geometry,
            ParameterViews parameters,
            Signal in,
            Signal out,
            PlanMemory memory) {
        if (TapConvolution.suits(transposed, geometry, in, out)) {
            return new TapConvolution(transposed, geometry, parameters, in, out, memory);
        }
        return new BlockedConvolution(transposed, geometry, parameters, in, out, memory);
    }
}
