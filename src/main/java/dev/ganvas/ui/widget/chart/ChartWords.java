package dev.ganvas.ui.widget.chart;

import dev.ganvas.chart.Curve;
import dev.ganvas.chart.PlottedRows;
import dev.ganvas.chart.Ticks;

/** What a chart says in words: its steps and the values of its curves there. JavaFX thread. */
final class ChartWords {
    private final StepChart chart;

    ChartWords(StepChart chart) {
        this.chart = chart;
    }

    /** Returns what a chart shows at its crosshair, or else at its newest step. */
    String description() {
        PlottedRows rows = chart.rows();
        long cursor = chart.cursorStepProperty().get();
        long step = rows.nearestStep(cursor < 0 ? Long.MAX_VALUE : cursor);
        if (step < 0) {
            return chart.getEmptyText();
        }
        StringBuilder all = new StringBuilder(step(step));
        for (Curve curve : rows.curves()) {
            if (chart.isShown(curve)) {
                all.append(", ").append(curve.line().name()).append(' ').append(value(curve, step));
            }
        }
        return all.toString();
    }

    /** Returns how readouts name a step. */
    String step(long step) {
        return chart.textsProperty()
                .get()
                .step(step, chart.stepsPerEpochProperty().get());
    }

    /** Returns the value of a curve as it is drawn, and as it was measured where that is another one. */
    String value(Curve curve, long step) {
        String drawn = drawnValue(curve, step);
        String raw = PlottedRows.valueText(curve, step);
        return drawn.equals(raw) ? raw : chart.textsProperty().get().smoothed().formatted(drawn, raw);
    }

    /** Returns the value of a curve as it is drawn, or as it was measured where no line is. */
    String drawnValue(Curve curve, long step) {
        double drawn = PlottedRows.row(curve, step) < 0 ? Double.NaN : chart.drawnValue(curve, step);
        return Double.isNaN(drawn) ? PlottedRows.valueText(curve, step) : Ticks.value(drawn);
    }
}
