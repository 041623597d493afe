package dev.ganvas.data;

/** How batches are drawn from a data set. */
public enum Sampling {
    /** Each epoch is a new permutation; every sample comes once (dcgan, mnist-mlp, mnist-scratch). An incomplete last batch is left out. */
    SHUFFLED,
    /** Each sample is drawn from the whole set, again every time (even, faces). */
    WITH_REPLACEMENT
}
