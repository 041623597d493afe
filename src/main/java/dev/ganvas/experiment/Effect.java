package dev.ganvas.experiment;

/** When a changed setting takes effect on a run that has begun. */
public enum Effect {
    /** At the next step, without stopping; optimizer state is kept. */
    NEXT_STEP,
    /** Only in a new run, because networks, weights or data change. */
    NEW_RUN
}
