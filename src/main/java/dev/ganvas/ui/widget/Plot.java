package dev.ganvas.ui.widget;

import dev.ganvas.metric.Decimator;
import dev.ganvas.ui.widget.StepChart.Curve;

/** A curve and its columns, which are kept from one painting to the next. */
record Plot(Curve curve, Decimator columns) {}
