/** Shows how healthy a run is, and offers what to try. JavaFX thread only. */
@NullMarked
package dev.ganvas.ui.health;

import org.jspecify.annotations.NullMarked;
