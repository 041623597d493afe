/** What a plan computes channel by channel: batch normalization, bias, rectifiers. */
@NullMarked
package dev.ganvas.engine.plan.channel;

import org.jspecify.annotations.NullMarked;
