/** A short guided walk through the plane, which trains as it tells. */
@NullMarked
package dev.ganvas.ui.tour;

import org.jspecify.annotations.NullMarked;
