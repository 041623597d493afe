package dev.ganvas.ui.widget;

import dev.ganvas.ui.widget.StepChart.Curve;
import dev.ganvas.ui.widget.StepChart.Line;
import dev.ganvas.ui.widget.StepChart.Span;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/** Crosshair, readout, zoom rectangle, mouse and keys of a {@link StepChart}. Nothing here paints the chart anew. */
final class ChartPointer {
    private static final double LEAST_DRAG = 5;
    private static final double ZOOM_FACTOR = 0.8;

    private final StepChart chart;
    private final ChartAxes axes;
    private final Rectangle line = new Rectangle();
    private final Rectangle band = new Rectangle();
    private final Readout readout;
    private double pressedAt = Double.NaN;
    private Span pressedSpan = new Span(0, 1);
    private long cursorBefore = StepChart.NO_CURSOR;

    ChartPointer(StepChart chart, ChartAxes axes) {
        this.chart = chart;
        this.axes = axes;
        this.readout = new Readout(chart);
        for (Rectangle shape : List.of(line, band)) {
            shape.setManaged(false);
            shape.setMouseTransparent(true);
            shape.setVisible(false);
            shape.fillProperty().bind(chart.cursor);
        }
        line.setOpacity(0.7);
        band.setOpacity(0.15);
        chart.setOnMouseEntered(
                event -> cursorBefore = chart.cursorStepProperty().get());
        chart.setOnMouseMoved(this::move);
        chart.setOnMouseExited(this::exit);
        chart.setOnMousePressed(this::press);
        chart.setOnMouseDragged(this::drag);
        chart.setOnMouseReleased(this::release);
        chart.setOnMouseClicked(this::click);
        chart.setOnScroll(this::scroll);
        chart.setOnKeyPressed(this::key);
    }

    List<Node> nodes() {
        return List.of(band, line, readout);
    }

    String readoutText() {
        return readout.isVisible() ? readout.text() : "";
    }

    /** Places the crosshair and fills the readout. */
    void layout(PlottedRows rows, double left, double top, double width, double height) {
        long step = rows.nearestStep(chart.cursorStepProperty().get());
        boolean seen = step >= 0 && step >= axes.from && step <= axes.to;
        line.setVisible(seen);
        if (!seen) {
            readout.setVisible(false);
            return;
        }
        double x = chart.snap(axes.x(step));
        line.setX(left + x);
        line.setY(top + axes.top);
        line.setWidth(chart.pixel());
        line.setHeight(axes.height);
        fillReadout(rows, step);
        readout.standBeside(left + x, top + axes.top, left + width, top + height);
    }

    private void fillReadout(PlottedRows rows, long step) {
        readout.setTitle("step " + Ticks.grouped(step));
        List<Curve> visible = rows.curves().stream().filter(chart::isShown).toList();
        // One over another of many: a box as high as the plot tells of those that fit.
        int most = (int) Math.max(2, Math.floor(axes.height / chart.lineHeight()) - 1);
        int count = visible.size() <= most ? visible.size() : most - 1;
        for (int i = 0; i < count; i++) {
            Line series = visible.get(i).line();
            readout.setRow(i, chart.color(series), series.name(), StepChart.valueText(visible.get(i), step));
        }
        if (count < visible.size()) {
            readout.setRow(count, Color.TRANSPARENT, "+ " + (visible.size() - count), "");
            count++;
        }
        readout.endAfter(count);
    }

    private double x(MouseEvent event) {
        double x = event.getX() - chart.snappedLeftInset();
        return Math.max(axes.left, Math.min(axes.left + axes.width, x));
    }

    private void move(MouseEvent event) {
        if (!chart.rows().isEmpty()) {
            chart.cursorStepProperty().set(chart.rows().nearestStep(Math.max(0, axes.stepAt(x(event)))));
        }
    }

    private void exit(MouseEvent event) {
        if (Double.isNaN(pressedAt)) {
            chart.cursorStepProperty().set(cursorBefore);
        }
    }

    private void press(MouseEvent event) {
        chart.requestFocus();
        if (!chart.rows().isEmpty() && event.getButton() != MouseButton.MIDDLE) {
            pressedAt = x(event);
            pressedSpan = new Span(axes.from, axes.to);
        }
    }

    private void drag(MouseEvent event) {
        if (Double.isNaN(pressedAt)) {
            return;
        }
        double x = x(event);
        if (moves(event)) {
            if (chart.zoomProperty().get() != null) {
                double raw = event.getX() - chart.snappedLeftInset();
                shift(Math.round((pressedAt - raw) * (axes.to - axes.from) / axes.width), pressedSpan);
            }
            return;
        }
        move(event);
        band.setX(chart.snappedLeftInset() + Math.min(x, pressedAt));
        band.setY(chart.snappedTopInset() + axes.top);
        band.setWidth(Math.abs(x - pressedAt));
        band.setHeight(axes.height);
        band.setVisible(Math.abs(x - pressedAt) >= LEAST_DRAG);
    }

    private void release(MouseEvent event) {
        if (Double.isNaN(pressedAt)) {
            return;
        }
        double x = x(event);
        double start = pressedAt;
        pressedAt = Double.NaN;
        band.setVisible(false);
        if (!chart.isHover()) {
            chart.cursorStepProperty().set(cursorBefore);
        }
        if (!moves(event) && Math.abs(x - start) >= LEAST_DRAG) {
            zoomTo(axes.stepAt(Math.min(x, start)), axes.stepAt(Math.max(x, start)));
        }
    }

    private static boolean moves(MouseEvent event) {
        return event.getButton() == MouseButton.SECONDARY || event.isShiftDown();
    }

    private void click(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            chart.zoomProperty().set(null);
        }
    }

    /** The wheel zooms with the shortcut key only: without it, it belongs to whatever scrolls around the chart. */
    private void scroll(ScrollEvent event) {
        if (event.isShortcutDown() && event.getDeltaY() != 0 && !chart.rows().isEmpty()) {
            long center = axes.stepAt(event.getX() - chart.snappedLeftInset());
            zoomBy(event.getDeltaY() > 0 ? ZOOM_FACTOR : 1 / ZOOM_FACTOR, center);
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        PlottedRows rows = chart.rows();
        if (rows.isEmpty() || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        long step = rows.nearestStep(chart.cursorStepProperty().get());
        long center = step < 0 ? (axes.from + axes.to) / 2 : step;
        switch (event.getCode()) {
            case LEFT -> cursor(step < 0 ? rows.lastStep() : rows.stepBefore(step));
            case RIGHT -> cursor(step < 0 ? rows.firstStep() : rows.stepAfter(step));
            case HOME -> cursor(rows.firstStep());
            case END -> cursor(rows.lastStep());
            case PLUS, ADD, EQUALS -> zoomBy(ZOOM_FACTOR, center);
            case MINUS, SUBTRACT -> zoomBy(1 / ZOOM_FACTOR, center);
            case DIGIT0, NUMPAD0 -> chart.zoomProperty().set(null);
            case ESCAPE -> {
                if (step < 0) {
                    return;
                }
                cursor(StepChart.NO_CURSOR);
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void cursor(long step) {
        chart.cursorStepProperty().set(step);
    }

    private void zoomBy(double factor, long center) {
        double share = Math.max(0, Math.min(1, (double) (center - axes.from) / (axes.to - axes.from)));
        double length = (axes.to - axes.from) * factor;
        long from = Math.round(center - share * length);
        zoomTo(from, Math.max(from + 2, Math.round(from + length)));
    }

    /** Zooms within the recorded steps; a span that holds all of them is no zoom. */
    private void zoomTo(long from, long to) {
        long end = lastStep();
        long first = Math.max(0, Math.min(from, end - 1));
        long last = Math.max(first + 1, Math.min(to, end));
        chart.zoomProperty().set(first == 0 && last == end ? null : new Span(first, last));
    }

    private void shift(long steps, Span span) {
        long by = Math.max(-span.from(), Math.min(steps, Math.max(0, lastStep() - span.to())));
        chart.zoomProperty().set(new Span(span.from() + by, span.to() + by));
    }

    /** Returns the last step that a zoom may show; at least 1, because a run can be reset while the pointer drags. */
    private long lastStep() {
        return Math.max(1, chart.rows().lastStep());
    }
}
