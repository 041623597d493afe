package dev.ganvas.engine.plan;

import dev.ganvas.engine.parallel.WorkerPool;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The native arrays of a compiled network, all allocated before the first step. Owns them. */
public final class PlanMemory implements AutoCloseable {
    /** Which passes there are. */
    public enum Passes {
        /** Forward alone: there are no gradients. */
        FORWARD,
        FORWARD_AND_BACKWARD
    }

    private static final int ALIGNMENT = 64;

    private final Passes passes;
    private final WorkerPool pool;
    private final MaskSeed maskSeed = new MaskSeed();
    private final List<INDArray> owned = new ArrayList<>();

    /** What the masks of a forward pass are drawn from; the trainer sets it before each one. */
    public static final class MaskSeed {
        public long value;
    }

    /**
     * Begins with nothing.
     *
     * @param pool whose threads work on these arrays; not owned
     */
    public PlanMemory(Passes passes, WorkerPool pool) {
        this.passes = passes;
        this.pool = pool;
    }

    /** Returns whose threads work on these arrays. */
    public WorkerPool pool() {
        return pool;
    }

    /** Returns which passes it has room for. */
    public Passes passes() {
        return passes;
    }

    /** Returns what dropout draws its masks from. */
    public MaskSeed maskSeed() {
        return maskSeed;
    }

    /** Allocates values and, where there is a backward pass, their gradients. */
    public Signal signal(long... shape) {
        return signal(array(shape));
    }

    /** Returns {@code value} with gradients of its own, where there is a backward pass. */
    public Signal signal(INDArray value) {
        return new Signal(value, passes == Passes.FORWARD ? value : array(value.shape()));
    }

    /** Allocates an array, which is zero and begins where the widest loads are fast. */
    public INDArray array(long... shape) {
        long length = LongStream.of(shape).reduce(1, Math::multiplyExact);
        INDArray all = Nd4j.create(DataType.FLOAT, length + ALIGNMENT / Float.BYTES);
        owned.add(all);
        long over = new FloatPointer(all.data().pointer()).address() % ALIGNMENT;
        long from = (ALIGNMENT - over) % ALIGNMENT / Float.BYTES;
        return Nd4j.create(all.data(), shape, Nd4j.getStrides(shape, 'c'), from, 'c');
    }

    /** Allocates an array of ones. */
    public INDArray ones(long... shape) {
        INDArray array = Nd4j.ones(DataType.FLOAT, shape);
        owned.add(array);
        return array;
    }

    @Override
    public void close() {
        owned.forEach(INDArray::close);
    }
}
