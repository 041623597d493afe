/**
 * Writes what other programs and people are to read. Each file goes to a temporary file first. Blocking: not for the
 * JavaFX thread.
 */
@NullMarked
package dev.ganvas.export;

import org.jspecify.annotations.NullMarked;
