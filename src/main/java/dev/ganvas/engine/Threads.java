package dev.ganvas.engine;

import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** How many threads the native operations use. */
public final class Threads {
    private static final int MOST_BY_RULE = 8;

    private Threads() {}

    /**
     * Returns the number used unless another one is asked for: one less than the cores, which leaves one to the window,
     * but at least 1 and at most 8. It depends on the machine alone, so a run repeats bit for bit on one machine.
     */
    public static int byRule() {
        int cores = Runtime.getRuntime().availableProcessors();
        return Math.max(1, Math.min(MOST_BY_RULE, cores - 1));
    }

    /** Sets the number for operations that the calling thread starts. */
    static void use(int threads) {
        Nd4j.getExecutioner(); // loads ND4J's backend, which the line below needs and does not load by itself
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
    }
}
