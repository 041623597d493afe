package dev.ganvas.ui.part;

import dev.ganvas.data.Dataset;
import dev.ganvas.data.SampleShape;
import dev.ganvas.data.ValueRange;

/** Turns samples into the pixels that a grid shows. */
public final class SamplePixels {
    private static final int OPAQUE = 0xFF000000;

    private SamplePixels() {}

    /** Returns the pixels of samples that lie one after another, image after image. */
    public static int[] of(float[] samples, SampleShape shape, ValueRange range) {
        int plane = shape.height() * shape.width();
        int count = samples.length / shape.length();
        int[] pixels = new int[count * plane];
        for (int i = 0; i < pixels.length; i++) {
            int at = i / plane * shape.length() + i % plane;
            int red = range.toByte(samples[at]);
            int green = shape.channels() == 3 ? range.toByte(samples[at + plane]) : red;
            int blue = shape.channels() == 3 ? range.toByte(samples[at + 2 * plane]) : red;
            pixels[i] = OPAQUE | red << 16 | green << 8 | blue;
        }
        return pixels;
    }

    /** Returns the pixels of the first {@code count} real samples. */
    public static int[] of(Dataset data, int count) {
        int length = data.shape().length();
        float[] samples = new float[count * length];
        for (int i = 0; i < count; i++) {
            data.copy(i, samples, i * length);
        }
        return of(samples, data.shape(), data.range());
    }
}
