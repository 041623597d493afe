/**
 * What a chart draws, worked out once: axes and their labels, curves reduced to columns, marks and their labels. It
 * draws on a {@link dev.ganvas.chart.Surface}, which is a canvas of the window or a page of a picture file, and knows
 * neither JavaFX nor AWT nor GANs.
 *
 * <p>Lengths are in units that are a pixel on a screen without scaling; y grows downwards. Colours are one {@code int}:
 * alpha, red, green and blue in 8 bits each, not premultiplied.
 */
@NullMarked
package dev.ganvas.chart;

import org.jspecify.annotations.NullMarked;
