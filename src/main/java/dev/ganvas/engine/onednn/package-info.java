/** oneDNN's native library: the one place that loads it and calls it. Knows nothing of plans and networks. */
@NullMarked
package dev.ganvas.engine.onednn;

import org.jspecify.annotations.NullMarked;
