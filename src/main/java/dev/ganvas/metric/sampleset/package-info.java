/**
 * Sets of samples as the figures of quality see them: features, classes, numbers, and what the distances between them
 * tell. Plain arrays in double precision; one thread a set.
 */
@NullMarked
package dev.ganvas.metric.sampleset;

import org.jspecify.annotations.NullMarked;
