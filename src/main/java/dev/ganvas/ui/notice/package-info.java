/** What the window says of things that were done or could not be done. JavaFX thread. */
@NullMarked
package dev.ganvas.ui.notice;

import org.jspecify.annotations.NullMarked;
