package dev.ganvas.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Prints how far reading the data is, once it has taken a second, and then every few. One thread. */
final class ReadingLines implements dev.ganvas.data.Progress {
    private static final long FIRST_NANOS = 1_000_000_000L;
    private static final long NEXT_NANOS = 5_000_000_000L;

    private final PrintWriter out;
    private final LongSupplier nanos;
    private long nextAt;

    ReadingLines(PrintWriter out) {
        this(out, System::nanoTime);
    }

    /** Creates it with another clock, which counts nanoseconds. */
    ReadingLines(PrintWriter out, LongSupplier nanos) {
        this.out = out;
        this.nanos = nanos;
        nextAt = nanos.getAsLong() + FIRST_NANOS;
    }

    @Override
    public void update(long done, long total) {
        long now = nanos.getAsLong();
        if (now - nextAt < 0) {
            return;
        }
        nextAt = now + NEXT_NANOS;
        String line = total == 0 ? "Listing the data: %,d files seen…" : "Reading the data: %,d of %,d…";
        out.println(String.format(Locale.ROOT, line, done, total));
        out.flush();
    }
}
