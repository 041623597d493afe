package dev.ganvas.ui.part;

import dev.ganvas.data.Dataset;

/** Takes some real points of a data set, as many as a plane can show. */
public final class RealPoints {
    private static final int MOST = 3_000;

    private RealPoints() {}

    /** Returns x and y of each, one after another, evenly spread over the set; none where samples are no points. */
    public static float[] of(Dataset data) {
        int count = data.shape().isPoint() ? Math.min(MOST, data.size()) : 0;
        float[] points = new float[2 * count];
        for (int i = 0; i < count; i++) {
            data.copy((int) ((long) i * data.size() / count), points, 2 * i);
        }
        return points;
    }
}
