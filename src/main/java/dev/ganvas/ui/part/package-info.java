/** Controls and adapters that several views are made of. JavaFX thread. */
@NullMarked
package dev.ganvas.ui.part;

import org.jspecify.annotations.NullMarked;
