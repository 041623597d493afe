package dev.ganvas.run.history;

import dev.ganvas.engine.NetworkWeights;
import dev.ganvas.metric.NumberCensus;
import org.jspecify.annotations.Nullable;

/**
 * What the generator makes of the fixed noise at one step. Immutable by agreement: nobody writes into its arrays.
 *
 * @param step steps done
 * @param samples generated rows, one after another; for numbers: of every bit pattern as input, in order
 * @param numbers the numbers among the last training fakes; null for images and points, and before the first step
 * @param census the count of {@code samples} as numbers; null for images and points
 * @param weights of both networks, from which the picture of the plane is drawn; null for images and numbers, and where
 *     they were too many to keep
 */
public record RunFrame(
        long step,
        float[] samples,
        int @Nullable [] numbers,
        @Nullable NumberCensus census,
        @Nullable NetworkWeights weights) {

    /** Creates one without weights. */
    public RunFrame(long step, float[] samples, int @Nullable [] numbers, @Nullable NumberCensus census) {
        this(step, samples, numbers, census, null);
    }
}
