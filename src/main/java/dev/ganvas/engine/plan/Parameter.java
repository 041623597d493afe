package dev.ganvas.engine.plan;

import java.util.List;

/**
 * One array of a layer's parameters, as it lies in the network's flat vector.
 *
 * @param key DL4J's name of it
 * @param shape sizes of its axes
 * @param order in which its values lie
 * @param role whether training moves it by a gradient
 */
public record Parameter(String key, List<Integer> shape, Order order, Role role) {
    /** DL4J's name of weights. */
    public static final String WEIGHTS = "W";
    /** DL4J's name of a bias. */
    public static final String BIAS = "b";

    /** How values follow each other. */
    public enum Order {
        /** The last axis changes first. */
        ROWS,
        /** The first axis changes first. */
        COLUMNS
    }

    /** What a parameter is for. */
    public enum Role {
        /** A gradient moves it. */
        TRAINED,
        /** A running statistic: it lies among the parameters, and no gradient moves it. */
        STATISTIC
    }

    /** Describes a trained array. */
    public static Parameter trained(String key, Order order, Integer... shape) {
        return new Parameter(key, List.of(shape), order, Role.TRAINED);
    }

    /** Describes one value a channel. */
    public static Parameter vector(String key, Role role, int length) {
        return new Parameter(key, List.of(length), Order.ROWS, role);
    }

    /** Returns how many values it has. */
    public long length() {
        return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }
}
