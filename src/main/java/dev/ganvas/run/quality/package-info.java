/** How good the samples of a run are: what they are measured against, and measuring them. */
@NullMarked
package dev.ganvas.run.quality;

import org.jspecify.annotations.NullMarked;
