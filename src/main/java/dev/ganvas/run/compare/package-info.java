/** Several runs of one experiment side by side. One thread trains them one after the other; any thread reads. */
@NullMarked
package dev.ganvas.run.compare;

import org.jspecify.annotations.NullMarked;
