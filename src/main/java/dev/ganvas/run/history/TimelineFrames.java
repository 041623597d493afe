package dev.ganvas.run.history;

import dev.ganvas.data.SampleShape;
import dev.ganvas.data.ValueRange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What a run made of its fixed noise, at the steps that its timeline kept and at its last one.
 *
 * @param kept by increasing step
 * @param last what it made at its end, exactly; null while there is no end
 * @param shape of one sample
 * @param range of the values of samples
 */
public record TimelineFrames(List<Snapshot> kept, @Nullable RunFrame last, SampleShape shape, ValueRange range) {

    /** Returns what was kept, and the last step behind it if that is later. */
    public List<Snapshot> all() {
        RunFrame end = last;
        if (end == null || !isBehind(end.step(), kept)) {
            return kept;
        }
        List<Snapshot> all = new ArrayList<>(kept);
        all.add(Snapshot.of(end, range, Snapshot.Keeps.ALWAYS));
        return all;
    }

    /** Returns the steps of which there are samples, in order; copies no sample, so that it can be asked often. */
    public long[] steps() {
        LongStream steps = kept.stream().mapToLong(Snapshot::step);
        RunFrame end = last;
        return (end == null || !isBehind(end.step(), kept)
                        ? steps
                        : LongStream.concat(steps, LongStream.of(end.step())))
                .toArray();
    }

    /** Returns whether a step comes later than all that was kept. */
    public static boolean isBehind(long step, List<Snapshot> kept) {
        return kept.isEmpty() || kept.get(kept.size() - 1).step() < step;
    }

    /** Returns the samples of the last of these steps up to {@code step}, else the first there are; null for none. */
    public @Nullable RunFrame at(long step) {
        RunFrame end = last;
        if (end != null && (end.step() <= step || kept.isEmpty())) {
            return end;
        }
        Snapshot found = kept.isEmpty() ? null : kept.get(0);
        for (Snapshot snapshot : kept) {
            if (snapshot.step() > step) {
                break;
            }
            found = snapshot;
        }
        return found == null ? null : found.frame(shape, range);
    }
}
