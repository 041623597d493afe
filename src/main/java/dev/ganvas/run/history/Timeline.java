package dev.ganvas.run.history;

import dev.ganvas.data.ValueRange;
import dev.ganvas.run.history.Snapshot.Keeps;
import java.util.ArrayList;
import java.util.List;

/**
 * What the generator made of the fixed noise, from the first step on: every step at first, then ever more rarely, each
 * {@value #GROWTH} times as late as the one before, and at every {@link LiveChange}. The steps follow from the rule alone, so
 * runs can be laid side by side. When the memory allowed is full, snapshots go where they stand closest, never the
 * first, the last or one at a mark.
 *
 * <p>The training thread adds; any thread may read {@link #snapshots}.
 */
public final class Timeline {
    /** Room for several hundred grids of a hundred digits. */
    public static final long DEFAULT_BYTES = 64L << 20;

    private static final double GROWTH = 1.04;

    private final long mostBytes;
    private final ValueRange range;
    private volatile List<Snapshot> snapshots = List.of();
    private long bytes;
    private long due;

    /** Creates an empty timeline of samples in {@code range} that holds at most {@code mostBytes} of them. */
    public Timeline(ValueRange range, long mostBytes) {
        this.range = range;
        this.mostBytes = mostBytes;
    }

    /** Returns the snapshots by step, oldest first; the list never changes, a later call returns a longer one. */
    public List<Snapshot> snapshots() {
        return snapshots;
    }

    /** Returns whether the rule asks for a snapshot after this step; the training thread only. */
    public boolean wants(long step) {
        return step >= due;
    }

    /** Takes what was made at a step; once more for the same step replaces it. The training thread only. */
    public void add(RunFrame frame, Keeps keeps) {
        while (due <= frame.step()) {
            due = after(due);
        }
        List<Snapshot> longer = new ArrayList<>(snapshots);
        Snapshot last = longer.isEmpty() ? null : longer.get(longer.size() - 1);
        Keeps how = keeps;
        if (last != null && last.step() >= frame.step()) {
            how = last.keeps() == Keeps.ALWAYS ? Keeps.ALWAYS : keeps;
            remove(longer, longer.size() - 1);
        }
        Snapshot taken = Snapshot.of(frame, range, how);
        longer.add(taken);
        bytes += taken.bytes();
        while (bytes > mostBytes && thin(longer)) {}
        snapshots = List.copyOf(longer);
    }

    /** Takes over what another timeline of the same run held; the training thread only. */
    public void restore(List<Snapshot> saved) {
        clear();
        snapshots = List.copyOf(saved);
        for (Snapshot snapshot : saved) {
            bytes += snapshot.bytes();
            while (due <= snapshot.step()) {
                due = after(due);
            }
        }
    }

    /** Forgets everything; the training thread only. */
    public void clear() {
        snapshots = List.of();
        bytes = 0;
        due = 0;
    }

    private static long after(long step) {
        return Math.max(step + 1, (long) (step * GROWTH));
    }

    /** Drops the snapshot that stands closest between its neighbours, measured as the rule does: by the ratio of steps. */
    private boolean thin(List<Snapshot> list) {
        int closest = -1;
        double least = Double.MAX_VALUE;
        for (int i = 1; i < list.size() - 1; i++) {
            double gap =
                    (double) (list.get(i + 1).step() + 1) / (list.get(i - 1).step() + 1);
            if (list.get(i).keeps() == Keeps.WHILE_ROOM && gap < least) {
                least = gap;
                closest = i;
            }
        }
        if (closest < 0) {
            return false;
        }
        remove(list, closest);
        return true;
    }

    private void remove(List<Snapshot> list, int index) {
        bytes -= list.remove(index).bytes();
    }
}
