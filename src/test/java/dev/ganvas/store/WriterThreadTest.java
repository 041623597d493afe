package dev.ganvas.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.data.numbers.EvenNumbers;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.file.GrowingFile;
import dev.ganvas.file.WriterThread;
import dev.ganvas.run.CheckpointScheduler;
import dev.ganvas.run.Run;
import dev.ganvas.run.history.RunFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The thread that writes a run's files: in order, bounded, and never waited for by whoever only gives it work. */
@Timeout(60)
class WriterThreadTest {
    private static final CheckpointScheduler.Watcher NOBODY = new CheckpointScheduler.Watcher() {
        @Override
        public void unsaved(IOException reason) {
            throw new AssertionError(reason);
        }

        @Override
        public void savedAgain(long step) {}
    };

    private final Path folder;
    private final CountDownLatch slowDisk = new CountDownLatch(1);

    WriterThreadTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void workIsDoneInTheOrderInWhichItWasGivenAndBeforeTheThreadIsClosed() {
        List<Integer> done = Collections.synchronizedList(new ArrayList<>());
        try (WriterThread writer = new WriterThread()) {
            // More than fits: whoever gives it waits for room, and nothing is lost.
            IntStream.range(0, 1000).forEach(i -> writer.execute(() -> done.add(i), 1 << 20));
        }
        assertThat(done)
                .containsExactlyElementsOf(IntStream.range(0, 1000).boxed().toList());
    }

    @Test
    void whoGivesAPictureDoesNotWaitForTheDisk() throws Exception {
        Run run = new Run(Presets.EVEN, Presets.EVEN.defaults(), new EvenNumbers(7));
        try (RunFolder home = RunFolder.create(folder.resolve("run"));
                WriterThread writer = new WriterThread()) {
            writer.execute(this::waitForDisk);
            new SamplePictures(home, writer, NOBODY).add(run, new RunFrame(7, new float[128 * 7], null, null));
            Path picture = home.path().resolve("samples/step-000007.png");
            assertThat(picture).as("the disk is still busy").doesNotExist();
            slowDisk.countDown();
            writer.finish();
            assertThat(picture).isRegularFile();
        }
    }

    @Test
    void aTableGrowsInMemoryWhileTheDiskIsBusyAndIsWrittenAheadWhenItIsNot() throws Exception {
        Path file = folder.resolve("table.csv");
        String line = "1234567,0.25\n";
        try (WriterThread writer = new WriterThread();
                GrowingFile table = GrowingFile.begin(file, writer)) {
            writer.execute(this::waitForDisk);
            IntStream.range(0, 20_000).forEach(i -> table.append(line));
            assertThat(file).as("the disk is still busy").doesNotExist();
            assertThat(table.extent().bytes()).isEqualTo(20_000L * line.length());
            slowDisk.countDown();
            writer.finish();
            assertThat(Files.size(file)).as("without any sync").isGreaterThan(1 << 16);
            table.append(line);
            table.sync();
        }
        assertThat(Files.readString(file)).isEqualTo(line.repeat(20_001));
    }

    private void waitForDisk() {
        try {
            slowDisk.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
