package dev.ganvas.run.latent;

import dev.ganvas.metric.Interpolation;
import dev.ganvas.run.Noise;
import java.util.List;

/**
 * A way through latent space from one chosen vector to the next. Immutable by agreement, like its noise.
 *
 * @param stops the chosen vectors, as rows of the noise that they were chosen from; at least two
 * @param way from one to the next
 * @param framesPerLeg frames from one stop to before the next, at least 1
 * @param noise the vectors on the way, frame after frame: the first and every {@code framesPerLeg}-th behind it is a
 *     stop, exactly
 */
public record LatentWalk(List<Integer> stops, Interpolation way, int framesPerLeg, Noise noise) {

    /** Lays a way through some vectors of {@code base}. */
    public static LatentWalk through(Noise base, List<Integer> stops, Interpolation way, int framesPerLeg) {
        if (stops.size() < 2 || framesPerLeg < 1) {
            throw new IllegalArgumentException(
                    "No walk: %d stops, %d frames from one to the next.".formatted(stops.size(), framesPerLeg));
        }
        int frames = (stops.size() - 1) * framesPerLeg + 1;
        float[] values = new float[frames * base.size()];
        float[] vector = new float[base.size()];
        for (int frame = 0; frame < frames; frame++) {
            int leg = Math.min(frame / framesPerLeg, stops.size() - 2);
            double t = (double) (frame - leg * framesPerLeg) / framesPerLeg;
            way.between(base.row(stops.get(leg)), base.row(stops.get(leg + 1)), t, vector);
            System.arraycopy(vector, 0, values, frame * base.size(), vector.length);
        }
        return new LatentWalk(List.copyOf(stops), way, framesPerLeg, new Noise(values, base.size()));
    }

    /** Returns how many frames there are, both ends counted. */
    public int frames() {
        return noise.rows();
    }

    /** Returns how many legs there are: one less than stops. */
    public int legs() {
        return stops.size() - 1;
    }

    /** Returns the leg that a frame is on, from 0; a stop belongs to the leg that begins there. */
    public int leg(int frame) {
        return Math.min(frame / framesPerLeg, legs() - 1);
    }

    /** Returns how far on its leg a frame is, from 0 to 1. */
    public double position(int frame) {
        return (double) (frame - leg(frame) * framesPerLeg) / framesPerLeg;
    }
}
