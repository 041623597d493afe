/** Points in the plane: patterns that are drawn by rule, and files of them. Reads files: not for the JavaFX thread. */
@NullMarked
package dev.ganvas.data.points;

import org.jspecify.annotations.NullMarked;
