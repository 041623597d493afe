package dev.ganvas.ui.widget.plane;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plane shows. Points are x and y of each, one after another. Immutable by agreement: nobody writes into its arrays.
 *
 * @param real points to be learnt
 * @param fakes points that were made
 * @param surface of numbers over the plane, which colours the points that were made too; null for none
 * @param sheet what a square or a line of inputs became; null for none
 * @param slopes for each of {@code fakes} the direction, and its length, in which the surface rises; null for none
 * @param trails earlier places of {@code fakes}, the newest last
 */
public record PlaneContent(
        float[] real,
        float[] fakes,
        @Nullable PlaneSurface surface,
        @Nullable PlaneSheet sheet,
        float @Nullable [] slopes,
        List<float[]> trails) {
    /** Nothing. */
    public static final PlaneContent NONE = new PlaneContent(new float[0], new float[0], null, null, null, List.of());

    /** Returns one of points that were made alone. */
    public static PlaneContent ofPoints(float[] real, float[] fakes) {
        return new PlaneContent(real, fakes, null, null, null, List.of());
    }

    boolean isEmpty() {
        return real.length == 0 && fakes.length == 0;
    }
}
