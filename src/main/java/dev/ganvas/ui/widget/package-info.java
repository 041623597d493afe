/**
 * Charts, grids and lists that know nothing of GANs: figures and pixels in, picture out. JavaFX thread only.
 *
 * <p>Colours, widths and fonts come from CSS alone; each class lists its properties. Shared by all of them:
 *
 * <ul>
 *   <li>{@code -fx-font} and {@code -fx-font-size}, {@code -fx-font-family}: the text that is drawn, inherited
 *   <li>{@code -ganvas-text}: axis labels and other quiet text
 *   <li>{@code -ganvas-strong-text}: figures, readouts
 *   <li>{@code -ganvas-grid}: hairlines
 *   <li>{@code -ganvas-readout}: the ground of the small box that shows values under the pointer
 *   <li>{@code -ganvas-focus}: the frame around the widget that the keyboard acts on
 * </ul>
 */
@NullMarked
package dev.ganvas.ui.widget;

import org.jspecify.annotations.NullMarked;
