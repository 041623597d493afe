package dev.ganvas.metric.sampleset;

import org.jspecify.annotations.Nullable;

/** Real samples and generated ones beside them. What several figures need of both is computed once. One thread. */
public final class SetPair {
    private final SampleSet real;
    private final SampleSet fake;
    private final int neighbours;
    private @Nullable CrossDistances distances;

    /**
     * Puts two sets side by side.
     *
     * @param neighbours k of the figures that look at the k nearest; less than either set has samples
     */
    public SetPair(SampleSet real, SampleSet fake, int neighbours) {
        if (neighbours < 1 || neighbours >= Math.min(real.count(), fake.count())) {
            throw new IllegalArgumentException("%d neighbours cannot be found among %d and %d samples."
                    .formatted(neighbours, real.count(), fake.count()));
        }
        this.real = real;
        this.fake = fake;
        this.neighbours = neighbours;
    }

    /** Returns whether something is known of both sets. */
    public boolean has(Evidence what) {
        return real.has(what) && fake.has(what);
    }

    public SampleSet real() {
        return real;
    }

    public SampleSet fake() {
        return fake;
    }

    public int neighbours() {
        return neighbours;
    }

    public OwnDistances realDistances() {
        return real.distances(neighbours);
    }

    public OwnDistances fakeDistances() {
        return fake.distances(neighbours);
    }

    public CrossDistances distances() {
        CrossDistances known = distances;
        if (known == null) {
            known = new CrossDistances(real.features(), realDistances(), fake.features(), fakeDistances());
            distances = known;
        }
        return known;
    }
}
