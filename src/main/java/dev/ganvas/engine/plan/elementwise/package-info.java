/** What a plan computes value by value, whatever the layout: activations, maxima of pieces, masks. */
@NullMarked
package dev.ganvas.engine.plan.elementwise;

import org.jspecify.annotations.NullMarked;
