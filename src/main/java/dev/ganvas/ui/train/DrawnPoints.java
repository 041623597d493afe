package dev.ganvas.ui.train;

import dev.ganvas.file.AtomicFile;
import dev.ganvas.ui.widget.plane.PlaneView.Stroke;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Points that were drawn with a brush, stroke by stroke. JavaFX thread. */
final class DrawnPoints {
    /** Far more than a hand draws; training takes as many as a file has. */
    static final int MOST = 100_000;

    /** Points for each piece of a line that is as long as the brush is wide. */
    private static final int DENSITY = 12;

    private final SplittableRandom random = new SplittableRandom(1);
    /** Where each stroke begins. */
    private final List<Integer> strokes = new ArrayList<>();

    private float[] points = new float[1024];
    private int count;

    /** Returns how many there are. */
    int count() {
        return count;
    }

    boolean isFull() {
        return count == MOST;
    }

    /** Returns x and y of each, one after another. */
    float[] points() {
        return Arrays.copyOf(points, 2 * count);
    }

    /**
     * Spreads points along a piece of a line.
     *
     * @param brush standard deviation of their distance from it
     */
    void add(Stroke piece, double brush) {
        if (piece.begins()) {
            strokes.add(count);
        }
        double length = Math.hypot(piece.toX() - piece.fromX(), piece.toY() - piece.fromY());
        int wanted = 1 + (int) Math.min(MOST, DENSITY * length / brush);
        for (int i = 0; i < wanted && count < MOST; i++) {
            double way = random.nextDouble();
            double x = piece.fromX() + way * (piece.toX() - piece.fromX()) + brush * random.nextGaussian();
            double y = piece.fromY() + way * (piece.toY() - piece.fromY()) + brush * random.nextGaussian();
            put(x, y);
        }
    }

    private void put(double x, double y) {
        if (2 * count == points.length) {
            points = Arrays.copyOf(points, 2 * points.length);
        }
        points[2 * count] = (float) x;
        points[2 * count + 1] = (float) y;
        count++;
    }

    /** Takes the last stroke back. */
    void undo() {
        if (!strokes.isEmpty()) {
            count = strokes.remove(strokes.size() - 1);
        }
    }

    void clear() {
        strokes.clear();
        count = 0;
    }

    /**
     * Writes points into a new file of a folder; blocking, on any thread.
     *
     * @return the file
     * @throws IOException with one sentence
     */
    static Path write(float[] points, Path folder) throws IOException {
        StringBuilder text = new StringBuilder("x,y\n");
        for (int i = 0; i < points.length; i += 2) {
            text.append(points[i]).append(',').append(points[i + 1]).append('\n');
        }
        int number = 1;
        while (Files.exists(file(folder, number))) {
            number++;
        }
        Path file = file(folder, number);
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw AtomicFile.failure(folder, e);
        }
        AtomicFile.write(file, temporary -> Files.writeString(temporary, text));
        return file;
    }

    private static Path file(Path folder, int number) {
        return folder.resolve(String.format(Locale.ROOT, "drawing-%03d.csv", number));
    }
}
