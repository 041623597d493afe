/** Charts as figures of a page, which becomes a picture file: with title, notes and legend, and colours for print. */
@NullMarked
package dev.ganvas.chart.figure;

import org.jspecify.annotations.NullMarked;
