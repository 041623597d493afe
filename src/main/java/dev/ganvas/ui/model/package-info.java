/**
 * What the views show: the session, its run, and what is asked of it. Holds no controls. JavaFX thread, unless a
 * class says otherwise.
 */
@NullMarked
package dev.ganvas.ui.model;

import org.jspecify.annotations.NullMarked;
