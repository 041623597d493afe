package dev.ganvas.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReadingLinesTest {
    private final StringWriter text = new StringWriter();
    private final AtomicLong nanos = new AtomicLong(-5);
    private final ReadingLines lines = new ReadingLines(new PrintWriter(text)::println, nanos::get);

    @Test
    void saysNothingInTheFirstSecond() {
        nanos.addAndGet(999_999_999L);
        lines.update(1, 10);

        assertThat(text.toString()).isEmpty();
    }

    @Test
    void saysHowFarItIsAfterASecondAndThenEveryFew() {
        nanos.addAndGet(1_000_000_000L);
        lines.update(12_345, 0);
        lines.update(12_346, 0);
        nanos.addAndGet(5_000_000_000L);
        lines.update(7, 2_000);

        assertThat(text.toString().lines())
                .containsExactly("Listing the data: 12,345 files seen…", "Reading the data: 7 of 2,000…");
    }
}
