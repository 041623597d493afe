package dev.ganvas.engine.plan;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Gives each pixel its share of its channel's gradient: the backward pass of a mean over planes. */
public final class SpreadOverPlanes implements PlanOp {
    private final Floats from;
    private final Floats to;
    private final float[] means;
    private final float[] pixels;
    private final int plane;

    /**
     * Binds it.
     *
     * @param from rows by channels
     * @param to rows by channels by pixels; overwritten
     */
    public SpreadOverPlanes(INDArray from, INDArray to) {
        this.from = new Floats(from);
        this.to = new Floats(to);
        this.means = new float[Math.toIntExact(from.length())];
        this.pixels = new float[Math.toIntExact(to.length())];
        this.plane = pixels.length / means.length;
    }

    @Override
    public void run() {
        from.get(0, means, means.length);
        for (int i = 0; i < means.length; i++) {
            Arrays.fill(pixels, i * plane, (i + 1) * plane, means[i] / plane);
        }
        to.put(0, pixels, pixels.length);
    }

    @Override
    public void close() {
        // holds Java arrays alone
    }
}
