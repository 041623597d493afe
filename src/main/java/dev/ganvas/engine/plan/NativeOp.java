package dev.ganvas.engine.plan;

import dev.ganvas.engine.parallel.WorkerPool;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * One ND4J operation, bound once to its inputs and outputs. Running it is a single native call: shapes, arguments and
 * buffers were handed over when it was made, so nothing is allocated.
 */
public final class NativeOp implements PlanOp {
    private static final NativeOps NATIVE = library();

    /** ND4J waits for each of its threads, and very long for one whose core is busy, so a core is left to the rest. */
    private static final int MOST_THREADS = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);

    private final String name;
    private final long hash;
    private final OpContext context;
    private final Pointer contextPointer;
    private final @Nullable WorkerPool pool;

    private NativeOp(String name, List<INDArray> inputs, List<INDArray> outputs, long[] integers, double[] reals) {
        this(name, inputs, outputs, integers, reals, null);
    }

    /**
     * Binds it.
     *
     * @param pool whose number of threads ND4J uses for this operation; null for one
     */
    private NativeOp(
            String name,
            List<INDArray> inputs,
            List<INDArray> outputs,
            long[] integers,
            double[] reals,
            @Nullable WorkerPool pool) {
        this.name = name;
        this.pool = pool;
        this.hash = DynamicCustomOp.builder(name).build().opHash();
        this.context = Nd4j.getExecutioner().buildContext();
        for (int i = 0; i < inputs.size(); i++) {
            context.setInputArray(i, inputs.get(i));
        }
        for (int i = 0; i < outputs.size(); i++) {
            context.setOutputArray(i, outputs.get(i));
        }
        if (integers.length > 0) {
            context.setIArguments(integers);
        }
        if (reals.length > 0) {
            context.setTArguments(reals);
        }
        this.contextPointer = context.contextPointer();
    }

    /**
     * Has native operations that the calling thread starts compute on that thread alone; loads the library if need be.
     * Whoever runs a plan does this first: threads of our own share the work.
     */
    public static void useCallingThread() {
        NATIVE.setOmpNumThreads(1);
    }

    private static NativeOps library() {
        Nd4j.getExecutioner(); // loads ND4J's backend, which the line below needs and does not load by itself
        return NativeOpsHolder.getInstance().getDeviceNativeOps();
    }

    /** {@code output = a b}. */
    static NativeOp matmul(INDArray a, INDArray b, INDArray output, WorkerPool pool) {
        return new NativeOp("matmul", List.of(a, b), List.of(output), new long[0], new double[0], pool);
    }

    /** {@code output = transpose(a) b}. */
    static NativeOp matmulTransposedA(INDArray a, INDArray b, INDArray output, WorkerPool pool) {
        return new NativeOp("matmul", List.of(a, b), List.of(output), new long[] {1, 0, 0}, new double[0], pool);
    }

    /** {@code output = a transpose(b)}. */
    static NativeOp matmulTransposedB(INDArray a, INDArray b, INDArray output, WorkerPool pool) {
        return new NativeOp("matmul", List.of(a, b), List.of(output), new long[] {0, 1, 0}, new double[0], pool);
    }

    /** A mean over the two last axes of four. */
    public static NativeOp meanOfPlanes(INDArray array, INDArray output) {
        return new NativeOp("reduce_mean", List.of(array), List.of(output), new long[] {2, 3}, new double[0]);
    }

    /**
     * A convolution or a transposed one: {@code conv2d}, {@code deconv2d}, or their {@code _bp}.
     *
     * @param geometry of the layer
     * @param pool whose number of threads ND4J uses
     */
    public static NativeOp convolution(
            String name, List<INDArray> inputs, List<INDArray> outputs, ConvolutionGeometry geometry, WorkerPool pool) {
        return new NativeOp(name, inputs, outputs, geometry.arguments(), new double[0], pool);
    }

    /** Any operation of ND4J, by its name and with its integer arguments. */
    public static NativeOp of(String name, List<INDArray> inputs, INDArray output, long... integers) {
        return new NativeOp(name, inputs, List.of(output), integers, new double[0]);
    }

    @Override
    public void run() {
        int threads = pool == null ? 1 : Math.min(pool.threads(), MOST_THREADS);
        if (threads > 1) {
            NATIVE.setOmpNumThreads(threads);
        }
        int status = NATIVE.execCustomOp2(null, hash, contextPointer);
        if (threads > 1) {
            NATIVE.setOmpNumThreads(1);
        }
        if (status != 0) {
            throw new IllegalStateException(
                    "The operation %s failed with status %d: %s.".formatted(name, status, NATIVE.lastErrorMessage()));
        }
    }

    @Override
    public void close() {
        try {
            context.close();
        } catch (Exception e) {
            throw new IllegalStateException("The operation " + name + " could not be freed.", e);
        }
    }
}
