/** The published GANs, a file each, and what they have in common. Immutable values, any thread. */
@NullMarked
package dev.ganvas.experiment.preset;

import org.jspecify.annotations.NullMarked;
