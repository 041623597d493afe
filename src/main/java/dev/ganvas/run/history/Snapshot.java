package dev.ganvas.run.history;

import dev.ganvas.data.SampleShape;
import dev.ganvas.data.ValueRange;
import dev.ganvas.engine.NetworkWeights;
import dev.ganvas.metric.NumberCensus;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A frame as a timeline keeps it: each value of a picture or of a row of bits as one byte, which is all that a screen can
 * show; each coordinate of a point as it is, in four. Immutable by agreement: nobody writes into its arrays.
 *
 * @param step steps done
 * @param levels the samples' values as bytes 0..255, row after row; for points the bytes of floats
 * @param numbers as in {@link RunFrame}
 * @param weights as in {@link RunFrame}
 * @param keeps whether it is never thinned away
 */
public record Snapshot(
        long step, byte[] levels, int @Nullable [] numbers, @Nullable NetworkWeights weights, Keeps keeps) {
    /** Larger networks would fill a timeline with a few steps. */
    public static final int MOST_WEIGHTS = 50_000;

    /** How long a timeline keeps a snapshot. */
    public enum Keeps {
        /** Until the timeline is full. */
        WHILE_ROOM,
        /** Always: something happened here. */
        ALWAYS
    }

    /** Creates one without weights. */
    public Snapshot(long step, byte[] levels, int @Nullable [] numbers, Keeps keeps) {
        this(step, levels, numbers, null, keeps);
    }

    static Snapshot of(RunFrame frame, ValueRange range, Keeps keeps) {
        float[] samples = frame.samples();
        NetworkWeights weights = frame.weights();
        boolean few = weights != null && weights.count() <= MOST_WEIGHTS;
        return new Snapshot(
                frame.step(),
                range.isPlane() ? exactly(samples) : levels(samples, range),
                frame.numbers(),
                few ? weights : null,
                keeps);
    }

    /** Returns how many bytes one sample takes. */
    public static int bytesOf(SampleShape shape) {
        return shape.isPoint() ? Float.BYTES * shape.length() : shape.length();
    }

    private static byte[] levels(float[] samples, ValueRange range) {
        byte[] levels = new byte[samples.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) range.toByte(samples[i]);
        }
        return levels;
    }

    private static byte[] exactly(float[] samples) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * samples.length);
        bytes.asFloatBuffer().put(samples);
        return bytes.array();
    }

    /** Returns it as a frame again, for samples of this shape and range; values of bytes are those that bytes can say. */
    public RunFrame frame(SampleShape shape, ValueRange range) {
        if (shape.isPoint()) {
            float[] samples = new float[levels.length / Float.BYTES];
            ByteBuffer.wrap(levels).asFloatBuffer().get(samples);
            return new RunFrame(step, samples, null, null, weights);
        }
        float[] samples = new float[levels.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = range.fromByte(levels[i] & 0xFF);
        }
        return new RunFrame(step, samples, numbers, shape.isNumber() ? NumberCensus.of(samples, shape.width()) : null);
    }

    /** Returns how much memory it takes. */
    public long bytes() {
        return levels.length
                + (numbers == null ? 0 : 4L * numbers.length)
                + (weights == null ? 0 : 4L * weights.count());
    }
}
