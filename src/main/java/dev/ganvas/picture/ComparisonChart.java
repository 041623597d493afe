package dev.ganvas.picture;

import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.metric.Decimator;
import dev.ganvas.run.compare.ComparedRun;
import dev.ganvas.run.history.History;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Draws the smoothed curves of one figure of several runs over each other, each in its own colour and dashes. */
final class ComparisonChart {
    static final Color INK = new Color(0x1B1F24);
    static final Color QUIET = new Color(0x59636E);
    static final Color LINE = new Color(0xD8DEE4);

    private static final double SMOOTHING = 0.9;
    /** Spikes above this share of all values are cut off. */
    private static final double SHOWN_SHARE = 0.99;
    /** A run this many times as high as the middle one is cut off, so that one that explodes leaves the others legible. */
    private static final double MOST_OVER_MIDDLE = 5;

    private static final int LEFT = 56;
    private static final int BOTTOM = 28;
    private static final int TOP = 30;

    /** Colours that stay apart for most kinds of colour blindness (Okabe and Ito 2008, darker where thin). */
    private static final List<Color> COLORS = List.of(
            new Color(0x0072B2),
            new Color(0xD55E00),
            new Color(0x008F68),
            new Color(0xB8508F),
            new Color(0xC98A00),
            new Color(0x3A9BD9),
            new Color(0x6A3D9A),
            new Color(0x444C56));

    private static final float[][] DASHES = {{}, {9, 4}, {3, 4}, {12, 4, 2, 4}, {5, 3}, {16, 5}, {9, 3, 2, 3, 2, 3}};

    private final Graphics2D graphics;
    private final Rectangle plot;
    private final StepFigure series;
    private final long lastStep;
    private final List<float[]> curves = new ArrayList<>();

    private ComparisonChart(Graphics2D graphics, Rectangle area, List<? extends ComparedRun> runs, StepFigure series) {
        this.graphics = graphics;
        this.series = series;
        this.plot = new Rectangle(area.x + LEFT, area.y + TOP, area.width - LEFT, area.height - TOP - BOTTOM);
        this.lastStep =
                Math.max(2, runs.stream().mapToLong(ComparedRun::step).max().orElse(2));
        for (ComparedRun run : runs) {
            curves.add(curve(run.rows()));
        }
    }

    /** Draws into an area. */
    static void draw(
            Graphics2D graphics, Rectangle area, List<? extends ComparedRun> runs, StepFigure series, String title) {
        new ComparisonChart(graphics, area, runs, series).draw(title);
    }

    /** Returns the colour of run number {@code index}. */
    static Color color(int index) {
        return COLORS.get(index % COLORS.size());
    }

    /** Returns the line of run number {@code index}: 56 runs differ in their colour or in their dashes. */
    static BasicStroke stroke(int index) {
        float[] dash = DASHES[index % DASHES.length];
        return dash.length == 0
                ? new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0);
    }

    /** Returns a smoothed value for each pixel column, NaN where there is none. */
    private float[] curve(History.Rows rows) {
        Decimator columns = new Decimator();
        int length = rows.length();
        columns.update(rows::step, row -> rows.value(series, row), length, 0, 0, lastStep, plot.width, SMOOTHING);
        float[] curve = new float[plot.width];
        for (int x = 0; x < curve.length; x++) {
            curve[x] = columns.isFilled(x) ? columns.smoothed(x) : Float.NaN;
        }
        return curve;
    }

    private void draw(String title) {
        graphics.setColor(INK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
        graphics.drawString(title, plot.x, plot.y - 12);
        float[] shown = finite(curves);
        if (shown.length == 0) {
            graphics.setColor(QUIET);
            graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
            graphics.drawString("No step was recorded.", plot.x + 12, plot.y + 28);
            return;
        }
        double most = Math.min(share(shown, SHOWN_SHARE), MOST_OVER_MIDDLE * middleOfHighs());
        double air = 0.06 * Math.max(1e-6, most - shown[0]);
        double low = shown[0] - air;
        double high = most + air;
        if (shown[shown.length - 1] > high) {
            String cut = String.format(Locale.ROOT, "cut off above %.3g", high);
            graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
            graphics.setColor(QUIET);
            int width = graphics.getFontMetrics().stringWidth(cut);
            graphics.drawString(cut, plot.x + plot.width - width, plot.y - 12);
        }
        drawAxes(low, high);
        drawCurves(low, high);
    }

    /** Returns what the middle one of the runs reaches. */
    private double middleOfHighs() {
        double[] highs = curves.stream()
                .map(curve -> finite(List.of(curve)))
                .filter(values -> values.length > 0)
                .mapToDouble(values -> share(values, SHOWN_SHARE))
                .sorted()
                .toArray();
        return highs[(highs.length - 1) / 2];
    }

    private static float share(float[] sorted, double share) {
        return sorted[(int) Math.ceil(share * (sorted.length - 1))];
    }

    /** Returns the values that are numbers, smallest first. */
    private float[] finite(List<float[]> from) {
        int count = 0;
        float[] all = new float[from.size() * plot.width];
        for (float[] curve : from) {
            for (float value : curve) {
                if (Float.isFinite(value)) {
                    all[count++] = value;
                }
            }
        }
        float[] shown = Arrays.copyOf(all, count);
        Arrays.sort(shown);
        return shown;
    }

    private void drawAxes(double low, double high) {
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        graphics.setStroke(new BasicStroke(1));
        FontMetrics font = graphics.getFontMetrics();
        double step = tickStep(high - low, 5);
        for (double value = Math.ceil(low / step) * step; value <= high; value += step) {
            int y = y(value, low, high);
            graphics.setColor(LINE);
            graphics.drawLine(plot.x, y, plot.x + plot.width, y);
            String text = label(value, step);
            graphics.setColor(QUIET);
            graphics.drawString(text, plot.x - 8 - font.stringWidth(text), y + 4);
        }
        double every = Math.max(1, tickStep((double) lastStep, 6));
        for (double at = 0; at <= lastStep; at += every) {
            String text = String.format(Locale.ROOT, "%,d", (long) at);
            int x = plot.x + (int) Math.round(at * plot.width / lastStep);
            int centred = x - font.stringWidth(text) / 2;
            graphics.drawString(
                    text, Math.min(centred, plot.x + plot.width - font.stringWidth(text)), plot.y + plot.height + 18);
        }
    }

    private void drawCurves(double low, double high) {
        Shape before = graphics.getClip();
        graphics.clip(plot);
        for (int i = 0; i < curves.size(); i++) {
            Path2D path = new Path2D.Double();
            boolean begun = false;
            float[] curve = curves.get(i);
            for (int x = 0; x < curve.length; x++) {
                if (Float.isFinite(curve[x])) {
                    double y = plot.y + plot.height - (curve[x] - low) / (high - low) * plot.height;
                    if (begun) {
                        path.lineTo(plot.x + x + 0.5, y);
                    } else {
                        path.moveTo(plot.x + x + 0.5, y);
                    }
                    begun = true;
                }
            }
            graphics.setColor(color(i));
            graphics.setStroke(stroke(i));
            graphics.draw(path);
        }
        graphics.setClip(before);
    }

    private int y(double value, double low, double high) {
        return (int) Math.round(plot.y + plot.height - (value - low) / (high - low) * plot.height);
    }

    /** Returns 1, 2 or 5 times a power of ten, so that there are about {@code wanted} ticks. */
    private static double tickStep(double span, int wanted) {
        double rough = span / wanted;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double unit = rough / power;
        return (unit < 1.5 ? 1 : unit < 3.5 ? 2 : unit < 7.5 ? 5 : 10) * power;
    }

    private static String label(double value, double step) {
        int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
        String text = decimals > 6 || Math.abs(value) >= 1e6
                ? String.format(Locale.ROOT, "%.1e", value)
                : String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
    }
}
