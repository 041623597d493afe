package dev.ganvas.chart;

/**
 * A dashed horizontal line with a label, such as the equilibrium.
 *
 * @param shade which side of it is shaded
 */
public record LevelLine(double value, String label, Shade shade) {

    /** A side of the line. */
    public enum Shade {
        NONE,
        BELOW,
        ABOVE
    }

    /** Creates a line between sides that are alike. */
    public LevelLine(double value, String label) {
        this(value, label, Shade.NONE);
    }
}
