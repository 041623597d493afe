/** Threads that share one operation of a step. Knows nothing of networks. */
@NullMarked
package dev.ganvas.engine.parallel;

import org.jspecify.annotations.NullMarked;
