/** Walks through one step of training, phase by phase, for teaching. JavaFX thread only. */
@NullMarked
package dev.ganvas.ui.slow;

import org.jspecify.annotations.NullMarked;
