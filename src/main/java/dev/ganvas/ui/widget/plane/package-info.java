/** The plane that points lie in, drawn in layers. JavaFX thread. */
@NullMarked
package dev.ganvas.ui.widget.plane;

import org.jspecify.annotations.NullMarked;
