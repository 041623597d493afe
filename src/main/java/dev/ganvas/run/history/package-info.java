/**
 * What is kept of the past of a run: its figures, its snapshots and its changed settings. The training thread
 * writes, any thread reads.
 */
@NullMarked
package dev.ganvas.run.history;

import org.jspecify.annotations.NullMarked;
