/** Small portraits that Ganvas draws itself. Any thread may read them once they are drawn. */
@NullMarked
package dev.ganvas.data.drawnfaces;

import org.jspecify.annotations.NullMarked;
