package dev.ganvas.chart;

/** A curve and its columns, which are kept from one drawing to the next. */
record Plot(Curve curve, Decimator columns) {}
