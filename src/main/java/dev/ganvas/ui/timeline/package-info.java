/** The strip that moves the window back through the run, and plays it as a film. JavaFX thread only. */
@NullMarked
package dev.ganvas.ui.timeline;

import org.jspecify.annotations.NullMarked;
