package dev.ganvas.engine.plan;

import dev.ganvas.engine.parallel.WorkerPool;
import dev.ganvas.engine.plan.PlanOp.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The order in which the operations of a pass run on the threads of a pool. Row-wise operations behind each other become
 * one, and what may run at the same time does, so that threads wait for each other as seldom as possible.
 */
public final class Schedule {
    private final WorkerPool pool;
    private final List<PlanOp> steps = new ArrayList<>();
    /** Runs at the same time as {@link #chain}. */
    private final List<ChunkedOp> beside = new ArrayList<>();

    private final List<RowwiseOp> chain = new ArrayList<>();

    /** Arranges operations in the order in which they were emitted; the caller closes them. */
    public Schedule(List<PlanOp> ops, WorkerPool pool) {
        this.pool = pool;
        together(ops, Turn.FIRST);
        ops.forEach(this::add);
        flush();
        together(ops, Turn.AFTER_ALL);
        together(ops, Turn.LAST);
    }

    /** Computes the pass. */
    public void run() {
        for (int i = 0; i < steps.size(); i++) {
            ChunkedOp.run(steps.get(i), pool);
        }
    }

    private void together(List<PlanOp> ops, Turn turn) {
        List<ChunkedOp> all = new ArrayList<>();
        for (PlanOp op : ops) {
            if (op.turn() == turn) {
                all.add(chunked(op));
            }
        }
        step(all);
    }

    private void add(PlanOp op) {
        if (op.turn() == Turn.BESIDE_NEXT) {
            if (!chain.isEmpty()) {
                flush();
            }
            beside.add(chunked(op));
        } else if (op.turn() == Turn.IN_ORDER && op instanceof RowwiseOp rowwise) {
            if (!chain.isEmpty() && !chain.get(0).cut().equals(rowwise.cut())) {
                flush();
            }
            chain.add(rowwise);
        } else if (op.turn() == Turn.IN_ORDER) {
            flush();
            steps.add(op);
        }
    }

    private static ChunkedOp chunked(PlanOp op) {
        if (op instanceof ChunkedOp chunked) {
            return chunked;
        }
        throw new IllegalArgumentException(op + " is in one piece, so it cannot run beside others");
    }

    private void flush() {
        List<ChunkedOp> all = new ArrayList<>(beside);
        if (!chain.isEmpty()) {
            all.add(new Chain(List.copyOf(chain)));
        }
        step(all);
        beside.clear();
        chain.clear();
    }

    private void step(List<ChunkedOp> together) {
        if (!together.isEmpty()) {
            steps.add(together.size() == 1 ? together.get(0) : new SideBySide(together));
        }
    }

    /** Row-wise operations of one cut, one after another on each part. */
    private record Chain(List<RowwiseOp> ops) implements RowwiseOp {
        @Override
        public RowCut cut() {
            return ops.get(0).cut();
        }

        @Override
        public void run(int chunk, int thread) {
            for (int i = 0; i < ops.size(); i++) {
                ops.get(i).run(chunk, thread);
            }
        }

        @Override
        public String title() {
            return ops.stream().map(ChunkedOp::title).collect(Collectors.joining(", "));
        }

        @Override
        public void close() {
            // they belong to the plan
        }
    }
}
