/** Every text of the program, in every language that it speaks. Any thread. */
@NullMarked
package dev.ganvas.text;

import org.jspecify.annotations.NullMarked;
