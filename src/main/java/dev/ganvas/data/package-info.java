/** Real samples and how batches are drawn from them. Data sets are immutable and may be read on any thread. */
@NullMarked
package dev.ganvas.data;

import org.jspecify.annotations.NullMarked;
