/** The window. JavaFX thread only, except where a class says otherwise. */
@NullMarked
package dev.ganvas.ui;

import org.jspecify.annotations.NullMarked;
