package dev.ganvas.engine.layer;

import java.util.List;
import java.util.stream.Collectors;

/** What shapes of rows have in common: {@code [n]}, or {@code [channels, height, width]}. */
public final class Shapes {
    private static final int PICTURE = 3;

    private Shapes() {}

    /** Returns the number of values in a row of {@code shape}. */
    public static int length(List<Integer> shape) {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    /** Returns a shape as {@code 256x7x7}. */
    public static String text(List<Integer> shape) {
        return shape.stream().map(String::valueOf).collect(Collectors.joining("x"));
    }

    /**
     * Checks that a row is a square picture.
     *
     * @throws UnfitLayerException if it is none
     */
    static void requirePicture(LayerSpec layer, List<Integer> shape) {
        if (shape.size() != PICTURE || !shape.get(1).equals(shape.get(2))) {
            throw new UnfitLayerException("network.needsSquare", layer.kind(), text(shape));
        }
    }
}
