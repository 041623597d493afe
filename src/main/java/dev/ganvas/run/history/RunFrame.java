package dev.ganvas.run.history;

import dev.ganvas.metric.NumberCensus;
import org.jspecify.annotations.Nullable;

/**
 * What the generator makes of the fixed noise at one step. Immutable by agreement: nobody writes into its arrays.
 *
 * @param step steps done
 * @param samples generated rows, one after another; for numbers: of every bit pattern as input, in order
 * @param numbers the numbers among the last training fakes; null for images, and before the first step
 * @param census the count of {@code samples} as numbers; null for images
 */
public record RunFrame(long step, float[] samples, int @Nullable [] numbers, @Nullable NumberCensus census) {}
