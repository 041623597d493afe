/**
 * Real samples, and the batches that are drawn from them by seed and step. Reads files: not for the JavaFX thread.
 */
@NullMarked
package dev.ganvas.data;

import org.jspecify.annotations.NullMarked;
