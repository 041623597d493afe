/**
 * The arithmetic: what others may call to train a pair of networks. Below it stand networks, layers, losses, optimizers
 * and the compiled plans that all of them end in. A trainer belongs to the thread that compiled it.
 */
@NullMarked
package dev.ganvas.engine;

import org.jspecify.annotations.NullMarked;
