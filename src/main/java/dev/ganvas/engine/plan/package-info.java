/** Compiled operations and the native arrays they work on: with the layers, the only code that sees ND4J's arrays. */
@NullMarked
package dev.ganvas.engine.plan;

import org.jspecify.annotations.NullMarked;
