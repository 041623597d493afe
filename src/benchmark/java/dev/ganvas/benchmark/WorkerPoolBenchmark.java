package dev.ganvas.benchmark;

import dev.ganvas.engine.parallel.WorkerPool;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What it costs to hand an operation out: its chunks do nothing. */
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WorkerPoolBenchmark extends PoolBenchmark implements WorkerPool.ChunkedWork {
    @Param({"1", "2", "16", "64"})
    private int chunks;

    @Override
    public void run(int chunk, int thread) {
        // nothing: only handing out is timed
    }

    @Benchmark
    public void emptyOperation() {
        pool.run(this, chunks);
    }
}
