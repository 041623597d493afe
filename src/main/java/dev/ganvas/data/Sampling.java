package dev.ganvas.data;

/** How batches are drawn from a data set. */
public enum Sampling {
    /** Each epoch is a new permutation; every sample comes once (E3, E4, E5). An incomplete last batch is left out. */
    SHUFFLED,
    /** Each sample is drawn from the whole set, again every time (E1, E2). */
    WITH_REPLACEMENT
}
