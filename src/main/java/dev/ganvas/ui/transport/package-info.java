/** The bar at the top of the window, and the actions behind its buttons and keys. JavaFX thread only. */
@NullMarked
package dev.ganvas.ui.transport;

import org.jspecify.annotations.NullMarked;
