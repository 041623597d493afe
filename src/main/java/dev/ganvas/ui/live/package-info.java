/** What a run shows while it trains: samples, numbers, curves. JavaFX thread only. */
@NullMarked
package dev.ganvas.ui.live;

import org.jspecify.annotations.NullMarked;
