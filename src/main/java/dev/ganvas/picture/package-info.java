/** Pictures, grids, films and drawings of charts, and how they are written. Blocking: not for the JavaFX thread. */
@NullMarked
package dev.ganvas.picture;

import org.jspecify.annotations.NullMarked;
