package dev.ganvas.engine;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;

/** Makes samples with a generator in its own arrays, so that a step that is half done is never disturbed. */
final class Sampler implements AutoCloseable {
    private final MultiLayerNetwork network;
    private final int latentSize;
    private final int sampleLength;
    private @Nullable Compiled compiled;

    private record Compiled(int rows, Samples latents, Samples output, NetworkPlan plan) implements AutoCloseable {
        @Override
        public void close() {
            plan.close();
            latents.close();
            output.close();
        }
    }

    Sampler(MultiLayerNetwork network, int latentSize, int sampleLength) {
        this.network = network;
        this.latentSize = latentSize;
        this.sampleLength = sampleLength;
    }

    /** Compiles a plan for {@code rows} on first use, and again when that number changes. */
    void generate(float[] latents, int rows, float[] output) {
        Compiled fit = compiled;
        if (fit == null || fit.rows() != rows) {
            close();
            fit = compile(rows);
            compiled = fit;
        }
        fit.latents().put(0, latents, 0, rows * latentSize);
        fit.plan().forward();
        fit.output().get(0, output, 0, rows * sampleLength);
    }

    private Compiled compile(int rows) {
        Samples in = new Samples(rows, latentSize);
        Samples out = new Samples(rows, sampleLength);
        return new Compiled(
                rows,
                in,
                out,
                NetworkPlan.compileForward(network, NetworkPlan.Head.ACTIVATION, in.array(), out.array()));
    }

    @Override
    public void close() {
        if (compiled != null) {
            compiled.close();
            compiled = null;
        }
    }
}
