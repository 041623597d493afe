package dev.ganvas.engine;

import dev.ganvas.engine.network.NetworkArrays;
import dev.ganvas.engine.network.NetworkPlan;
import dev.ganvas.engine.network.NetworkSpec;
import dev.ganvas.engine.parallel.WorkerPool;
import dev.ganvas.engine.plan.LayerPlan.Statistics;
import dev.ganvas.engine.plan.NativeRows;
import dev.ganvas.engine.plan.ParameterStore;
import dev.ganvas.engine.plan.Signal.RowRange;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes samples with a generator in its own arrays, so that a step that is half done is never disturbed. Running
 * statistics are read, never changed.
 */
final class Sampler implements AutoCloseable {
    /** Plans that are kept: a window shows a grid, and someone looks at another number of samples beside it. */
    private static final int MOST_PLANS = 3;

    private final NetworkSpec spec;
    private final ParameterStore store;
    private final WorkerPool pool;
    /** The plan used last stands last. */
    private final List<Compiled> plans = new ArrayList<>();

    private record Compiled(
            int rows,
            NativeRows latents,
            NativeRows output,
            NetworkArrays arrays,
            NetworkPlan batch,
            NetworkPlan running,
            NetworkPlan same)
            implements AutoCloseable {
        @Override
        public void close() {
            arrays.close();
            latents.close();
            output.close();
        }
    }

    /**
     * Prepares sampling.
     *
     * @param store with the parameters of {@code spec}; not owned
     * @param pool whose threads compute; not owned
     */
    Sampler(NetworkSpec spec, ParameterStore store, WorkerPool pool) {
        this.spec = spec;
        this.store = store;
        this.pool = pool;
    }

    /** Compiles a plan for {@code rows} on first use, and again when several other numbers were asked for since. */
    void generate(float[] latents, int rows, SampleStatistics statistics, float[] output) {
        Compiled fit = plan(rows);
        fit.latents().put(0, latents, rows * spec.inputSize());
        NetworkPlan plan = statistics == SampleStatistics.BATCH ? fit.batch() : fit.running();
        plan.forward();
        fit.output().get(0, output, rows * spec.outputSize());
    }

    /** Makes samples batch after batch, all of them with the statistics of the first batch. */
    void generateAlike(float[] latents, int batch, SampleStatistics statistics, float[] output) {
        Compiled fit = plan(batch);
        int in = batch * spec.inputSize();
        int out = batch * spec.outputSize();
        float[] noise = new float[in];
        float[] samples = new float[out];
        NetworkPlan plan = statistics == SampleStatistics.BATCH ? fit.batch() : fit.running();
        for (int i = 0; i < latents.length / in; i++) {
            System.arraycopy(latents, i * in, noise, 0, in);
            fit.latents().put(0, noise, in);
            plan.forward();
            fit.output().get(0, samples, out);
            System.arraycopy(samples, 0, output, i * out, out);
            plan = fit.same();
        }
    }

    private Compiled plan(int rows) {
        for (Compiled known : plans) {
            if (known.rows() == rows) {
                plans.remove(known);
                plans.add(known);
                return known;
            }
        }
        if (plans.size() == MOST_PLANS) {
            plans.remove(0).close();
        }
        Compiled fresh = compile(rows);
        plans.add(fresh);
        return fresh;
    }

    private Compiled compile(int rows) {
        NativeRows in = new NativeRows(rows, spec.inputShape());
        NativeRows out = new NativeRows(rows, spec.outputShape());
        NetworkArrays arrays = NetworkArrays.forSampling(spec, store, in, out, pool);
        RowRange all = new RowRange(0, rows);
        return new Compiled(
                rows,
                in,
                out,
                arrays,
                arrays.plan(Statistics.BATCH, all),
                arrays.plan(Statistics.RUNNING, all),
                arrays.plan(Statistics.SAME, all));
    }

    @Override
    public void close() {
        plans.forEach(Compiled::close);
        plans.clear();
    }
}
