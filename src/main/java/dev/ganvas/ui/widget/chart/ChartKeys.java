package dev.ganvas.ui.widget.chart;

import dev.ganvas.chart.ChartAxes;
import dev.ganvas.chart.PlottedRows;
import javafx.scene.input.KeyEvent;

/** What the keys do on a {@link StepChart} that has the focus. */
final class ChartKeys {
    private static final double ZOOM_FACTOR = 0.8;
    /** How far one key press moves, as a share of what is visible. */
    private static final int MOVES_A_SCREEN = 8;

    private final StepChart chart;
    private final ChartAxes axes;
    private final ChartZoom zoom;

    ChartKeys(StepChart chart, ChartAxes axes, ChartZoom zoom) {
        this.chart = chart;
        this.axes = axes;
        this.zoom = zoom;
    }

    void pressed(KeyEvent event) {
        if (chart.rows().isEmpty() || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        boolean moves = event.isShiftDown() && event.getCode().isArrowKey();
        boolean known = moves ? move(event) : act(event);
        if (known) {
            event.consume();
        }
    }

    private boolean move(KeyEvent event) {
        long steps = Math.max(1, (axes.to() - axes.from()) / MOVES_A_SCREEN);
        double share = 1.0 / MOVES_A_SCREEN;
        chart.group().leave();
        switch (event.getCode()) {
            case LEFT -> zoom.shiftSteps(-steps, chart.zoomProperty().get());
            case RIGHT -> zoom.shiftSteps(steps, chart.zoomProperty().get());
            case UP -> zoom.shiftValues(share, chart.valueZoomProperty().get());
            case DOWN -> zoom.shiftValues(-share, chart.valueZoomProperty().get());
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean act(KeyEvent event) {
        PlottedRows rows = chart.rows();
        long step = rows.nearestStep(chart.cursorStepProperty().get());
        switch (event.getCode()) {
            case LEFT -> cursor(step < 0 ? rows.lastStep() : rows.stepBefore(step));
            case RIGHT -> cursor(step < 0 ? rows.firstStep() : rows.stepAfter(step));
            case HOME -> cursor(rows.firstStep());
            case END -> cursor(rows.lastStep());
            case PLUS, ADD, EQUALS -> stepsBy(ZOOM_FACTOR, step);
            case MINUS, SUBTRACT -> stepsBy(1 / ZOOM_FACTOR, step);
            case UP -> valuesBy(ZOOM_FACTOR);
            case DOWN -> valuesBy(1 / ZOOM_FACTOR);
            case DIGIT0, NUMPAD0 -> chart.group().fit();
            case BACK_SPACE -> chart.group().back();
            case ESCAPE -> {
                if (step < 0) {
                    return false;
                }
                cursor(StepChart.NO_CURSOR);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void cursor(long step) {
        chart.cursorStepProperty().set(step);
    }

    private void stepsBy(double factor, long step) {
        chart.group().leave();
        zoom.stepsBy(factor, step < 0 ? (axes.from() + axes.to()) / 2 : step);
    }

    private void valuesBy(double factor) {
        if (factor < 1 || chart.valueZoomProperty().get() != null) {
            chart.group().leave();
            zoom.valuesBy(factor);
        }
    }
}
