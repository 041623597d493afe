/** How a failure is told: one sentence for the user, in any language. Any thread. */
@NullMarked
package dev.ganvas.problem;

import org.jspecify.annotations.NullMarked;
