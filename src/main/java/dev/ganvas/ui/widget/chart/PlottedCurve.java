package dev.ganvas.ui.widget.chart;

import dev.ganvas.metric.Decimator;
import dev.ganvas.ui.widget.chart.StepChart.Curve;

/** A curve and its columns, which are kept from one painting to the next. */
record PlottedCurve(Curve curve, Decimator columns) {}
