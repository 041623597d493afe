/** The application and its main window, which puts the views together. Alone knows all views. JavaFX thread. */
@NullMarked
package dev.ganvas.ui.app;

import org.jspecify.annotations.NullMarked;
