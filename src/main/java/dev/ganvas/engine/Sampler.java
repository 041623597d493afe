package dev.ganvas.engine;

import dev.ganvas.engine.LayerPlan.Statistics;
import dev.ganvas.engine.Signal.Rows;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Makes samples with a generator in its own arrays, so that a step that is half done is never disturbed. Running
 * statistics are read, never changed.
 */
final class Sampler implements AutoCloseable {
    /** Plans that are kept: a window shows a grid, and someone looks at another number of samples beside it. */
    private static final int MOST_PLANS = 3;

    private final MultiLayerNetwork network;
    private final List<Integer> latentShape;
    private final List<Integer> sampleShape;
    /** The plan used last stands last. */
    private final List<Compiled> plans = new ArrayList<>();

    private record Compiled(
            int rows,
            Samples latents,
            Samples output,
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

    Sampler(MultiLayerNetwork network, List<Integer> latentShape, List<Integer> sampleShape) {
        this.network = network;
        this.latentShape = latentShape;
        this.sampleShape = sampleShape;
    }

    /** Compiles a plan for {@code rows} on first use, and again when several other numbers were asked for since. */
    void generate(float[] latents, int rows, SampleStatistics statistics, float[] output) {
        Compiled fit = plan(rows);
        fit.latents().put(0, latents, rows * NetworkSpec.length(latentShape));
        NetworkPlan plan = statistics == SampleStatistics.BATCH ? fit.batch() : fit.running();
        plan.forward();
        fit.output().get(0, output, rows * NetworkSpec.length(sampleShape));
    }

    /** Makes samples batch after batch, all of them with the statistics of the first batch. */
    void generateAlike(float[] latents, int batch, SampleStatistics statistics, float[] output) {
        Compiled fit = plan(batch);
        int in = batch * NetworkSpec.length(latentShape);
        int out = batch * NetworkSpec.length(sampleShape);
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
        Samples in = new Samples(rows, latentShape);
        Samples out = new Samples(rows, sampleShape);
        NetworkArrays arrays = NetworkArrays.forSampling(network, in.array(), out.array());
        Rows all = new Rows(0, rows);
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
