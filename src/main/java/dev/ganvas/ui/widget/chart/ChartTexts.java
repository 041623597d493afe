package dev.ganvas.ui.widget.chart;

import dev.ganvas.ui.widget.Ticks;

/**
 * The words that a {@link StepChart} writes.
 *
 * @param step a step; {@code %s} is its number
 * @param stepInEpoch a step and the epochs that are complete by then
 * @param epoch the first of the numbers above the plot
 */
public record ChartTexts(String step, String stepInEpoch, String epoch) {
    /** What a chart says that was told nothing else. */
    static final ChartTexts ENGLISH = new ChartTexts("step %s", "step %s · epoch %s", "epoch %s");

    /** Returns how readouts name a step; epochs only where they have a length. */
    String step(long at, long stepsPerEpoch) {
        return stepsPerEpoch > 0
                ? stepInEpoch.formatted(Ticks.grouped(at), Ticks.grouped(at / stepsPerEpoch))
                : step.formatted(Ticks.grouped(at));
    }
}
