package dev.ganvas.ui.train;

import dev.ganvas.data.Dataset;
import dev.ganvas.data.Progress;
import dev.ganvas.run.RealNeighbours;
import dev.ganvas.run.RealNeighbours.Neighbour;
import dev.ganvas.ui.thread.Background;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the real images nearest to a generated one, in the background. Of samples that come while it is at work only
 * the newest is looked at. JavaFX thread.
 */
final class NeighbourSearch {
    /** How many are shown. */
    static final int MOST = 5;

    private static final long NANOS_BETWEEN_NEWS = TimeUnit.MILLISECONDS.toNanos(100);

    /**
     * What was found.
     *
     * @param nearest real images, nearest first
     * @param typical how near a real image's nearest other one typically is
     */
    record FoundNeighbours(Dataset data, List<Neighbour> nearest, double typical) {}

    private record Wanted(Dataset data, float[] sample) {}

    private final Background background;
    private final Consumer<FoundNeighbours> found;
    private final DoubleConsumer progressed;
    private final Consumer<? super Throwable> failed;
    private @Nullable Wanted next;
    private boolean working;
    /** Counts what was called off; work for an earlier count stops. */
    private volatile long round;

    private @Nullable Dataset typicalOf;
    private double typical;

    /**
     * Begins without work.
     *
     * @param progressed hears how far long work is, in [0, 1]
     */
    NeighbourSearch(
            Background background,
            Consumer<FoundNeighbours> found,
            DoubleConsumer progressed,
            Consumer<? super Throwable> failed) {
        this.background = background;
        this.found = found;
        this.progressed = progressed;
        this.failed = failed;
    }

    void look(Dataset data, float[] sample) {
        next = new Wanted(data, sample);
        work();
    }

    /** Stops what is under way and forgets what was wanted. */
    void cancel() {
        long later = round + 1;
        round = later;
        next = null;
        working = false;
    }

    private void work() {
        Wanted wanted = next;
        if (working || wanted == null) {
            return;
        }
        next = null;
        working = true;
        long mine = round;
        boolean known = wanted.data().equals(typicalOf);
        double before = typical;
        background.submit(
                () -> {
                    Progress progress = progress(mine);
                    List<Neighbour> nearest = RealNeighbours.of(wanted.sample(), wanted.data(), MOST, progress);
                    double usual = known ? before : RealNeighbours.typicalDistance(wanted.data(), progress);
                    return new FoundNeighbours(wanted.data(), nearest, usual);
                },
                result -> {
                    if (mine == round) {
                        typicalOf = result.data();
                        typical = result.typical();
                        working = false;
                        found.accept(result);
                        work();
                    }
                },
                failure -> {
                    // Work that was called off ends this way, and nobody waits for it.
                    if (mine == round && !(failure instanceof CancellationException)) {
                        working = false;
                        failed.accept(failure);
                    }
                });
    }

    private Progress progress(long mine) {
        return new Progress() {
            private long told = System.nanoTime();

            @Override
            public void update(long done, long total) {
                if (System.nanoTime() - told > NANOS_BETWEEN_NEWS) {
                    told = System.nanoTime();
                    background.tell(() -> {
                        if (mine == round) {
                            progressed.accept((double) done / total);
                        }
                    });
                }
            }

            @Override
            public boolean cancelled() {
                return mine != round;
            }
        };
    }
}
