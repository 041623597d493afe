/** Convolutions of a plan as operations of oneDNN, on rows that are cut for several threads. */
@NullMarked
package dev.ganvas.engine.plan.convolution;

import org.jspecify.annotations.NullMarked;
