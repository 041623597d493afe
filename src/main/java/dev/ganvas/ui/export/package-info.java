/**
 * Dialogs and progress for what is written to files, and the actions that begin it. JavaFX thread, unless a class
 * says otherwise.
 */
@NullMarked
package dev.ganvas.ui.export;

import org.jspecify.annotations.NullMarked;
