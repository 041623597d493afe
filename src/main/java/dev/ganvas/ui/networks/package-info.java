/** What the two networks are made of and how they learn, layer by layer. JavaFX thread only. */
@NullMarked
package dev.ganvas.ui.networks;

import org.jspecify.annotations.NullMarked;
