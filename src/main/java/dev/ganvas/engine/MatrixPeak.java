package dev.ganvas.engine;

import dev.ganvas.engine.parallel.WorkerPool;
import dev.ganvas.engine.plan.ChunkedOp;
import dev.ganvas.engine.plan.MatrixProduct;
import dev.ganvas.engine.plan.NativeRows;
import dev.ganvas.engine.plan.PlanOp;
import java.util.SplittableRandom;

/**
 * How fast this machine multiplies matrices: the fastest of a few products of two 1024x1024 matrices of floats, through
 * the same library and the same call as the products of a plan. What a training step reaches is measured against it.
 */
public final class MatrixPeak {
    private static final int SIDE = 1024;
    private static final double OPERATIONS = 2.0 * SIDE * SIDE * SIDE;
    private static final long ENOUGH_NANOS = 500_000_000L;
    private static final int LEAST_PRODUCTS = 3;

    private MatrixPeak() {}

    /**
     * Measures for about half a second on the calling thread; loads the native library if nothing did so before.
     *
     * @param threads for the arithmetic, at least 1
     * @return billions of floating-point operations a second, an addition and a multiplication being two
     */
    public static double measure(int threads) {
        try (WorkerPool pool = Threads.pool(threads);
                NativeRows a = random(1);
                NativeRows b = random(2);
                NativeRows product = new NativeRows(SIDE, SIDE);
                PlanOp multiply = MatrixProduct.of(a, b, product, pool)) {
            ChunkedOp.run(multiply, pool); // wakes the threads and their memory
            long fastest = Long.MAX_VALUE;
            long end = System.nanoTime() + ENOUGH_NANOS;
            for (int products = 0; products < LEAST_PRODUCTS || System.nanoTime() < end; products++) {
                long begun = System.nanoTime();
                ChunkedOp.run(multiply, pool);
                fastest = Math.min(fastest, System.nanoTime() - begun);
            }
            return OPERATIONS / fastest;
        }
    }

    private static NativeRows random(long seed) {
        float[] values = new float[SIDE * SIDE];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        NativeRows samples = new NativeRows(SIDE, SIDE);
        samples.put(0, values, values.length);
        return samples;
    }
}
