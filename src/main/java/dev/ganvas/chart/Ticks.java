package dev.ganvas.chart;

import java.util.Arrays;
import java.util.Locale;

/** Round numbers along an axis, with their labels. Kept until the axis changes, so that a redraw makes no text. */
public final class Ticks {
    private static final double[] ROUND = {1, 2, 5, 10};
    /** For a range that is fixed: its middle and quarters say more than its fifths. */
    private static final double[] QUARTERS = {1, 2.5, 5, 10};

    private static final double[][] WITHIN_DECADE = {{1, 2, 3, 5}, {1, 2, 5}, {1, 3}, {1}};

    private double low = Double.NaN;
    private double high = Double.NaN;
    private int most;
    private double[] values = new double[0];
    private String[] labels = new String[0];
    private double[] widths = new double[0];
    private double widest;
    private double measuredHeight;

    /** Returns how many there are. */
    public int count() {
        return values.length;
    }

    /** Returns where one stands. */
    public double value(int index) {
        return values[index];
    }

    /** Returns what is written at one. */
    public String label(int index) {
        return labels[index];
    }

    /** Returns the width of a label; once they were measured. */
    public double width(int index) {
        return widths[index];
    }

    /** Measures the labels in the surface's font, unless they are as they were; returns the width of the widest. */
    public double measure(Surface surface) {
        // One font of another height is another font; a family that changes alone comes with another language's window.
        if (widths.length != labels.length || surface.lineHeight() != measuredHeight) {
            widths = new double[labels.length];
            measuredHeight = surface.lineHeight();
            widest = 0;
            for (int i = 0; i < labels.length; i++) {
                widths[i] = surface.textWidth(labels[i]);
                widest = Math.max(widest, widths[i]);
            }
        }
        return widest;
    }

    /** Sets ticks at round values in {@code [low, high]}, which are cut into at most {@code most} parts. */
    public void setLinear(double newLow, double newHigh, int newMost) {
        setLinear(newLow, newHigh, newMost, ROUND);
    }

    /** The same for a range that does not follow the values. */
    void setFixed(double newLow, double newHigh, int newMost) {
        setLinear(newLow, newHigh, newMost, QUARTERS);
    }

    private void setLinear(double newLow, double newHigh, int newMost, double[] round) {
        if (keep(newLow, newHigh, newMost)) {
            return;
        }
        double step = roundStep(newHigh - newLow, newMost, round);
        fill(step, Math.ceil(newLow / step - 1e-9), Math.floor(newHigh / step + 1e-9));
    }

    /** Sets ticks at round whole numbers in {@code [low, high]}, with suffixes k, M and G. */
    public void setWhole(long from, long to, int newMost) {
        double newLow = (double) from;
        double newHigh = (double) to;
        if (keep(newLow, newHigh, newMost)) {
            return;
        }
        double step = Math.max(1, roundStep(newHigh - newLow, newMost, ROUND));
        fill(step, Math.ceil(newLow / step - 1e-9), Math.floor(newHigh / step + 1e-9));
        for (int i = 0; i < values.length; i++) {
            labels[i] = step(Math.round(values[i]));
        }
    }

    /** Sets ticks at powers of two times a whole number, for an axis of {@code numbers} numbers from 0. */
    public void setBinary(int numbers, int newMost) {
        if (keep(0, numbers, newMost)) {
            return;
        }
        int step = 1;
        while (numbers / step > newMost) {
            step *= 2;
        }
        int last = (numbers - 1) / step;
        fill(step, 0, last);
    }

    /** Sets ticks on a logarithmic axis: powers of ten, with multiples between them where there is room. */
    void setLogarithmic(double newLow, double newHigh, int newMost) {
        if (keep(newLow, newHigh, newMost)) {
            return;
        }
        int first = (int) Math.floor(Math.log10(newLow) + 1e-9);
        int last = (int) Math.floor(Math.log10(newHigh) + 1e-9);
        for (double[] within : WITHIN_DECADE) {
            int every = within.length > 1 ? 1 : (last - first + newMost) / newMost;
            double[] found = new double[within.length * (last - first + 1)];
            int count = 0;
            for (int power = first; power <= last; power += every) {
                for (double times : within) {
                    double value = times * Math.pow(10, power);
                    if (value >= newLow * (1 - 1e-9) && value <= newHigh * (1 + 1e-9)) {
                        found[count++] = value;
                    }
                }
            }
            values = Arrays.copyOf(found, count);
            if (count <= newMost + 1) {
                break;
            }
        }
        labels = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            labels[i] = value(values[i]);
        }
    }

    /** Returns the smallest round step that cuts {@code span} into at most {@code most} parts. */
    static double roundStep(double span, int most, double[] round) {
        double rough = span / Math.max(1, most);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double times : round) {
            if (times * power >= rough * (1 - 1e-9)) {
                return times * power;
            }
        }
        return 10 * power;
    }

    /** Returns the smallest of 1, 2 and 5 times a power of ten that cuts {@code span} into at most {@code most} parts. */
    public static double roundStep(double span, int most) {
        return roundStep(span, most, ROUND);
    }

    /** Returns a step count as an axis writes it: 950, 1k, 12.5k, 3M. */
    public static String step(long step) {
        if (step < 1_000) {
            return Long.toString(step);
        }
        if (step < 1_000_000) {
            return plain(step / 1e3, 3) + "k";
        }
        return step < 1_000_000_000L ? plain(step / 1e6, 3) + "M" : plain(step / 1e9, 3) + "G";
    }

    /** Returns a step count in full, with a mark between thousands. */
    public static String grouped(long step) {
        return String.format(Locale.ROOT, "%,d", step);
    }

    /** Returns a measured value with about four significant figures, as a readout writes it. */
    public static String value(double value) {
        double size = Math.abs(value);
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
        }
        if (size != 0 && (size < 0.001 || size >= 1e6)) {
            String text = String.format(Locale.ROOT, "%.2e", value);
            return text.replace("e-0", "e-")
                    .replace("e+0", "e")
                    .replace("e+", "e")
                    .replace(".00e", "e");
        }
        return plain(value, size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 0.1 ? 3 : 4);
    }

    private void fill(double step, double first, double last) {
        int count = (int) Math.max(0, last - first + 1);
        values = new double[count];
        labels = new String[count];
        int decimals = (int) Math.max(0, Math.min(9, Math.ceil(-Math.log10(step) - 1e-9)));
        double shifted = step * Math.pow(10, decimals);
        if (Math.abs(shifted - Math.rint(shifted)) > 1e-6) {
            decimals++;
        }
        for (int i = 0; i < count; i++) {
            double value = (first + i) * step;
            values[i] = value;
            labels[i] = step >= 1000 ? step(Math.round(value)) : plain(value, decimals);
        }
    }

    private boolean keep(double newLow, double newHigh, int newMost) {
        if (newLow == low && newHigh == high && newMost == most) {
            return true;
        }
        low = newLow;
        high = newHigh;
        most = newMost;
        widths = new double[0];
        return false;
    }

    /** Writes with at most so many decimals, without zeros at the end, and nothing as less than nothing. */
    private static String plain(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        int end = text.length();
        if (text.indexOf('.') >= 0) {
            while (text.charAt(end - 1) == '0') {
                end--;
            }
            if (text.charAt(end - 1) == '.') {
                end--;
            }
        }
        String shorter = text.substring(0, end);
        return shorter.equals("-0") ? "0" : shorter;
    }
}
