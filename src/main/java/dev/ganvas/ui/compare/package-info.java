/** The view that lays runs side by side: chooses variants, computes them, shows and exports them. JavaFX thread. */
@NullMarked
package dev.ganvas.ui.compare;

import org.jspecify.annotations.NullMarked;
