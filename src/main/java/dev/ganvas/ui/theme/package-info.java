/** How the window looks: style sheets, fonts and icons. JavaFX thread. */
@NullMarked
package dev.ganvas.ui.theme;

import org.jspecify.annotations.NullMarked;
