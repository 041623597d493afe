package dev.ganvas.engine.plan.convolution;

import dev.ganvas.engine.onednn.Format;
import dev.ganvas.engine.onednn.Primitive;
import dev.ganvas.engine.onednn.Primitive.Curve;
import dev.ganvas.engine.plan.Floats;
import dev.ganvas.engine.plan.RowCut;
import dev.ganvas.engine.plan.RowwiseOp;
import dev.ganvas.engine.plan.Signal.RowRange;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An operation of oneDNN on each part of the rows. */
public final class RowwisePrimitive implements RowwiseOp {
    private final RowCut cut;
    private final List<Primitive> parts;

    /** Makes it on this thread, where OpenMP must be set to one thread. */
    RowwisePrimitive(RowCut cut, IntFunction<Primitive> ofPart) {
        this.cut = cut;
        this.parts = IntStream.range(0, cut.parts().size()).mapToObj(ofPart).toList();
    }

    /** Returns what computes a function of each value, in place. */
    public static RowwisePrimitive curve(RowCut cut, INDArray values, Curve curve) {
        Floats floats = new Floats(values);
        int row = Math.toIntExact(values.length() / values.size(0));
        return new RowwisePrimitive(cut, part -> {
            RowRange rows = cut.parts().get(part).rows();
            Format format = Format.plain(rows.count(), row, 1);
            return Primitive.curve(curve, floats.tensor(format, (long) rows.first() * row));
        });
    }

    @Override
    public RowCut cut() {
        return cut;
    }

    @Override
    public void run(int chunk, int thread) {
        parts.get(chunk).run();
    }

    @Override
    public void close() {
        parts.forEach(Primitive::close);
    }
}
