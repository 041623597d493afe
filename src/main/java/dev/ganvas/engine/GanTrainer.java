package dev.ganvas.engine;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Trains one generator against one discriminator. Owns all native memory of the pair. Every method must be called on
 * the thread that compiled it.
 */
public final class GanTrainer implements AutoCloseable {
    private GanTrainer() {}

    public static GanTrainer compile(GanSpec spec, Tuning tuning, long seed, int threads) {
        return new GanTrainer();
    }

    public StepReport step(BatchSource source) {
        return new StepReport();
    }

    public long stepsDone() {
        return 0;
    }

    public void tune(Tuning tuning) {}

    public void reset() {}

    public void generate(float[] latents, int rows, float[] samples) {}

    public void copyLastFakes(float[] samples) {}

    public void saveGenerator(Path file) throws IOException {}

    public void saveDiscriminator(Path file) throws IOException {}

    @Override
    public void close() {}
}
