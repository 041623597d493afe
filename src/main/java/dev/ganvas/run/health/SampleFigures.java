package dev.ganvas.run.health;

import dev.ganvas.data.Dataset;
import dev.ganvas.metric.Diversity;
import dev.ganvas.metric.NumberCensus;
import dev.ganvas.metric.Saturation;
import dev.ganvas.run.history.RunFrame;

/** Measures the samples of one run against its real ones, which are measured once. One thread at a time. */
public final class SampleFigures {
    /** Enough real samples for a mean distance that is good to one in a hundred. */
    private static final int REALS = 256;
    /** Where fewer real values than this lie between the ends, saturation is what the data is like. */
    private static final double LEAST_BETWEEN = 0.01;

    private final Dataset data;
    private double realDistance = Double.NaN;
    private double realBetween;

    /** Creates one for runs on {@code data}; measures nothing yet. */
    public SampleFigures(Dataset data) {
        this.data = data;
    }

    /** Measures the samples of a frame. */
    public HealthMeasurements.SampleMeasurements measure(RunFrame frame) {
        if (Double.isNaN(realDistance)) {
            measureReal();
        }
        NumberCensus census = frame.census();
        double diversity;
        if (census == null) {
            double distance =
                    Diversity.meanDistance(frame.samples(), data.shape().length());
            diversity = realDistance == 0 ? Double.NaN : distance / realDistance;
        } else {
            // Even numbers, all as likely, have one bit less than all numbers.
            diversity = census.entropy() / (data.shape().width() - 1);
        }
        double between = between(frame.samples());
        // The plane that is shown ends where nobody's output does.
        boolean ends = !data.shape().isPoint() && realBetween >= LEAST_BETWEEN;
        return new HealthMeasurements.SampleMeasurements(
                diversity, ends ? between / realBetween : Double.NaN, Double.NaN);
    }

    private void measureReal() {
        int count = Math.min(REALS, data.size());
        int length = data.shape().length();
        float[] reals = new float[count * length];
        for (int i = 0; i < count; i++) {
            // From all over the data, which may be in order of class.
            data.copy((int) ((long) i * data.size() / count), reals, i * length);
        }
        realDistance = Diversity.meanDistance(reals, length);
        realBetween = between(reals);
    }

    private double between(float[] values) {
        return 1 - Saturation.share(values, data.range().low(), data.range().high());
    }
}
