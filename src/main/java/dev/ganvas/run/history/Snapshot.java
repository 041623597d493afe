package dev.ganvas.run.history;

import dev.ganvas.data.SampleShape;
import dev.ganvas.data.ValueRange;
import dev.ganvas.metric.NumberCensus;
import org.jspecify.annotations.Nullable;

/**
 * A frame as a timeline keeps it: each value of a sample as one byte, which is all that a screen can show. Immutable by
 * agreement: nobody writes into its arrays.
 *
 * @param step steps done
 * @param levels the samples' values as bytes 0..255, row after row
 * @param numbers as in {@link RunFrame}
 * @param keeps whether it is never thinned away
 */
public record Snapshot(long step, byte[] levels, int @Nullable [] numbers, Keeps keeps) {

    /** How long a timeline keeps a snapshot. */
    public enum Keeps {
        /** Until the timeline is full. */
        WHILE_ROOM,
        /** Always: something happened here. */
        ALWAYS
    }

    static Snapshot of(RunFrame frame, ValueRange range, Keeps keeps) {
        float[] samples = frame.samples();
        byte[] levels = new byte[samples.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) range.toByte(samples[i]);
        }
        return new Snapshot(frame.step(), levels, frame.numbers(), keeps);
    }

    /** Returns it as a frame again, for samples of this shape and range; values are those of the bytes. */
    public RunFrame frame(SampleShape shape, ValueRange range) {
        float[] samples = new float[levels.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = range.fromByte(levels[i] & 0xFF);
        }
        return new RunFrame(step, samples, numbers, shape.isImage() ? null : NumberCensus.of(samples, shape.width()));
    }

    /** Returns how much memory it takes. */
    public long bytes() {
        return levels.length + (numbers == null ? 0 : 4L * numbers.length);
    }
}
