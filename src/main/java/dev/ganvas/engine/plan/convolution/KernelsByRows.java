package dev.ganvas.engine.plan.convolution;

import dev.ganvas.engine.onednn.ConvolutionKernels;
import dev.ganvas.engine.onednn.ConvolutionShape;
import dev.ganvas.engine.onednn.Format;
import dev.ganvas.engine.plan.RowCut;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The kernels of one convolution for parts of as many rows as come up. */
final class KernelsByRows {
    private final ConvolutionShape shape;
    private final Map<Integer, ConvolutionKernels> known = new HashMap<>();

    KernelsByRows(ConvolutionShape shape) {
        this.shape = shape;
    }

    ConvolutionShape shape() {
        return shape;
    }

    ConvolutionKernels of(int rows) {
        return known.computeIfAbsent(rows, count -> new ConvolutionKernels(shape.withRows(count)));
    }

    /** Returns the formats that the kernels of all parts want, each once. */
    List<Format> formats(RowCut cut, Function<ConvolutionKernels, Format> which) {
        return cut.parts().stream()
                .map(part -> part.rows().count())
                .distinct()
                .map(rows -> which.apply(of(rows)))
                .toList();
    }
}
