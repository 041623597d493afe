/** Fetches public data sets and checks them. Blocking: not for the JavaFX thread. */
@NullMarked
package dev.ganvas.data.download;

import org.jspecify.annotations.NullMarked;
