package dev.ganvas.engine.plan.convolution;

import dev.ganvas.engine.onednn.Format;
import java.util.Arrays;

/**
 * Which pixel of a picture with few channels each tap of a kernel meets. A row of taps has a value for each tap at each
 * place of the kernel, in blocks as oneDNN lays channels; taps that meet no pixel are zero.
 */
final class Taps {
    private final int side;
    private final int places;
    private final int kernel;
    private final int picture;
    private final int row;
    /** Index in the picture of each tap; {@link #picture} for none. */
    private final int[] pixels;
    /** Index of each tap that meets a pixel, as many lists as any pixel has taps; {@link #row} for none. */
    private final int[][] meeting;

    /**
     * Where a kernel lies: {@code pixel = place step + direction tap + shift} in each direction.
     *
     * @param step between places, in pixels
     * @param direction 1 or -1
     * @param shift of the first place
     */
    record Reach(int step, int direction, int shift) {}

    /**
     * Works it out.
     *
     * @param channels of the picture
     * @param side of the picture, in pixels
     * @param places of the kernel in each direction
     * @param kernel width
     */
    Taps(int channels, int side, int places, int kernel, Reach reach) {
        this.side = side;
        this.places = places;
        this.kernel = kernel;
        this.picture = channels * side * side;
        int taps = channels * kernel * kernel;
        this.row = Math.toIntExact(Format.blocked(1, taps, places).length());
        this.pixels = new int[row];
        Arrays.fill(pixels, picture);
        for (int tap = 0; tap < taps; tap++) {
            for (int place = 0; place < places * places; place++) {
                pixels[index(tap, place)] = pixel(tap, place, reach);
            }
        }
        this.meeting = meeting();
    }

    private int index(int tap, int place) {
        int lanes = Format.channelsPerBlock();
        return (tap / lanes * places * places + place) * lanes + tap % lanes;
    }

    private int pixel(int tap, int place, Reach reach) {
        int channel = tap / (kernel * kernel);
        int y = place / places * reach.step() + tap / kernel % kernel * reach.direction() + reach.shift();
        int x = place % places * reach.step() + tap % kernel * reach.direction() + reach.shift();
        boolean outside = y < 0 || y >= side || x < 0 || x >= side;
        return outside ? picture : (channel * side + y) * side + x;
    }

    private int[][] meeting() {
        int[] counts = new int[picture + 1];
        for (int pixel : pixels) {
            counts[pixel]++;
        }
        int most = 0;
        for (int pixel = 0; pixel < picture; pixel++) {
            most = Math.max(most, counts[pixel]);
        }
        int[][] lists = new int[most][picture];
        for (int[] list : lists) {
            Arrays.fill(list, row);
        }
        Arrays.fill(counts, 0);
        for (int tap = 0; tap < row; tap++) {
            int pixel = pixels[tap];
            if (pixel < picture) {
                lists[counts[pixel]][pixel] = tap;
                counts[pixel]++;
            }
        }
        return lists;
    }

    /** Returns how many values a picture has. */
    int picture() {
        return picture;
    }

    /** Returns how many values a row of taps has, those that fill the last block up included. */
    int row() {
        return row;
    }

    /** Gives each tap the pixel that it meets. {@code from} has one value more than a picture, which is zero. */
    void spread(float[] from, float[] to) {
        int[] index = pixels;
        for (int i = 0; i < index.length; i++) {
            to[i] = from[index[i]];
        }
    }

    /** Gives each pixel the sum of the taps that meet it. {@code from} has one value more than a row, which is zero. */
    void sum(float[] from, float[] to) {
        Arrays.fill(to, 0, picture, 0);
        for (int[] index : meeting) {
            for (int i = 0; i < index.length; i++) {
                to[i] += from[index[i]];
            }
        }
    }
}
