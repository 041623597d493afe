/**
 * The view of the latent space: what the generator makes of scaled noise, and of noise on the way between samples.
 * JavaFX thread.
 */
@NullMarked
package dev.ganvas.ui.latent;

import org.jspecify.annotations.NullMarked;
