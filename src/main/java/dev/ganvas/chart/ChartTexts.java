package dev.ganvas.chart;

/**
 * The words that a chart writes.
 *
 * @param step a step; {@code %s} is its number
 * @param stepInEpoch a step and the epochs that are complete by then
 * @param epoch the first of the numbers above the plot
 * @param smoothed a value as it is drawn, and as it was measured
 */
public record ChartTexts(String step, String stepInEpoch, String epoch, String smoothed) {
    /** What a chart says that was told nothing else. */
    public static final ChartTexts ENGLISH = new ChartTexts("step %s", "step %s · epoch %s", "epoch %s", "%s (raw %s)");

    /** Returns how readouts name a step; epochs only where they have a length. */
    public String step(long at, long stepsPerEpoch) {
        return stepsPerEpoch > 0
                ? stepInEpoch.formatted(Ticks.grouped(at), Ticks.grouped(at / stepsPerEpoch))
                : step.formatted(Ticks.grouped(at));
    }
}
