/** Arrays in, figures out. No state, any thread. */
@NullMarked
package dev.ganvas.metric;

import org.jspecify.annotations.NullMarked;
