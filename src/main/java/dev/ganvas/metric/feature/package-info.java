/**
 * What is seen in an image: rows of features that distances between sets of images are measured by. Plain Java on arrays,
 * so that the same images give the same features to the bit on any thread, whatever the trainer does beside it.
 */
@NullMarked
package dev.ganvas.metric.feature;

import org.jspecify.annotations.NullMarked;
