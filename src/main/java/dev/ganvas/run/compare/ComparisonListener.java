package dev.ganvas.run.compare;

import dev.ganvas.run.Run;

/** Hears what a comparison does, on its training thread. What it throws fails the run that it was told of, alone. */
public interface ComparisonListener {

    /** Called before a run trains, so that listeners can be added to it. */
    default void starting(VariantRun variant, Run run) throws Exception {}

    /** Called when a run has ended, well or not, and its networks are still there to be saved. */
    default void ending(VariantRun variant, Run run) throws Exception {}
}
