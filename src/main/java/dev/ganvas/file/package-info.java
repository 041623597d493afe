/**
 * Files and folders that are written whole or not at all, locks, and streams with a check sum. Blocking: not for the
 * JavaFX thread.
 */
@NullMarked
package dev.ganvas.file;

import org.jspecify.annotations.NullMarked;
