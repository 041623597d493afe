/** What networks are made of: one file a layer, which answers for all that depends on the kind of layer. */
@NullMarked
package dev.ganvas.engine.layer;

import org.jspecify.annotations.NullMarked;
