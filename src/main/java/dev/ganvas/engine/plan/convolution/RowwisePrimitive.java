package dev.ganvas.engine.plan.convolution;

import dev.ganvas.engine.onednn.Primitive;
import dev.ganvas.engine.plan.RowCut;
import dev.ganvas.engine.plan.RowwiseOp;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** An operation of oneDNN on each part of the rows. */
final class RowwisePrimitive implements RowwiseOp {
    private final String title;
    private final RowCut cut;
    private final List<Primitive> parts;

    /**
     * Makes it on this thread, where OpenMP must be set to one thread.
     *
     * @param title what it is called where times are told
     */
    RowwisePrimitive(String title, RowCut cut, IntFunction<Primitive> ofPart) {
        this.title = title;
        this.cut = cut;
        this.parts = IntStream.range(0, cut.parts().size()).mapToObj(ofPart).toList();
    }

    @Override
    public String title() {
        return title;
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
