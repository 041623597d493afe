/** Ganvas without a window. Runs on the main thread. */
@NullMarked
package dev.ganvas.cli;

import org.jspecify.annotations.NullMarked;
