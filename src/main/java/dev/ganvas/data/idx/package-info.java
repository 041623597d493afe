/** Grey pictures from files in the IDX format, such as MNIST. Blocking to read; any thread may use what was read. */
@NullMarked
package dev.ganvas.data.idx;

import org.jspecify.annotations.NullMarked;
