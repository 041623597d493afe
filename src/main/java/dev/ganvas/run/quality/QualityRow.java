package dev.ganvas.run.quality;

import dev.ganvas.metric.quality.Measurement;
import dev.ganvas.metric.quality.QualityFigure;
import java.util.Map;

/**
 * How good a run was at a step. Immutable.
 *
 * @param step after which the samples were made
 * @param features the id of what was seen in images; empty where samples are numbers
 * @param figures in the order in which they are shown, at least one
 */
public record QualityRow(long step, String features, Map<QualityFigure, Measurement> figures) {}
