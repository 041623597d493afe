package dev.ganvas.ui.widget;

import dev.ganvas.metric.Decimator;
import dev.ganvas.ui.widget.StepChart.Line;
import dev.ganvas.ui.widget.StepChart.Span;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
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
    void layout(SeriesRows rows, double left, double top, double width, double height) {
        int row = nearestRow(rows, chart.cursorStepProperty().get());
        boolean seen = row >= 0 && rows.step(row) >= axes.from && rows.step(row) <= axes.to;
        line.setVisible(seen);
        if (!seen) {
            readout.setVisible(false);
            return;
        }
        double x = chart.snap(axes.x(rows.step(row)));
        line.setX(left + x);
        line.setY(top + axes.top);
        line.setWidth(chart.pixel());
        line.setHeight(axes.height);
        readout.setTitle("step " + Ticks.grouped(rows.step(row)));
        int index = 0;
        for (Line series : chart.lines()) {
            String value = Ticks.value(rows.value(index, row));
            readout.setRow(index, chart.seriesColors.get(series.color() - 1).get(), series.name(), value);
            index++;
        }
        readout.standBeside(left + x, top + axes.top, left + width, top + height);
    }

    /** Returns the row whose step is nearest, or -1 without rows or without a crosshair. */
    static int nearestRow(SeriesRows rows, long step) {
        int length = rows.length();
        if (length == 0 || step < 0) {
            return -1;
        }
        int row = Decimator.firstRowAt(rows::step, length, step);
        if (row == length) {
            return length - 1;
        }
        return row > 0 && step - rows.step(row - 1) < rows.step(row) - step ? row - 1 : row;
    }

    private double x(MouseEvent event) {
        double x = event.getX() - chart.snappedLeftInset();
        return Math.max(axes.left, Math.min(axes.left + axes.width, x));
    }

    private void move(MouseEvent event) {
        int row = nearestRow(chart.rows(), Math.max(0, axes.stepAt(x(event))));
        if (row >= 0) {
            chart.cursorStepProperty().set(chart.rows().step(row));
        }
    }

    private void exit(MouseEvent event) {
        if (Double.isNaN(pressedAt)) {
            chart.cursorStepProperty().set(cursorBefore);
        }
    }

    private void press(MouseEvent event) {
        chart.requestFocus();
        if (chart.rows().length() > 0 && event.getButton() != MouseButton.MIDDLE) {
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
        if (event.isShortcutDown() && event.getDeltaY() != 0 && chart.rows().length() > 0) {
            long center = axes.stepAt(event.getX() - chart.snappedLeftInset());
            zoomBy(event.getDeltaY() > 0 ? ZOOM_FACTOR : 1 / ZOOM_FACTOR, center);
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        SeriesRows rows = chart.rows();
        if (rows.length() == 0 || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        int last = rows.length() - 1;
        int row = nearestRow(rows, chart.cursorStepProperty().get());
        long center = row < 0 ? (axes.from + axes.to) / 2 : rows.step(row);
        switch (event.getCode()) {
            case LEFT -> cursor(rows, row < 0 ? last : Math.max(0, row - 1));
            case RIGHT -> cursor(rows, row < 0 ? 0 : Math.min(last, row + 1));
            case HOME -> cursor(rows, 0);
            case END -> cursor(rows, last);
            case PLUS, ADD, EQUALS -> zoomBy(ZOOM_FACTOR, center);
            case MINUS, SUBTRACT -> zoomBy(1 / ZOOM_FACTOR, center);
            case DIGIT0, NUMPAD0 -> chart.zoomProperty().set(null);
            case ESCAPE -> {
                if (row < 0) {
                    return;
                }
                chart.cursorStepProperty().set(StepChart.NO_CURSOR);
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void cursor(SeriesRows rows, int row) {
        chart.cursorStepProperty().set(rows.step(row));
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
        int length = chart.rows().length();
        return length == 0 ? 1 : Math.max(1, chart.rows().step(length - 1));
    }
}
