package dev.ganvas.ui.widget.chart;

import dev.ganvas.ui.widget.Ticks;
import dev.ganvas.ui.widget.chart.StepChart.Mark;
import dev.ganvas.ui.widget.chart.StepChart.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** Paints what a {@link StepChart} shows beside its curves: ends of epochs, marks, the reference line, their labels. */
final class MarkPainter {
    private static final double PIXELS_PER_EPOCH = 60;
    /** Between two labels of one line, and between a label and the edge of the plot. */
    private static final double GAP = 4;
    /** A mark's label that would have to be shorter than this is left out; the readout has it. */
    private static final double SHORTEST = 40;

    /** Marks nearer to each other than this have one label. */
    private static final double TOGETHER = 5;

    private static final int MOST_LINES = 3;

    private final StepChart chart;
    private final ChartAxes axes;
    /** For each line of labels, where it is free again. */
    private final double[] ends = new double[MOST_LINES];

    private final List<Label> labels = new ArrayList<>();

    /** A label of a mark where it was painted. */
    record Label(String text, int line, double x, double width) {}

    MarkPainter(StepChart chart, ChartAxes axes) {
        this.chart = chart;
        this.axes = axes;
    }

    /** Draws a hairline at the end of every epoch, or of every second, fifth, tenth..., and its number above the plot. */
    void paintEpochs(GraphicsContext gc) {
        long length = chart.stepsPerEpochProperty().get();
        if (length <= 0) {
            return;
        }
        double pixels = length * axes.width / (axes.to - axes.from);
        long every = (long) Math.max(1, Ticks.roundStep(PIXELS_PER_EPOCH / pixels, 1));
        gc.setFont(chart.font.get());
        gc.setTextAlign(TextAlignment.CENTER);
        gc.setTextBaseline(VPos.BOTTOM);
        double end = Double.NEGATIVE_INFINITY;
        long stride = every * length;
        for (long step = Math.max(1, (axes.from + stride - 1) / stride) * stride; step <= axes.to; step += stride) {
            double x = chart.snap(axes.x(step));
            gc.setFill(chart.grid.get());
            gc.fillRect(x, axes.top, chart.pixel(), axes.height);
            String number = Ticks.step(step / length);
            String label = end < 0 ? chart.textsProperty().get().epoch().formatted(number) : number;
            double half = chart.textWidth(label) / 2;
            if (x - half > end && x - half > axes.left - GAP && x + half < axes.left + axes.width + GAP) {
                gc.setFill(chart.text.get());
                gc.fillText(label, x, axes.top - 1);
                end = x + half + 2 * GAP;
            }
        }
    }

    /** Draws the lines of the marks. */
    void paintMarks(GraphicsContext gc) {
        gc.setStroke(chart.mark.get());
        gc.setLineWidth(chart.pixel());
        gc.setLineDashes(2 * chart.pixel(), 2 * chart.pixel());
        double before = Double.NEGATIVE_INFINITY;
        for (Mark mark : inSight()) {
            double x = chart.snap(axes.x(mark.step())) + chart.pixel() / 2;
            if (x > before) {
                gc.strokeLine(x, axes.top, x, axes.top + axes.height);
                before = x;
            }
        }
        gc.setLineDashes();
    }

    /** Draws the reference line, dashed. */
    void paintReference(GraphicsContext gc, Reference reference) {
        double y = chart.snap(axes.y(reference.value()));
        gc.setFill(chart.reference.get());
        for (double x = axes.left; x < axes.left + axes.width; x += 8) {
            gc.fillRect(x, y, 5, chart.pixel());
        }
    }

    void paintReferenceLabel(GraphicsContext gc, @Nullable Reference reference) {
        if (reference == null || reference.label().isEmpty()) {
            return;
        }
        double line = chart.lineHeight();
        double at = axes.y(reference.value());
        double y = at - line - 2 < axes.top ? at + 2 : at - line - 2;
        if (at >= axes.top && at <= axes.top + axes.height && y + line <= axes.top + axes.height) {
            double size = chart.textWidth(reference.label());
            label(gc, reference.label(), axes.left + axes.width - size - GAP, y, size, chart.reference.get());
        }
    }

    /** Writes each mark's label beside its line, none over another: a line further down, or shortened, or not at all. */
    void paintMarkLabels(GraphicsContext gc) {
        double line = chart.lineHeight() + 2;
        int lines = (int) Math.max(1, Math.min(MOST_LINES, Math.floor(axes.height / line / 4)));
        Arrays.fill(ends, Double.NEGATIVE_INFINITY);
        labels.clear();
        List<Mark> labelled =
                inSight().stream().filter(mark -> !mark.label().isEmpty()).toList();
        int first = 0;
        while (first < labelled.size()) {
            Mark mark = labelled.get(first);
            int next = first + 1;
            while (next < labelled.size() && axes.x(labelled.get(next).step()) - axes.x(mark.step()) < TOGETHER) {
                next++;
            }
            String more = next - first > 1 ? " +" + (next - first - 1) : "";
            paintMarkLabel(gc, new Mark(mark.step(), mark.label() + more), lines, line);
            first = next;
        }
    }

    private void paintMarkLabel(GraphicsContext gc, Mark mark, int lines, double lineHeight) {
        double x = axes.x(mark.step());
        double right = axes.left + axes.width;
        double size = chart.textWidth(mark.label());
        for (int i = 0; i < lines; i++) {
            double y = axes.top + i * lineHeight;
            if (x + GAP >= ends[i] && x + GAP + size <= right) {
                place(gc, mark.label(), i, x + GAP, y, size);
                return;
            }
            double before = x - GAP - size;
            if (before >= ends[i] && before >= axes.left && x + GAP + size > right) {
                place(gc, mark.label(), i, before, y, size);
                ends[i] = right;
                return;
            }
        }
        for (int i = 0; i < lines; i++) {
            if (x + GAP >= ends[i] && right - x - GAP >= SHORTEST) {
                String some = shortened(mark.label(), right - x - GAP);
                place(gc, some, i, x + GAP, axes.top + i * lineHeight, chart.textWidth(some));
                return;
            }
        }
    }

    private void place(GraphicsContext gc, String text, int line, double x, double y, double width) {
        labels.add(new Label(text, line, x, width));
        label(gc, text, x, y, width, chart.mark.get());
        ends[line] = x + width + GAP;
    }

    /** Returns the labels that the last painting has written. */
    List<Label> labels() {
        return List.copyOf(labels);
    }

    private String shortened(String text, double width) {
        int length = text.length();
        while (length > 1 && chart.textWidth(text.substring(0, length) + "…") > width) {
            length--;
        }
        return text.substring(0, length).stripTrailing() + "…";
    }

    private List<Mark> inSight() {
        return chart.marks().stream()
                .filter(mark -> mark.step() >= axes.from && mark.step() <= axes.to)
                .sorted(Comparator.comparingLong(Mark::step))
                .toList();
    }

    private void label(GraphicsContext gc, String text, double x, double y, double width, Color color) {
        gc.setTextAlign(TextAlignment.LEFT);
        gc.setTextBaseline(VPos.TOP);
        gc.setGlobalAlpha(0.75);
        gc.setFill(chart.readout.get());
        gc.fillRect(chart.snap(x) - 2, chart.snap(y), chart.snap(width) + 4, chart.snap(chart.lineHeight()));
        gc.setGlobalAlpha(1);
        gc.setFill(color);
        gc.fillText(text, chart.snap(x), chart.snap(y));
    }
}
