/** Shows on a terminal how far a run is. Called on the training thread. */
@NullMarked
package dev.ganvas.cli.progress;

import org.jspecify.annotations.NullMarked;
