/** Experiments with the noise that a generator is given. Measured on the training thread; immutable afterwards. */
@NullMarked
package dev.ganvas.run.latent;

import org.jspecify.annotations.NullMarked;
