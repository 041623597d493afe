package dev.ganvas.run.compare;

import dev.ganvas.metric.ImageScores;
import dev.ganvas.metric.NumberCensus;
import dev.ganvas.metric.points.PointScores;

/** How good a generator is, measured at one moment in the way that fits its samples. */
public sealed interface Quality {

    /**
     * Of a generator of numbers: evenness and coverage over every input.
     *
     * @param census of what it makes of every bit pattern
     */
    record Numbers(NumberCensus census) implements Quality {
        /** Returns how many even numbers there are to cover. */
        public int evenNumbers() {
            return census.counts().length / 2;
        }
    }

    /**
     * Of a generator of images: distance to real images and diversity.
     *
     * @param score see {@link ImageScores}
     */
    record Images(ImageScores.Score score) implements Quality {}

    /**
     * Of a generator of points: modes and distances.
     *
     * @param score see {@link PointScores}
     */
    record Points(PointScores.Score score) implements Quality {}
}
