/**
 * What the two networks minimize: one file a loss, with its figures, its gradients, the lines that charts draw for it and
 * the rules by which health judges it.
 */
@NullMarked
package dev.ganvas.engine.loss;

import org.jspecify.annotations.NullMarked;
