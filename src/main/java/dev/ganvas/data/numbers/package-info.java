/** Even numbers as rows of bits. Any thread. */
@NullMarked
package dev.ganvas.data.numbers;

import org.jspecify.annotations.NullMarked;
