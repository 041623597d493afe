/** Turns gradients into updates: one file an optimizer, with its formula. */
@NullMarked
package dev.ganvas.engine.optimizer;

import org.jspecify.annotations.NullMarked;
