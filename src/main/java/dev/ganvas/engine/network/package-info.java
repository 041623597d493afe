/** A network as a whole: its specification, its parameters in DL4J, and the compiler that makes a plan of its layers. */
@NullMarked
package dev.ganvas.engine.network;

import org.jspecify.annotations.NullMarked;
