/** Says in plain terms how a run is doing, from measured figures and stated thresholds. Pure functions: any thread. */
@NullMarked
package dev.ganvas.run.health;

import org.jspecify.annotations.NullMarked;
