package dev.ganvas.engine;

import dev.ganvas.engine.LayerPlan.Statistics;
import dev.ganvas.engine.Signal.Rows;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;

/**
 * Makes samples with a generator in its own arrays, so that a step that is half done is never disturbed. Running
 * statistics are read, never changed.
 */
final class Sampler implements AutoCloseable {
    private final MultiLayerNetwork network;
    private final List<Integer> latentShape;
    private final List<Integer> sampleShape;
    private @Nullable Compiled compiled;

    private record Compiled(
            int rows, Samples latents, Samples output, NetworkArrays arrays, NetworkPlan batch, NetworkPlan running)
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

    /** Compiles a plan for {@code rows} on first use, and again when that number changes. */
    void generate(float[] latents, int rows, SampleStatistics statistics, float[] output) {
        Compiled fit = compiled;
        if (fit == null || fit.rows() != rows) {
            close();
            fit = compile(rows);
            compiled = fit;
        }
        fit.latents().put(0, latents, rows * NetworkSpec.length(latentShape));
        NetworkPlan plan = statistics == SampleStatistics.BATCH ? fit.batch() : fit.running();
        plan.forward();
        fit.output().get(0, output, rows * NetworkSpec.length(sampleShape));
    }

    private Compiled compile(int rows) {
        Samples in = new Samples(rows, latentShape);
        Samples out = new Samples(rows, sampleShape);
        NetworkArrays arrays = NetworkArrays.forSampling(network, in.array(), out.array());
        Rows all = new Rows(0, rows);
        return new Compiled(
                rows, in, out, arrays, arrays.plan(Statistics.BATCH, all), arrays.plan(Statistics.RUNNING, all));
    }

    @Override
    public void close() {
        if (compiled != null) {
            compiled.close();
            compiled = null;
        }
    }
}
