package dev.ganvas.data.pictures;

import dev.ganvas.data.PixelStore;
import dev.ganvas.data.SampleShape;
import java.awt.image.BufferedImage;

/**
 * Brings square pictures to one size. A smaller picture is made of exact area averages: each of its pixels is the mean
 * of the source pixels that it covers, those at its rim counted by the covered part, so nothing aliases. A larger one is
 * interpolated linearly between the centres of the source pixels. Not thread-safe: whoever loads owns it.
 */
public final class SquareScaler {
    private final int side;
    private final int planes;
    private Axis axis = new Axis(0, new int[0], new float[0][]);

    public SquareScaler(SampleShape shape) {
        this.side = shape.width();
        this.planes = shape.channels();
    }

    /** Scales a square picture into its place in {@code store}, upright. */
    public void scale(BufferedImage square, Orientation orientation, PixelStore store, int picture) {
        int from = square.getWidth();
        if (axis.from != from) {
            axis = Axis.between(from, side);
        }
        PixelRows rows = new PixelRows(square);
        float[] line = new float[planes * from];
        float[] narrow = new float[from * planes * side];
        for (int y = 0; y < from; y++) {
            rows.read(y, planes, line);
            for (int plane = 0; plane < planes; plane++) {
                for (int x = 0; x < side; x++) {
                    narrow[(plane * side + x) * from + y] = axis.at(x, line, plane * from);
                }
            }
        }
        for (int plane = 0; plane < planes; plane++) {
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    int column = orientation.column(x, y, side);
                    int row = orientation.row(x, y, side);
                    float level = axis.at(row, narrow, (plane * side + column) * from);
                    store.set(picture, (plane * side + y) * side + x, level);
                }
            }
        }
    }

    /**
     * Which source positions make each target position of a row or column, and by how much; the shares of one target sum
     * to 1.
     */
    private record Axis(int from, int[] first, float[][] shares) {

        static Axis between(int from, int to) {
            int[] first = new int[to];
            float[][] shares = new float[to][];
            double ratio = (double) from / to;
            for (int i = 0; i < to; i++) {
                if (from >= to) {
                    average(i * ratio, (i + 1) * ratio, i, first, shares, from);
                } else {
                    interpolate((i + .5) * ratio - .5, i, first, shares, from);
                }
            }
            return new Axis(from, first, shares);
        }

        private static void average(double start, double end, int i, int[] first, float[][] shares, int from) {
            int low = (int) start;
            int high = Math.min(from, (int) Math.ceil(end));
            first[i] = low;
            shares[i] = new float[high - low];
            for (int source = low; source < high; source++) {
                double covered = Math.min(end, source + 1) - Math.max(start, source);
                shares[i][source - low] = (float) (covered / (end - start));
            }
        }

        private static void interpolate(double at, int i, int[] first, float[][] shares, int from) {
            double inside = Math.max(0, Math.min(from - 1, at));
            first[i] = Math.min((int) inside, Math.max(0, from - 2));
            float second = (float) (inside - first[i]);
            shares[i] = from == 1 ? new float[] {1} : new float[] {1 - second, second};
        }

        float at(int target, float[] values, int offset) {
            float[] parts = shares[target];
            int start = offset + first[target];
            float sum = 0;
            for (int i = 0; i < parts.length; i++) {
                sum += parts[i] * values[start + i];
            }
            return sum;
        }
    }
}
