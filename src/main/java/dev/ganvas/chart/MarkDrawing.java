package dev.ganvas.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Draws what a chart shows beside its curves: ends of epochs, marks, the reference line, and their labels. */
public final class MarkDrawing {
    private static final double PIXELS_PER_EPOCH = 60;
    /** Between two labels of one row, and between a label and the edge of the plot. */
    private static final double GAP = 4;
    /** A mark's label that would have to be shorter than this is left out; the readout has it. */
    private static final double SHORTEST = 40;
    /** Marks nearer to each other than this have one label. */
    private static final double TOGETHER = 5;

    private static final int MOST_ROWS = 3;
    /** Where the label of the reference line may stand, in equal parts of the plot but its newest two. */
    private static final int PLACES = 8;

    private static final double GROUND_OPACITY = 0.75;
    private static final double SHADE_OPACITY = 0.15;

    private final ChartAxes axes;
    private final List<Label> labels = new ArrayList<>();
    private int place;
    private double referenceTop = Double.NaN;
    private double referenceEnd;
    private final double[] xs = new double[2];
    private final double[] ys = new double[2];

    /**
     * A label of a mark where it was drawn.
     *
     * @param text perhaps shortened
     * @param row of labels, 0 at the top
     * @param x where it begins
     * @param width of the text
     */
    public record Label(String text, int row, double x, double width) {}

    /** A mark with its place among all that have labels, in sight or not. */
    private record Placed(StepMark mark, int index) {}

    MarkDrawing(ChartAxes axes) {
        this.axes = axes;
    }

    /** Returns the labels of marks that were drawn last. */
    List<Label> labels() {
        return List.copyOf(labels);
    }

    /** Draws a hairline at the end of every epoch, or of every second, fifth, tenth..., and its number above the plot. */
    void drawEpochs(Surface surface, ChartContent content, ChartColors colors) {
        long length = content.stepsPerEpoch();
        if (length <= 0) {
            return;
        }
        double pixels = length * axes.width() / (axes.to() - axes.from());
        long every = (long) Math.max(1, Ticks.roundStep(PIXELS_PER_EPOCH / pixels, 1));
        double end = Double.NEGATIVE_INFINITY;
        long stride = every * length;
        long first = Math.max(1, (axes.from() + stride - 1) / stride) * stride;
        for (long step = first; step <= axes.to(); step += stride) {
            double x = surface.snap(axes.x(step));
            surface.fillRectangle(x, axes.top(), surface.pixel(), axes.height(), colors.grid());
            String number = Ticks.step(step / length);
            String label = end < 0 ? content.texts().epoch().formatted(number) : number;
            double half = surface.textWidth(label) / 2;
            if (x - half > end && x - half > axes.left() - GAP && x + half < axes.left() + axes.width() + GAP) {
                surface.drawText(label, x - half, surface.snap(axes.top() - 1 - surface.lineHeight()), colors.text());
                end = x + half + 2 * GAP;
            }
        }
    }

    /** Draws the lines of the marks and the reference line. */
    void drawLines(Surface surface, ChartContent content, ChartColors colors) {
        double before = Double.NEGATIVE_INFINITY;
        for (Placed placed : inSight(content.marks())) {
            double x = surface.snap(axes.x(placed.mark().step())) + surface.pixel() / 2;
            if (x > before) {
                line(surface, x, axes.top(), x, axes.top() + axes.height(), LineStroke.MARK, colors.mark());
                before = x;
            }
        }
        LevelLine reference = content.reference();
        if (reference != null) {
            double y = surface.snap(axes.y(reference.value())) + surface.pixel() / 2;
            double right = axes.left() + axes.width();
            shade(surface, reference.shade(), y, ChartColors.faint(colors.reference(), SHADE_OPACITY));
            line(surface, axes.left(), y, right, y, LineStroke.REFERENCE, colors.reference());
        }
    }

    private void shade(Surface surface, LevelLine.Shade side, double line, int color) {
        double bottom = axes.top() + axes.height();
        double at = Math.max(axes.top(), Math.min(bottom, line));
        double from = side == LevelLine.Shade.BELOW ? at : axes.top();
        double to = side == LevelLine.Shade.ABOVE ? at : bottom;
        if (side != LevelLine.Shade.NONE && to > from) {
            surface.fillRectangle(axes.left(), from, axes.width(), to - from, color);
        }
    }

    private void line(Surface surface, double x1, double y1, double x2, double y2, LineStroke stroke, int color) {
        xs[0] = x1;
        ys[0] = y1;
        xs[1] = x2;
        ys[1] = y2;
        surface.drawLine(xs, ys, 2, surface.pixel(), stroke, color);
    }

    /** Writes the labels of the marks, in rows at the top; after the label of the reference line. */
    void drawMarkLabels(Surface surface, ChartContent content, ChartColors colors) {
        double row = surface.lineHeight() + 2;
        int rows = (int) Math.max(1, Math.min(MOST_ROWS, Math.floor(axes.height() / row / 4)));
        double[] begins = new double[rows];
        for (int i = 0; i < rows; i++) {
            double top = axes.top() + i * row;
            begins[i] = referenceTop < top + row && top < referenceTop + row ? referenceEnd : axes.left();
        }
        placeMarkLabels(surface, content, begins);
        for (Label label : labels) {
            label(surface, label.text(), label.x(), axes.top() + label.row() * row, colors.mark(), colors);
        }
    }

    /**
     * Writes the label of the reference line, under the curves: where it covers least of them, and never at their newest
     * end. It stays there until they come in its way.
     */
    void drawReferenceLabel(Surface surface, ChartContent content, ChartColors colors, CoveredCurves curves) {
        referenceTop = Double.NaN;
        LevelLine reference = content.reference();
        if (reference == null || reference.label().isEmpty()) {
            return;
        }
        double line = surface.lineHeight();
        double at = axes.y(reference.value());
        double y = at - line - 2 < axes.top() ? at + 2 : at - line - 2;
        if (at < axes.top() || at > axes.top() + axes.height() || y + line > axes.top() + axes.height()) {
            return;
        }
        double width = surface.textWidth(reference.label());
        int least = curves.count(placeX(place), width, y, line);
        for (int other = 0; other < PLACES && least > 0; other++) {
            int covered = curves.count(placeX(other), width, y, line);
            // Half at most, so that a label does not wander with every spike.
            if (2 * covered <= least) {
                least = covered;
                place = other;
            }
        }
        label(surface, reference.label(), placeX(place), y, colors.reference(), colors);
        referenceTop = y;
        referenceEnd = placeX(place) + width + GAP;
    }

    private double placeX(int number) {
        return axes.left() + GAP + number * axes.width() / (PLACES + 2);
    }

    /** Says how much of the curves lies in a part of the plot. */
    @FunctionalInterface
    interface CoveredCurves {
        /** Returns how many columns of curves are in a rectangle. */
        int count(double x, double width, double y, double height);
    }

    /**
     * Finds where the labels stand. A mark's label stays in one row however many steps come, and right of its line; only
     * the last one of a row is held back by the edge of the plot. Where there is not room enough up to the next label it
     * is brief, or shortened, or left out.
     */
    private void placeMarkLabels(Surface surface, ChartContent content, double[] begins) {
        labels.clear();
        double[] ends = new double[begins.length];
        double right = axes.left() + axes.width() - GAP;
        Arrays.fill(ends, right);
        List<List<Placed>> groups = groups(content.marks());
        for (int i = groups.size() - 1; i >= 0; i--) {
            List<Placed> group = groups.get(i);
            Placed first = group.get(0);
            int row = first.index() % begins.length;
            double wanted = axes.x(first.mark().step()) + GAP;
            String more = group.size() > 1 ? " +" + (group.size() - 1) : "";
            boolean fits = surface.textWidth(first.mark().label() + more) <= ends[row] - wanted;
            String text = fits ? first.mark().label() : first.mark().brief();
            double size = surface.textWidth(text + more);
            double x = ends[row] == right ? Math.max(begins[row], Math.min(wanted, right - size)) : wanted;
            double room = ends[row] - x;
            if (x >= begins[row] && room >= Math.min(size, SHORTEST)) {
                String written = FittedText.shortened(surface, text, room - surface.textWidth(more)) + more;
                labels.add(new Label(written, row, x, surface.textWidth(written)));
                ends[row] = x - GAP;
            }
        }
    }

    /** Returns the marks in sight that have labels, those that stand together in one list. */
    private List<List<Placed>> groups(List<StepMark> marks) {
        List<List<Placed>> groups = new ArrayList<>();
        double begin = Double.NEGATIVE_INFINITY;
        for (Placed placed : inSight(marks)) {
            double x = axes.x(placed.mark().step());
            if (placed.mark().label().isEmpty()) {
                continue;
            }
            if (x - begin >= TOGETHER) {
                groups.add(new ArrayList<>());
                begin = x;
            }
            groups.get(groups.size() - 1).add(placed);
        }
        return groups;
    }

    private List<Placed> inSight(List<StepMark> marks) {
        List<StepMark> sorted =
                marks.stream().sorted(Comparator.comparingLong(StepMark::step)).toList();
        List<Placed> seen = new ArrayList<>();
        int index = 0;
        for (StepMark mark : sorted) {
            if (mark.step() >= axes.from() && mark.step() <= axes.to()) {
                seen.add(new Placed(mark, index));
            }
            index += mark.label().isEmpty() ? 0 : 1;
        }
        return seen;
    }

    private static void label(Surface surface, String text, double x, double y, int color, ChartColors colors) {
        double width = surface.snap(surface.textWidth(text));
        double left = surface.snap(x);
        double top = surface.snap(y);
        int ground = ChartColors.faint(colors.ground(), GROUND_OPACITY);
        surface.fillRectangle(left - 2, top, width + 4, surface.snap(surface.lineHeight()), ground);
        surface.drawText(text, left, top, color);
    }
}
