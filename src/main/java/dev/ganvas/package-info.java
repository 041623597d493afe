/** Ganvas: watch a GAN learn. A batch flows from data through engine and run to ui or cli. */
@NullMarked
package dev.ganvas;

import org.jspecify.annotations.NullMarked;
