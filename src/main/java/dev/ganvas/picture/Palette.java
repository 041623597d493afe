package dev.ganvas.picture;

import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The at most 256 colours that all frames of a GIF share. Where the frames have no more colours, as grey ones never
 * have, each keeps its own; else the colours are the means of boxes that a median cut makes of the colour cube.
 */
final class Palette {
    static final int MOST = 256;

    private final int[] colors;
    /** The index of the colour for each cell of the cube; empty where every colour is kept. */
    private final byte[] byCell;

    private Palette(int[] colors, byte[] byCell) {
        this.colors = colors;
        this.byCell = byCell;
    }

    /** Returns the index of the colour that stands for {@code rgb}, which was counted. */
    byte index(int rgb) {
        int opaque = rgb & 0xFFFFFF;
        return byCell.length == 0 ? (byte) Arrays.binarySearch(colors, opaque) : byCell[Census.cell(opaque)];
    }

    /** Returns a colour as red, green and blue in 8 bits each. */
    int color(int index) {
        return colors[index];
    }

    int size() {
        return colors.length;
    }

    IndexColorModel model() {
        return new IndexColorModel(8, colors.length, colors, 0, false, -1, DataBuffer.TYPE_BYTE);
    }

    /** Counts the colours of all frames, one frame at a time, in memory that does not grow with them. */
    static final class Census {
        /** Bits of each channel that tell two cells of the colour cube apart. */
        private static final int BITS = 6;

        private static final int CELLS = 1 << (3 * BITS);

        private final TreeSet<Integer> exact = new TreeSet<>();
        private boolean many;
        private int lastSeen = -1;
        private final long[] counts = new long[CELLS];
        private final long[] reds = new long[CELLS];
        private final long[] greens = new long[CELLS];
        private final long[] blues = new long[CELLS];

        void add(Picture frame) {
            for (int pixel : frame.argb()) {
                int rgb = pixel & 0xFFFFFF;
                if (!many && rgb != lastSeen) {
                    exact.add(rgb);
                    lastSeen = rgb;
                    many = exact.size() > MOST;
                }
                int cell = cell(rgb);
                counts[cell]++;
                reds[cell] += rgb >> 16;
                greens[cell] += rgb >> 8 & 0xFF;
                blues[cell] += rgb & 0xFF;
            }
        }

        Palette palette() {
            if (!many) {
                int[] colors = exact.stream().mapToInt(Integer::intValue).toArray();
                return new Palette(colors, new byte[0]);
            }
            List<Box> boxes = cut();
            int[] colors = boxes.stream().mapToInt(Box::mean).toArray();
            byte[] byCell = new byte[CELLS];
            for (int cell = 0; cell < CELLS; cell++) {
                if (counts[cell] > 0) {
                    byCell[cell] = (byte) nearest(colors, mean(cell));
                }
            }
            return new Palette(colors, byCell);
        }

        private List<Box> cut() {
            PriorityQueue<Box> boxes =
                    new PriorityQueue<>(Comparator.comparingDouble(Box::spread).reversed());
            List<Box> done = new ArrayList<>();
            int[] used =
                    IntStream.range(0, CELLS).filter(cell -> counts[cell] > 0).toArray();
            boxes.add(new Box(used));
            while (!boxes.isEmpty() && boxes.size() + done.size() < MOST) {
                Box widest = boxes.remove();
                if (widest.cells.length == 1) {
                    done.add(widest);
                } else {
                    widest.splitInto(boxes);
                }
            }
            done.addAll(boxes);
            return done;
        }

        private int mean(int cell) {
            long count = counts[cell];
            return (int) (((reds[cell] / count) << 16) | ((greens[cell] / count) << 8) | (blues[cell] / count));
        }

        private static int nearest(int[] colors, int rgb) {
            int best = 0;
            int least = Integer.MAX_VALUE;
            for (int i = 0; i < colors.length; i++) {
                int red = (colors[i] >> 16) - (rgb >> 16);
                int green = (colors[i] >> 8 & 0xFF) - (rgb >> 8 & 0xFF);
                int blue = (colors[i] & 0xFF) - (rgb & 0xFF);
                int distance = red * red + green * green + blue * blue;
                if (distance < least) {
                    least = distance;
                    best = i;
                }
            }
            return best;
        }

        private static int cell(int rgb) {
            return (channel(rgb, 16) << (2 * BITS)) | (channel(rgb, 8) << BITS) | channel(rgb, 0);
        }

        private static int channel(int rgb, int shift) {
            return (rgb >> shift & 0xFF) >> (8 - BITS);
        }

        /** Some cells of the cube, to be shown in one colour. */
        private final class Box {
            private final int[] cells;
            private final long count;
            private final int widestShift;
            private final int width;

            Box(int[] cells) {
                this.cells = cells;
                this.count =
                        Arrays.stream(cells).mapToLong(cell -> counts[cell]).sum();
                int bestShift = 0;
                int bestWidth = -1;
                for (int shift = 0; shift < 3 * BITS; shift += BITS) {
                    int low = Integer.MAX_VALUE;
                    int high = 0;
                    for (int cell : cells) {
                        int at = cell >> shift & (1 << BITS) - 1;
                        low = Math.min(low, at);
                        high = Math.max(high, at);
                    }
                    if (high - low > bestWidth) {
                        bestWidth = high - low;
                        bestShift = shift;
                    }
                }
                widestShift = bestShift;
                width = bestWidth;
            }

            /** How much is gained by a cut: many pixels far apart. */
            double spread() {
                return (double) count * width * width;
            }

            /** Cuts in the middle of the pixels, so that both halves have some. */
            void splitInto(PriorityQueue<Box> boxes) {
                long[] keys = new long[cells.length];
                for (int i = 0; i < keys.length; i++) {
                    long at = cells[i] >> widestShift & (1 << BITS) - 1;
                    keys[i] = at << 32 | cells[i];
                }
                Arrays.sort(keys);
                int[] sorted = Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
                long before = 0;
                int middle = 0;
                while (middle < sorted.length - 1 && before + counts[sorted[middle]] <= count / 2) {
                    before += counts[sorted[middle]];
                    middle++;
                }
                middle = Math.max(1, middle);
                boxes.add(new Box(Arrays.copyOfRange(sorted, 0, middle)));
                boxes.add(new Box(Arrays.copyOfRange(sorted, middle, sorted.length)));
            }

            int mean() {
                long red = 0;
                long green = 0;
                long blue = 0;
                for (int cell : cells) {
                    red += reds[cell];
                    green += greens[cell];
                    blue += blues[cell];
                }
                return (int) (rounded(red) << 16 | rounded(green) << 8 | rounded(blue));
            }

            private long rounded(long sum) {
                return (sum + count / 2) / count;
            }
        }
    }
}
