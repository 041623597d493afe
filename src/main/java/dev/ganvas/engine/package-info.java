/** The arithmetic: networks described by DL4J, compiled into static ND4J plans. The only package that touches ND4J. A trainer belongs to the thread that compiled it. */
@NullMarked
package dev.ganvas.engine;

import org.jspecify.annotations.NullMarked;
