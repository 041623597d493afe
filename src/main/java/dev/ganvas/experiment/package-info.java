/** The settings schema and the published GANs. Immutable values, any thread. */
@NullMarked
package dev.ganvas.experiment;

import org.jspecify.annotations.NullMarked;
