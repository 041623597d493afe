/** One run from first weights to the end: state, steps, history, frames. One training thread; everything else may be called on any thread. */
@NullMarked
package dev.ganvas.run;

import org.jspecify.annotations.NullMarked;
