/** Charts over steps, values and functions. Draws numbers and knows nothing of GANs. JavaFX thread. */
@NullMarked
package dev.ganvas.ui.widget.chart;

import org.jspecify.annotations.NullMarked;
