/** The threads that the window has work done on. Asked on the JavaFX thread. */
@NullMarked
package dev.ganvas.ui.thread;

import org.jspecify.annotations.NullMarked;
