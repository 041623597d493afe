package dev.ganvas.ui.widget.chart;

import dev.ganvas.chart.ChartAxes;
import dev.ganvas.chart.StepSpan;
import dev.ganvas.chart.ValueSpan;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/** What the mouse does on a {@link StepChart}: crosshair, zoom by a box, move, wheel. */
final class ChartPointer {
    private static final double LEAST_DRAG = 5;
    /** A drag that strays less than this from a line means steps alone, or values alone. */
    private static final double LEAST_BOX = 24;

    private static final double ZOOM_FACTOR = 0.8;

    private final StepChart chart;
    private final ChartAxes axes;
    private final ChartZoom zoom;
    private final ChartOverlay overlay;
    private double pressedX = Double.NaN;
    private double pressedY;
    private @Nullable StepSpan pressedSpan;
    private @Nullable ValueSpan pressedRange;
    private boolean moved;
    private boolean wheeled;
    private long cursorBefore = StepChart.NO_CURSOR;

    /** The part of the plot that a drag has gone over. */
    record Box(double x, double y, double width, double height) {}

    ChartPointer(StepChart chart, ChartAxes axes, ChartZoom zoom, ChartOverlay overlay) {
        this.chart = chart;
        this.axes = axes;
        this.zoom = zoom;
        this.overlay = overlay;
    }

    /** Acts on the mouse from now on. */
    void listen() {
        chart.setOnMouseEntered(
                event -> cursorBefore = chart.cursorStepProperty().get());
        chart.setOnMouseMoved(event -> {
            wheeled = false;
            move(event);
        });
        chart.setOnMouseExited(this::exit);
        chart.setOnMousePressed(this::press);
        chart.setOnMouseDragged(this::drag);
        chart.setOnMouseReleased(this::release);
        chart.setOnMouseClicked(this::click);
        chart.setOnScroll(this::scroll);
    }

    private double x(MouseEvent event) {
        double x = event.getX() - chart.snappedLeftInset();
        return Math.max(axes.left(), Math.min(axes.left() + axes.width(), x));
    }

    private double y(MouseEvent event) {
        double y = event.getY() - chart.snappedTopInset();
        return Math.max(axes.top(), Math.min(axes.top() + axes.height(), y));
    }

    private void move(MouseEvent event) {
        if (!chart.rows().isEmpty()) {
            chart.cursorStepProperty().set(chart.rows().nearestStep(Math.max(0, axes.stepAt(x(event)))));
        }
    }

    private void exit(MouseEvent event) {
        wheeled = false;
        if (Double.isNaN(pressedX)) {
            chart.cursorStepProperty().set(cursorBefore);
        }
    }

    private void press(MouseEvent event) {
        chart.requestFocus();
        event.consume(); // whoever heard of it further up would take the focus, and the keys with it
        if (!chart.rows().isEmpty() && event.getButton() != MouseButton.MIDDLE) {
            pressedX = x(event);
            pressedY = y(event);
            pressedSpan = chart.zoomProperty().get();
            pressedRange = chart.valueZoomProperty().get();
            moved = false;
        }
    }

    private void drag(MouseEvent event) {
        if (Double.isNaN(pressedX)) {
            return;
        }
        if (moves(event)) {
            shift(event);
            return;
        }
        move(event);
        overlay.showBox(box(event));
    }

    private void shift(MouseEvent event) {
        if (!moved) {
            moved = true;
            chart.group().leave();
        }
        double dx = pressedX - (event.getX() - chart.snappedLeftInset());
        double dy = event.getY() - chart.snappedTopInset() - pressedY;
        zoom.shiftSteps(Math.round(dx * (axes.to() - axes.from()) / axes.width()), pressedSpan);
        zoom.shiftValues(dy / axes.height(), pressedRange);
    }

    /** Returns what the drag has marked: steps, values or both; null while it is hardly more than a click. */
    private @Nullable Box box(MouseEvent event) {
        double x = x(event);
        double y = y(event);
        double width = Math.abs(x - pressedX);
        double height = Math.abs(y - pressedY);
        if (height < LEAST_BOX) {
            return width < LEAST_DRAG ? null : new Box(Math.min(x, pressedX), axes.top(), width, axes.height());
        }
        return width < LEAST_BOX
                ? new Box(axes.left(), Math.min(y, pressedY), axes.width(), height)
                : new Box(Math.min(x, pressedX), Math.min(y, pressedY), width, height);
    }

    private void release(MouseEvent event) {
        if (Double.isNaN(pressedX)) {
            return;
        }
        Box box = moves(event) ? null : box(event);
        pressedX = Double.NaN;
        overlay.showBox(null);
        if (!chart.isHover()) {
            chart.cursorStepProperty().set(cursorBefore);
        }
        if (box != null) {
            chart.group().leave();
            if (box.height() < axes.height()) {
                zoom.values(axes.valueAt(box.y() + box.height()), axes.valueAt(box.y()));
            }
            if (box.width() < axes.width()) {
                zoom.steps(axes.stepAt(box.x()), axes.stepAt(box.x() + box.width()));
            }
        }
    }

    private static boolean moves(MouseEvent event) {
        return event.getButton() == MouseButton.SECONDARY || event.isShiftDown();
    }

    private void click(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            chart.group().fit();
        }
    }

    /** The wheel zooms with the shortcut key only: without it, it belongs to whatever scrolls around the chart. */
    private void scroll(ScrollEvent event) {
        if (event.isShortcutDown() && event.getDeltaY() != 0 && !chart.rows().isEmpty()) {
            // Turning the wheel on is one way there, so it is one step back.
            if (!wheeled) {
                wheeled = true;
                chart.group().leave();
            }
            long center = axes.stepAt(event.getX() - chart.snappedLeftInset());
            zoom.stepsBy(event.getDeltaY() > 0 ? ZOOM_FACTOR : 1 / ZOOM_FACTOR, center);
            event.consume();
        }
    }
}
