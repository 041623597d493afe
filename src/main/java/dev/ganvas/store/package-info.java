/** Run folders, checkpoints, run files, and the list of saved runs. Blocking: not for the JavaFX thread. */
@NullMarked
package dev.ganvas.store;

import org.jspecify.annotations.NullMarked;
