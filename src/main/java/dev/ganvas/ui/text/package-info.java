/** Every word and number of the window, in each of its languages. Any thread, unless a class says otherwise. */
@NullMarked
package dev.ganvas.ui.text;

import org.jspecify.annotations.NullMarked;
