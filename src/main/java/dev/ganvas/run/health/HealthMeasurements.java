package dev.ganvas.run.health;

import dev.ganvas.engine.Inspection;
import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.metric.quality.Measurement;
import dev.ganvas.metric.quality.QualityFigure;
import dev.ganvas.run.history.History;
import dev.ganvas.run.quality.QualityRow;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What is measured of a run for its health. NaN stands for what was not measured, which then is not judged.
 *
 * @param step steps done
 * @param seconds training time
 * @param finite whether every loss and weight is a finite number
 * @param means of the last {@value #WINDOW} recorded steps, in the order of {@link StepFigure}
 * @param diversity of samples, as a share of that of real ones
 * @param unsaturated share of output values between the ends, as a share of that of real samples
 * @param smallGradient gradient norm of the network where it is smaller
 * @param largeGradient gradient norm of the network where it is larger
 * @param classes share of the classes of real samples that come among generated ones
 * @param largeStep the largest share that a step moved the weights of any layer by
 */
public record HealthMeasurements(
        long step,
        double seconds,
        boolean finite,
        List<Double> means,
        double diversity,
        double unsaturated,
        double smallGradient,
        double largeGradient,
        double classes,
        double largeStep) {
    /** Single batches scatter widely; the mean of this many does not. */
    public static final int WINDOW = 50;

    private static final String CLASSES = "classes";

    /** How samples compare to real ones; NaN for what was not measured. */
    public record SampleMeasurements(double diversity, double unsaturated, double classes) {
        /** Nothing is known yet. */
        public static final SampleMeasurements NONE = new SampleMeasurements(Double.NaN, Double.NaN, Double.NaN);

        /**
         * Returns the same with what is known of classes.
         *
         * @param measured of the run, by step; the last one up to {@code step} counts
         */
        public SampleMeasurements with(List<QualityRow> measured, long step) {
            double share = Double.NaN;
            for (QualityRow row : measured) {
                for (Map.Entry<QualityFigure, Measurement> each : row.figures().entrySet()) {
                    if (row.step() <= step && each.getKey().id().equals(CLASSES)) {
                        share = each.getValue().value() / each.getValue().floor();
                    }
                }
            }
            return new SampleMeasurements(diversity, unsaturated, share);
        }
    }

    /**
     * Collects what is known of a step.
     *
     * @param rows of which those after {@code step} are left out
     */
    public static HealthMeasurements of(
            long step,
            double seconds,
            boolean finite,
            History.@Nullable Rows rows,
            SampleMeasurements samples,
            @Nullable Inspection seen) {
        return new HealthMeasurements(
                step,
                seconds,
                finite,
                StepFigure.all().stream()
                        .map(figure -> mean(rows, step, figure))
                        .toList(),
                samples.diversity(),
                samples.unsaturated(),
                seen == null ? Double.NaN : Math.min(norm(seen, 0), norm(seen, 1)),
                seen == null ? Double.NaN : Math.max(norm(seen, 0), norm(seen, 1)),
                samples.classes(),
                seen == null ? Double.NaN : largeStep(seen));
    }

    /** Returns the mean of one figure; NaN where fewer steps are recorded. */
    public double mean(StepFigure figure) {
        return means.get(figure.index());
    }

    private static double mean(History.@Nullable Rows rows, long step, StepFigure series) {
        int length = rows == null ? 0 : rows.length();
        while (rows != null && length > 0 && rows.step(length - 1) > step) {
            length--;
        }
        if (rows == null || length < WINDOW) {
            return Double.NaN;
        }
        double sum = 0;
        for (int row = length - WINDOW; row < length; row++) {
            sum += rows.value(series, row);
        }
        return sum / WINDOW;
    }

    private static double norm(Inspection seen, int network) {
        OptionalDouble norm = Inspection.gradientNorm(network == 0 ? seen.generator() : seen.discriminator());
        return norm.orElse(Double.NaN);
    }

    private static double largeStep(Inspection seen) {
        double largest = Double.NaN;
        for (var layers : List.of(seen.generator(), seen.discriminator())) {
            for (Inspection.Layer layer : layers) {
                double ratio = layer.updateRatio().orElse(Double.NaN);
                largest = Double.isNaN(largest) || ratio > largest ? ratio : largest;
            }
        }
        return largest;
    }
}
