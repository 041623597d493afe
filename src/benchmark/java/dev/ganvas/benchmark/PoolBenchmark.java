package dev.ganvas.benchmark;

import dev.ganvas.engine.parallel.WorkerPool;
import dev.ganvas.engine.plan.NativeOp;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Something that is timed on a pool of one or two threads. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public abstract class PoolBenchmark {
    WorkerPool pool;

    @Param({"1", "2"})
    private int threads;

    @Setup
    public final void startThreads() {
        NativeOp.useCallingThread();
        pool = new WorkerPool("benchmark", threads, NativeOp::useCallingThread);
        prepare();
    }

    /** Makes what is timed, once the threads are there. */
    void prepare() {}

    @TearDown
    public final void endThreads() {
        pool.close();
    }
}
