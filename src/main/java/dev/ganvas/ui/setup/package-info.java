/** The form of an experiment's settings. JavaFX thread only. */
@NullMarked
package dev.ganvas.ui.setup;

import org.jspecify.annotations.NullMarked;
