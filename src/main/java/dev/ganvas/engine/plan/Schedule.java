package dev.ganvas.engine.plan;

import dev.ganvas.engine.parallel.WorkerPool;
import dev.ganvas.engine.plan.PlanOp.Turn;
import java.util.ArrayList;
import java.util.List;

/**
 * The order in which the operations of a pass run on the threads of a pool. Row-wise operations behind each other become
 * one, and what may run at the same time does, so that threads wait for each other as seldom as possible.
 */
public final class Schedule {
    private final WorkerPool pool;
    private final List<Runnable> steps = new ArrayList<>();
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
            steps.get(i).run();
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
            steps.add(op instanceof ChunkedOp alone ? new Step(pool, List.of(alone)) : op::run);
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
            steps.add(new Step(pool, together));
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
        public void close() {
            // they belong to the plan
        }
    }

    /** Operations that need nothing of each other, shared by all threads. */
    private static final class Step implements Runnable, WorkerPool.ChunkedWork {
        private final WorkerPool pool;
        private final List<ChunkedOp> ops;
        private final int chunks;

        Step(WorkerPool pool, List<ChunkedOp> ops) {
            this.pool = pool;
            this.ops = List.copyOf(ops);
            this.chunks = ops.stream().mapToInt(ChunkedOp::chunks).sum();
        }

        @Override
        public void run() {
            pool.run(this, chunks);
        }

        @Override
        public void run(int chunk, int thread) {
            int left = chunk;
            for (int i = 0; i < ops.size(); i++) {
                ChunkedOp op = ops.get(i);
                int own = op.chunks();
                if (left < own) {
                    op.run(left, thread);
                    return;
                }
                left -= own;
            }
        }
    }
}
