/** One step of training told phase by phase. JavaFX thread. */
@NullMarked
package dev.ganvas.ui.slowmotion;

import org.jspecify.annotations.NullMarked;
