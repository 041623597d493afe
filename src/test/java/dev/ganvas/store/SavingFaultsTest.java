package dev.ganvas.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ganvas.engine.StepReport;
import dev.ganvas.experiment.Schema;
import dev.ganvas.run.CheckpointScheduler;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunListener;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What goes wrong with the folder while a run trains, what the user is told, and what survives. The run itself always
 * comes to its end.
 */
@Timeout(120)
class SavingFaultsTest {
    private static final long ENDLESS = 0;
    /** A run that waits in vain ends here. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Path out;
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final CheckpointScheduler.Watcher watcher = new CheckpointScheduler.Watcher() {
        @Override
        public void unsaved(IOException reason) {
            told.add(String.valueOf(reason.getMessage()));
        }

        @Override
        public void savedAgain(long step) {
            told.add("again");
        }
    };

    SavingFaultsTest(@TempDir Path folder) {
        this.out = folder.resolve("run");
    }

    /** Does something to the folder between two steps. */
    private interface Fault {
        void strike(Path folder) throws IOException;
    }

    @Test
    void aFolderThatIsDeletedIsMadeAgainWithAllThatIsKnown() throws Exception {
        Run run = train(SavingFaultsTest::delete, folder -> {}, 2);

        assertThat(told).hasSize(2);
        assertThat(told.get(0))
                .isEqualTo(out + " was deleted while the run trained; it is made again, but the pictures and lists of"
                        + " numbers in it are lost.");
        assertThat(told.get(1)).isEqualTo("again");
        assertThat(Files.readAllLines(out.resolve("losses.csv"))).hasSize((int) run.step() + 1);
        assertThat(SavedCheckpoint.read(out).checkpoint().step()).isEqualTo(run.step());
        assertThat(StoredRun.open(out).steps()).isEqualTo(run.step());
        assertThat(out.resolve(".lock")).doesNotExist();
    }

    @Test
    void aDiskThatIsFullForAWhileCostsNothing() throws Exception {
        // A folder in the place of a file takes no bytes either, and this works for every user on every system.
        Run run = train(
                SavingFaultsTest::takeTheCheckpoints,
                folder -> {
                    for (String name : CheckpointSlots.NAMES) {
                        delete(folder.resolve(name));
                    }
                },
                2);

        assertThat(told).hasSize(2);
        assertThat(told.get(0))
                .startsWith(out.resolve("checkpoint-").toString())
                .contains(" cannot be written (");
        assertThat(told.get(1)).isEqualTo("again");
        assertThat(Files.readAllLines(out.resolve("losses.csv"))).hasSize((int) run.step() + 1);
        assertThat(SavedCheckpoint.read(out).checkpoint().step()).isEqualTo(run.step());
    }

    @Test
    void aDiskThatStaysFullIsToldOnceAndAtTheEndAndTheRestIsSaved() throws Exception {
        assertThatThrownBy(() -> train(SavingFaultsTest::takeTheCheckpoints, folder -> {}, 1))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(out.resolve("checkpoint-").toString())
                .hasMessageContaining(" cannot be written (");

        assertThat(told).hasSize(1);
        assertThat(out.resolve("generator.zip")).exists();
        assertThat(Files.readString(out.resolve("run.json"))).contains("\"outcome\" : \"interrupted\"");
    }

    @Test
    void aTableThatIsNotWhereTheCheckpointLeftItIsMadeAgainOfTheHistory() throws Exception {
        SavedRunFolders.save(out, 30);
        Files.delete(out.resolve("losses.csv"));
        SavedCheckpoint saved = SavedCheckpoint.read(out);
        try (RunFolder folder = RunFolder.open(out);
                RunRecorder recorder = RunRecorder.resume(folder, saved, SavedRunFolders.STRICT)) {
            Run even = SavedRunFolders.even(50);
            Run run = new Run(saved.checkpoint(), even.settings(), even.data());
            SavedRunFolders.train(run, recorder);
        }
        Path whole = out.resolveSibling("whole");
        SavedRunFolders.save(whole, 50);
        assertThat(out.resolve("losses.csv")).hasSameBinaryContentAs(whole.resolve("losses.csv"));
    }

    /** Trains; strikes when a checkpoint is saved; lets it heal when that was told; ends when so many things were told and 500 more steps. */
    private Run train(Fault fault, Fault healing, int enough) throws Exception {
        Run even = SavedRunFolders.even(ENDLESS);
        Run run = new Run(
                even.experiment(),
                even.settings().with(Schema.CHECKPOINT, Schema.CHECKPOINT.min()).with(Schema.SAMPLE_EVERY, 1000L),
                even.data());
        try (RunFolder folder = RunFolder.create(out);
                RunRecorder recorder = RunRecorder.begin(folder, watcher)) {
            run.addListener(new RunListener() {
                private boolean struck;
                private boolean healed;
                private long endAt = Long.MAX_VALUE;

                @Override
                public void stepped(Run stepping, StepReport report) throws IOException {
                    if (!struck && recorder.savedStep() > 0) {
                        struck = true;
                        fault.strike(out);
                    }
                    if (!healed && told.size() == 1) {
                        healed = true;
                        healing.strike(out);
                    }
                    if (told.size() >= enough && endAt == Long.MAX_VALUE) {
                        endAt = report.step + 500;
                    }
                    if (report.step == endAt || stepping.elapsed().compareTo(LONGEST) > 0) {
                        stepping.pause();
                    }
                }
            });
            SavedRunFolders.train(run, recorder);
        }
        assertThat(run.failure()).isNull();
        return run;
    }

    /** Puts a folder in the place of each checkpoint, also while one is being written. */
    private static void takeTheCheckpoints(Path folder) throws IOException {
        for (String name : CheckpointSlots.NAMES) {
            Path place = folder.resolve(name);
            while (!Files.isDirectory(place)) {
                try {
                    Files.deleteIfExists(place);
                    Files.createDirectories(place.resolve("taken"));
                } catch (FileSystemException e) {
                    assertThat(e).as("it was written in between: once more").isNotNull();
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
