package dev.ganvas.chart;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws a chart of curves over steps: finds the axes, reduces each curve to columns, and draws. Keeps every array it
 * needs, and reads only rows that are new. One thread.
 */
public final class ChartDrawing {
    private static final double PIXELS_PER_STEP_LABEL = 56;
    private static final double PIXELS_PER_VALUE_LABEL = 36;
    private static final double MOST_SMOOTHING = 0.99;

    private final ChartAxes axes = new ChartAxes();
    private final LineDrawing lines = new LineDrawing(axes);
    private final MarkDrawing marks = new MarkDrawing(axes);
    private final PlottedRows rows = new PlottedRows();
    private final Ticks stepTicks = new Ticks();
    private final Ticks valueTicks = new Ticks();
    private List<Plot> plots = List.of();
    private List<Plot> visible = List.of();
    private double labelWidth;
    private int beside;
    private int columns;

    /** Returns where the plot is, as it was drawn last. */
    public ChartAxes axes() {
        return axes;
    }

    /** Returns the rows of the curves that are shown. */
    public PlottedRows rows() {
        return rows;
    }

    /** Returns the labels of marks that were drawn last. */
    public List<MarkDrawing.Label> markLabels() {
        return marks.labels();
    }

    /** Shows these curves from now on; what was read of those that stay is kept. */
    public void show(List<Curve> curves) {
        rows.set(curves);
        labelWidth = 0;
        Map<Curve, Decimator> known = new HashMap<>();
        plots.forEach(plot -> known.put(plot.curve(), plot.columns()));
        plots = curves.stream()
                .map(curve -> new Plot(curve, known.getOrDefault(curve, new Decimator())))
                .toList();
        visible = List.of();
    }

    /** Draws the curves that are {@linkplain #show shown}, of which there is at least one row, from (0, 0) on. */
    public void draw(Surface surface, ChartContent content, ChartColors colors, double width, double height) {
        measure(surface, content, width, height);
        AxesDrawing.drawValues(surface, axes, valueTicks, colors.text(), colors.grid());
        AxesDrawing.drawSteps(surface, axes, stepTicks, 0, width, colors.text());
        marks.drawEpochs(surface, content, colors);
        surface.clip(axes.left(), axes.top() - 1, axes.width(), axes.height() + 1 + surface.pixel());
        marks.drawLines(surface, content, colors);
        for (Plot plot : visible) {
            int faint = ChartColors.faint(colors.of(plot.curve().line()), colors.rawOpacity());
            lines.drawRaw(surface, plot.columns(), content.smoothing() > 0, faint);
        }
        marks.drawReferenceLabel(surface, content, colors, this::covered);
        for (Plot plot : visible) {
            ChartLine line = plot.curve().line();
            lines.drawLine(surface, plot.columns(), line.stroke(), colors.lineWidth(), colors.of(line));
        }
        marks.drawMarkLabels(surface, content, colors);
        surface.endClip();
        for (Plot plot : visible) {
            lines.drawEnd(surface, plot.columns(), colors.of(plot.curve().line()));
        }
    }

    /** Returns how many columns of visible curves reach into a rectangle. */
    private int covered(double x, double width, double y, double height) {
        int from = (int) Math.max(0, (x - axes.left()) / axes.width() * columns);
        int to = (int) Math.min(columns, (x + width - axes.left()) / axes.width() * columns);
        int covered = 0;
        for (Plot plot : visible) {
            for (int c = beside + from; c < beside + to; c++) {
                Decimator curve = plot.columns();
                covered += curve.isFilled(c) && axes.y(curve.max(c)) <= y + height && axes.y(curve.min(c)) >= y ? 1 : 0;
            }
        }
        return covered;
    }

    /** Finds the axes and the columns of each curve without drawing. */
    public void measure(Surface surface, ChartContent content, double width, double height) {
        visible = plots.stream().filter(plot -> content.isShown(plot.curve())).toList();
        StepSpan zoom = content.steps();
        if (zoom == null) {
            axes.showAll(rows.firstStep(), rows.lastStep());
        } else {
            axes.show(zoom);
        }
        labelWidth = Math.max(labelWidth, surface.textWidth("0.000"));
        place(surface, content, width, height);
        double widest = valueTicks.measure(surface);
        if (widest > labelWidth) {
            labelWidth = widest;
            place(surface, content, width, height);
        }
    }

    /**
     * Returns the value at which the line of a curve is drawn at a step, which is smoothed; NaN where none is drawn, and
     * before anything was measured.
     */
    public double drawnValue(Curve curve, long step) {
        long margin = beside == 0 ? 0 : axes.to() - axes.from();
        for (Plot plot : visible) {
            if (plot.curve().equals(curve)) {
                int column = plot.columns().columnOf(step);
                boolean drawn = step >= axes.from() - margin
                        && step <= axes.to() + margin
                        && column >= 0
                        && plot.columns().isFilled(column);
                return drawn ? plot.columns().smoothed(column) : Double.NaN;
            }
        }
        return Double.NaN;
    }

    /** Finds the place of the plot, the columns of each series and the range of values. */
    private void place(Surface surface, ChartContent content, double width, double height) {
        double line = surface.lineHeight();
        double left = surface.snap(labelWidth + AxesDrawing.LABEL_GAP);
        axes.place(
                left,
                surface.snap(content.stepsPerEpoch() > 0 ? line + 1 : line / 2 + 1),
                surface.snap(Math.max(left + 1, width - 2 * LineDrawing.DOT - 3)),
                surface.snap(height - line - AxesDrawing.LABEL_GAP));
        columns = (int) Math.max(1, Math.rint(axes.width() / surface.pixel()));
        beside = content.steps() == null ? 0 : columns;
        lines.show(beside, columns);
        visible.forEach(plot -> reduce(plot, content.smoothing()));
        int parts = (int) Math.max(2, Math.min(8, Math.floor(axes.height() / PIXELS_PER_VALUE_LABEL)));
        ValueSpan fixed = content.zoomedValues() == null ? content.values() : content.zoomedValues();
        if (fixed == null) {
            fitValues(content, parts);
        } else {
            axes.range(fixed.low(), fixed.high(), content.scale());
        }
        if (axes.isLogarithmic()) {
            valueTicks.setLogarithmic(axes.low(), axes.high(), parts);
        } else if (fixed != null && content.zoomedValues() == null) {
            valueTicks.setFixed(axes.low(), axes.high(), parts);
        } else {
            valueTicks.setLinear(axes.low(), axes.high(), parts);
        }
        stepTicks.setWhole(axes.from(), axes.to(), (int) Math.max(1, axes.width() / PIXELS_PER_STEP_LABEL));
    }

    private void reduce(Plot plot, double smoothing) {
        SeriesRows table = plot.curve().rows();
        int column = plot.curve().column();
        long margin = beside == 0 ? 0 : axes.to() - axes.from();
        plot.columns()
                .update(
                        table::step,
                        row -> table.value(column, row),
                        table.length(),
                        table.generation(),
                        axes.from() - margin,
                        axes.to() + margin,
                        columns + 2 * beside,
                        Math.max(0, Math.min(MOST_SMOOTHING, smoothing)));
    }

    private void fitValues(ChartContent content, int parts) {
        boolean positive = content.scale() == ValueScale.LOGARITHMIC;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Plot plot : visible) {
            Decimator decimator = plot.columns();
            for (int c = beside; c < beside + columns; c++) {
                if (decimator.isFilled(c)) {
                    float min = decimator.min(c);
                    high = Math.max(high, decimator.max(c));
                    low = Math.min(low, positive && min <= 0 ? aboveZero(decimator, c) : min);
                }
            }
        }
        LevelLine reference = content.reference();
        if (reference != null && (!positive || reference.value() > 0)) {
            low = Math.min(low, reference.value());
            high = Math.max(high, reference.value());
        }
        if (low > high || Double.isInfinite(low)) {
            low = positive ? 0.1 : 0;
            high = 1;
        }
        axes.fit(low, high, content.scale(), parts);
    }

    private static double aboveZero(Decimator decimator, int column) {
        return decimator.smoothed(column) > 0
                ? decimator.smoothed(column)
                : decimator.max(column) > 0 ? decimator.max(column) : Double.POSITIVE_INFINITY;
    }
}
