/** The menu of the program itself: runs, language, problems. JavaFX thread only. */
@NullMarked
package dev.ganvas.ui.menu;

import org.jspecify.annotations.NullMarked;
