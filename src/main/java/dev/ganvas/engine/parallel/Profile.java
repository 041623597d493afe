package dev.ganvas.engine.parallel;

import dev.ganvas.engine.parallel.WorkerPool.ChunkedWork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the time of a pool's owner goes, operation by operation. Belongs to the owner's thread. */
public final class Profile {
    private final Map<ChunkedWork, Entry> entries = new HashMap<>();

    /**
     * What operations of one name took together.
     *
     * @param name their title
     * @param calls how often they ran
     * @param nanos from beginning to end
     * @param waiting of that, the nanoseconds in which the owner had nothing left to do and others were not finished
     */
    public record Line(String name, long calls, long nanos, long waiting) {
        private Line plus(Entry entry) {
            return new Line(name, calls + entry.calls, nanos + entry.nanos, waiting + entry.waiting);
        }
    }

    private static final class Entry {
        private long calls;
        private long nanos;
        private long waiting;
    }

    void add(ChunkedWork operation, long nanos, long waiting) {
        Entry entry = entries.computeIfAbsent(operation, created -> new Entry());
        entry.calls++;
        entry.nanos += nanos;
        entry.waiting += waiting;
    }

    /** Returns a line for each name, the longest first. */
    public List<Line> lines() {
        Map<String, Line> lines = new HashMap<>();
        entries.forEach((operation, entry) -> {
            String name = operation.title();
            lines.put(name, lines.getOrDefault(name, new Line(name, 0, 0, 0)).plus(entry));
        });
        List<Line> sorted = new ArrayList<>(lines.values());
        sorted.sort((a, b) -> Long.compare(b.nanos, a.nanos));
        return sorted;
    }
}
