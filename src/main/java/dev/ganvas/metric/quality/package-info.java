/**
 * How good samples are: figures that compare a set of generated samples with a set of real ones. Each figure is a
 * formula here and a line in {@link dev.ganvas.metric.quality.QualityFigures}. Arrays in, numbers out; one thread a set.
 */
@NullMarked
package dev.ganvas.metric.quality;

import org.jspecify.annotations.NullMarked;
