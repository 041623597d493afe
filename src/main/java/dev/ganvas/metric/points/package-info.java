/** How generated points in the plane compare to real ones. Arrays in, figures out; any thread. */
@NullMarked
package dev.ganvas.metric.points;

import org.jspecify.annotations.NullMarked;
