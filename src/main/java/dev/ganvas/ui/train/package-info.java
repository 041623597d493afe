/** The view of one run while it trains: samples, figures and charts. JavaFX thread. */
@NullMarked
package dev.ganvas.ui.train;

import org.jspecify.annotations.NullMarked;
