package dev.ganvas.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Operations that need nothing of each other, as one: threads wait for each other once instead of after each. */
public final class SideBySide implements ChunkedOp {
    private final List<ChunkedOp> ops;
    private final int chunks;

    /** Joins them; closing it closes them. */
    SideBySide(List<ChunkedOp> ops) {
        this.ops = List.copyOf(ops);
        this.chunks = ops.stream().mapToInt(ChunkedOp::chunks).sum();
    }

    /** Emits operations that need nothing of each other; those in chunks become one. */
    public static void emit(List<PlanOp> ops, List<PlanOp> together) {
        List<ChunkedOp> joined = new ArrayList<>();
        for (PlanOp op : together) {
            if (op instanceof ChunkedOp chunked) {
                joined.add(chunked);
            } else {
                ops.add(op);
            }
        }
        if (!joined.isEmpty()) {
            ops.add(new SideBySide(joined));
        }
    }

    @Override
    public int chunks() {
        return chunks;
    }

    @Override
    public void run(int chunk, int thread) {
        int left = chunk;
        for (int i = 0; i < ops.size(); i++) {
            int own = ops.get(i).chunks();
            if (left < own) {
                ops.get(i).run(left, thread);
                return;
            }
            left -= own;
        }
    }

    @Override
    public String title() {
        return ops.stream().map(ChunkedOp::title).collect(Collectors.joining(" | "));
    }

    @Override
    public void close() {
        ops.forEach(PlanOp::close);
    }
}
