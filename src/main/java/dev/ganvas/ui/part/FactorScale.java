package dev.ganvas.ui.part;

import java.math.BigDecimal;
import java.math.MathContext;

/** The scale of a slider over factors: powers of ten from minus a million through zero to a million. Any thread. */
public final class FactorScale {
    /** The position of the largest factor; position 1 is the factor 1, position 0 is 0. */
    public static final double END = 7;
    /** Positions nearer to the middle are the factor 0. */
    private static final double ZERO = 0.25;

    private FactorScale() {}

    /** Returns the factor at a position, with two significant figures. */
    public static double factor(double position) {
        double size = Math.abs(position);
        if (size < ZERO) {
            return 0;
        }
        double factor = Math.signum(position) * Math.pow(10, Math.min(size, END) - 1);
        return new BigDecimal(factor).round(new MathContext(2)).doubleValue();
    }

    /** Returns the position of a factor. */
    public static double position(double factor) {
        if (factor == 0) {
            return 0;
        }
        double size = Math.log10(Math.abs(factor)) + 1;
        return Math.signum(factor) * Math.max(ZERO, Math.min(END, size));
    }
}
