package dev.ganvas.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.data.Progress;
import dev.ganvas.ui.thread.Background;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LoadProgressTest {
    private final Background here = new Background() {
        @Override
        public <T> void submit(Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
            throw new UnsupportedOperationException("Nothing is read here.");
        }

        @Override
        public void tell(Runnable news) {
            news.run();
        }

        @Override
        public void close() {}
    };

    private final List<String> heard = new ArrayList<>();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final Progress progress = LoadProgress.of(cancelled::get, here, heard::add);

    @Test
    void tellsEachHundredthOnce() {
        for (int done = 0; done <= 5000; done++) {
            progress.update(done, 5000);
        }
        assertThat(heard).hasSize(100).startsWith("Reading 50 of 5,000…").endsWith("Reading 5,000 of 5,000…");
    }

    @Test
    void tellsWhileFilesAreListed() {
        for (int seen = 1; seen <= 1200; seen++) {
            progress.update(seen, 0);
        }
        assertThat(heard).containsExactly("Listing the files, 500 so far…", "Listing the files, 1,000 so far…");
    }

    @Test
    void aFewFilesAreNotWorthAWord() {
        progress.update(0, 0);
        progress.update(7, 9);
        assertThat(heard).isEmpty();
    }

    @Test
    void nobodyHearsOfWhatNobodyWaitsFor() {
        cancelled.set(true);
        progress.update(2500, 5000);
        assertThat(heard).isEmpty();
        assertThat(progress.cancelled()).isTrue();
    }
}
