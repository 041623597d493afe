package dev.ganvas.ui.widget.chart;

import dev.ganvas.chart.ChartAxes;
import dev.ganvas.chart.ChartLine;
import dev.ganvas.chart.Curve;
import dev.ganvas.chart.PlottedRows;
import dev.ganvas.chart.StepMark;
import dev.ganvas.ui.widget.Readout;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * What moves over the painted curves of a {@link StepChart}: the crosshair with its readout, the line at the step that
 * the rest of the window shows, and the box of a drag. Placing it paints nothing anew.
 */
final class ChartOverlay {
    /** A crosshair as near as this to a mark tells of the mark. */
    private static final double NEAR = 6;

    private static final double HANDLE = 4;
    private static final int MOST_MARKS = 4;

    private final StepChart chart;
    private final ChartAxes axes;
    private final Rectangle cursor = new Rectangle();
    private final Rectangle box = new Rectangle();
    private final Rectangle shown = new Rectangle();
    private final Polygon handle = new Polygon(-HANDLE, -1, HANDLE, -1, 0, HANDLE);
    private final Readout readout;
    private boolean onlyAtWork;

    ChartOverlay(StepChart chart, ChartAxes axes) {
        this.chart = chart;
        this.axes = axes;
        this.readout = new Readout(chart);
        nodes().forEach(node -> {
            node.setManaged(false);
            node.setMouseTransparent(true);
            node.setVisible(false);
        });
        cursor.fillProperty().bind(chart.cursor);
        cursor.setOpacity(0.7);
        box.fillProperty().bind(chart.cursor);
        box.setOpacity(0.15);
        shown.fillProperty().bind(chart.shown);
        handle.fillProperty().bind(chart.shown);
    }

    List<Node> nodes() {
        return List.of(box, shown, handle, cursor, readout);
    }

    /** Shows the readout only while the chart has the pointer or the focus. */
    void keepReadoutAtWork() {
        onlyAtWork = true;
        chart.hoverProperty().addListener(observable -> chart.relayoutOverlay());
        chart.focusedProperty().addListener(observable -> chart.relayoutOverlay());
    }

    String readoutText() {
        return readout.isVisible() ? readout.text() : "";
    }

    void showBox(ChartPointer.@Nullable Box area) {
        box.setVisible(area != null);
        if (area != null) {
            box.setX(chart.snappedLeftInset() + area.x());
            box.setY(chart.snappedTopInset() + area.y());
            box.setWidth(area.width());
            box.setHeight(area.height());
        }
    }

    /** Places the lines and fills the readout. */
    void layout(PlottedRows rows, double left, double top, double width, double height) {
        placeShown(rows, left, top);
        long step = rows.nearestStep(chart.cursorStepProperty().get());
        boolean seen = isInSight(step);
        cursor.setVisible(seen);
        if (!seen) {
            readout.setVisible(false);
            return;
        }
        double x = chart.snap(axes.x(step));
        cursor.setX(left + x);
        cursor.setY(top + axes.top());
        cursor.setWidth(chart.pixel());
        cursor.setHeight(axes.height());
        if (!onlyAtWork || chart.isHover() || chart.isFocused()) {
            fillReadout(rows, step);
            readout.standBeside(left + x, top + axes.top(), left + width, top + height);
        } else {
            readout.setVisible(false);
        }
    }

    private void placeShown(PlottedRows rows, double left, double top) {
        long step = chart.shownStepProperty().get();
        boolean seen = isInSight(step) && !rows.isEmpty();
        shown.setVisible(seen);
        handle.setVisible(seen);
        if (seen) {
            double x = left + chart.snap(axes.x(step));
            shown.setX(x);
            shown.setY(top + axes.top());
            shown.setWidth(Math.max(chart.pixel(), chart.snap(1.5)));
            shown.setHeight(axes.height());
            handle.relocate(x + shown.getWidth() / 2 - HANDLE, top + axes.top() - 1);
        }
    }

    private boolean isInSight(long step) {
        return step >= 0 && step >= axes.from() && step <= axes.to();
    }

    private void fillReadout(PlottedRows rows, long step) {
        readout.setTitle(chart.words().step(step));
        int count = 0;
        for (StepMark mark : chart.marks()) {
            if (count < MOST_MARKS && !mark.label().isEmpty() && Math.abs(axes.x(mark.step()) - axes.x(step)) <= NEAR) {
                readout.setRow(count++, chart.mark.get(), mark.label(), "");
            }
        }
        List<Curve> visible = rows.curves().stream().filter(chart::isShown).toList();
        // Of very many lines, a box as high as the plot tells of those that fit.
        int most = (int) Math.max(2, Math.floor(axes.height() / chart.lineHeight()) - 1 - count);
        int told = visible.size() <= most ? visible.size() : most - 1;
        for (Curve curve : visible.subList(0, told)) {
            ChartLine line = curve.line();
            readout.setRow(
                    count++, chart.color(line), line.name(), chart.words().value(curve, step));
        }
        if (told < visible.size()) {
            readout.setRow(count++, Color.TRANSPARENT, "+ " + (visible.size() - told), "");
        }
        readout.endAfter(count);
    }
}
