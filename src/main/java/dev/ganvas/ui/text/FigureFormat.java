package dev.ganvas.ui.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;

/** Writes figures as the window shows them. Any thread. */
public final class FigureFormat {
    private static final double LEAST_SMALL = 0.0001;

    private FigureFormat() {}

    /** Returns a count with thousands apart: {@code 180,000}. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Returns a rate with three significant figures or so: {@code 1,240}, {@code 16.2}, {@code 0.93}. */
    public static String rate(double perSecond) {
        if (perSecond >= 99.95) {
            return String.format(Locale.ROOT, "%,.0f", perSecond);
        }
        return String.format(Locale.ROOT, perSecond >= 9.995 ? "%.1f" : "%.2f", perSecond);
    }

    /** Returns a time as minutes and seconds, with hours where there are any: {@code 0:37}, {@code 1:02:37}. */
    public static String time(Duration duration) {
        long seconds = duration.toSeconds();
        long hours = seconds / 3600;
        return hours == 0
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", hours, seconds / 60 % 60, seconds % 60);
    }

    /** Returns a share in [0, 1] as a whole percentage that says 0 % and 100 % only where that is exact. */
    public static String percent(double share) {
        long rounded = Math.round(share * 100);
        if (rounded == 100 && share < 1) {
            rounded = 99;
        } else if (rounded == 0 && share > 0) {
            rounded = 1;
        }
        return rounded + " %";
    }

    /** Returns a value with one decimal. */
    public static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** Returns a figure with two significant digits: {@code 1.6}, {@code 0.0005}, {@code <1e-4}. */
    public static String small(double value) {
        if (!Double.isFinite(value)) {
            return Messages.text("figure.none");
        }
        double size = Math.abs(value);
        if (size > 0 && size < LEAST_SMALL) {
            return "<1e-4";
        }
        return size == 0
                ? "0"
                : new BigDecimal(value)
                        .round(new MathContext(2))
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
