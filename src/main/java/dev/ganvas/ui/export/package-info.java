/** Exports of a window: their options, and how far they are. JavaFX thread only. */
@NullMarked
package dev.ganvas.ui.export;

import org.jspecify.annotations.NullMarked;
