package dev.ganvas.engine;

import dev.ganvas.engine.plan.NativeRows;

/**
 * Noise on all that D sees, real samples and fakes alike, which hides at first where the two do not overlap: normal, with a
 * deviation that falls to 0 in a straight line. G's own output lies here, and D is given it with the noise. Owns its native
 * memory; training thread only.
 */
final class InstanceNoise implements AutoCloseable {
    /** What G makes, row after row. */
    final NativeRows made;

    private final double deviation;
    private final double steps;
    private final float[] rows;
    private final float[] noise;

    /** Allocates it for the batches of {@code spec}. */
    InstanceNoise(GanSpec spec) {
        made = new NativeRows(spec.batch(), spec.generator().outputShape());
        deviation = spec.steadying().instanceNoise();
        steps = spec.steadying().instanceNoiseSteps();
        rows = new float[spec.batch() * spec.generator().outputSize()];
        noise = new float[rows.length];
    }

    /**
     * Gives D the fakes that G has made, with noise.
     *
     * @param draw which fakes of the step they are, from 0
     * @param to receives them from {@code row} on
     */
    void fakes(BatchSource source, long step, int draw, NativeRows to, int row, int count) {
        made.get(0, rows, count);
        add(source, step, 2 * draw + 1, rows, count);
        to.put(row, rows, count);
    }

    /** Adds noise to the real samples of a draw. */
    void real(BatchSource source, long step, int draw, float[] real) {
        add(source, step, 2 * draw, real, real.length);
    }

    private void add(BatchSource source, long step, int draw, float[] to, int count) {
        float factor = (float) (deviation * Math.max(0, 1 - step / steps));
        if (factor == 0) {
            return;
        }
        source.disturbance(step, draw, noise, count);
        for (int i = 0; i < count; i++) {
            to[i] += factor * noise[i];
        }
    }

    @Override
    public void close() {
        made.close();
    }
}
