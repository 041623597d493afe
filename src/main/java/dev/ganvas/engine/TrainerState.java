package dev.ganvas.engine;

import dev.ganvas.engine.network.NetworkState;

/**
 * Everything that a {@link GanTrainer} goes on from, bit for bit: both networks, their optimizers and the step, from
 * which dropout and batches follow. Plain arrays without native memory, to be used again for the next copy. Not
 * thread-safe: hand it from one thread to another.
 */
public final class TrainerState {
    private final NetworkState generator;
    private final NetworkState discriminator;
    private long step;

    /** Creates room for the networks of {@code spec}, at step 0. */
    public TrainerState(GanSpec spec) {
        this.generator = new NetworkState(
                Math.toIntExact(spec.generator().storedValues()),
                0,
                Math.toIntExact(spec.steadying().averaged(spec.generator())));
        this.discriminator = new NetworkState(
                Math.toIntExact(spec.discriminator().storedValues()),
                Math.toIntExact(spec.steadying().directions(spec.discriminator())),
                0);
    }

    public NetworkState generator() {
        return generator;
    }

    public NetworkState discriminator() {
        return discriminator;
    }

    /** Returns the steps done. */
    public long step() {
        return step;
    }

    /** Says how many steps are done. */
    public void setStep(long done) {
        step = done;
    }

    /** Returns whether every number of it is finite, so that training can go on from it. */
    public boolean isFinite() {
        return generator.isFinite() && discriminator.isFinite();
    }
}
