package dev.ganvas.chart;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a chart shows, and which part of it.
 *
 * @param curves all of them, on the same axes
 * @param hidden lines that are not drawn, and of which no axis takes notice
 * @param steps the visible span of steps; null for all
 * @param zoomedValues the visible values where they were zoomed; null for {@code values}
 * @param values the values of the axis; null fits what is visible
 * @param scale of the values
 * @param reference the horizontal line; null for none
 * @param marks the vertical lines, in any order
 * @param smoothing how much lines are smoothed: 0 not at all, up to 0.99
 * @param stepsPerEpoch whose ends are marked; 0 for no such marks
 * @param texts the words of the axes
 */
public record ChartContent(
        List<Curve> curves,
        Set<ChartLine> hidden,
        @Nullable StepSpan steps,
        @Nullable ValueSpan zoomedValues,
        @Nullable ValueSpan values,
        ValueScale scale,
        @Nullable LevelLine reference,
        List<StepMark> marks,
        double smoothing,
        long stepsPerEpoch,
        ChartTexts texts) {

    /** Returns this as it is now, with the curves that are drawn, for another thread. */
    public ChartContent copied() {
        return new ChartContent(
                curves.stream().filter(this::isShown).map(Curve::copied).toList(),
                Set.of(),
                steps,
                zoomedValues,
                values,
                scale,
                reference,
                List.copyOf(marks),
                smoothing,
                stepsPerEpoch,
                texts);
    }

    /** Returns whether a curve is drawn. */
    public boolean isShown(Curve curve) {
        return !hidden.contains(curve.line());
    }
}
