package dev.ganvas.cli.report;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Reports how far reading the data is, once it has taken a second, and then every few. One thread. */
public final class ReadingLines implements dev.ganvas.data.Progress {
    private static final long FIRST_NANOS = 1_000_000_000L;
    private static final long NEXT_NANOS = 5_000_000_000L;

    private final Consumer<String> report;
    private final LongSupplier nanos;
    private long nextAt;

    /** Creates it; each line is given to {@code report}. */
    public ReadingLines(Consumer<String> report) {
        this(report, System::nanoTime);
    }

    /** Creates it with another clock, which counts nanoseconds. */
    ReadingLines(Consumer<String> report, LongSupplier nanos) {
        this.report = report;
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
        report.accept(String.format(Locale.ROOT, line, done, total));
    }
}
