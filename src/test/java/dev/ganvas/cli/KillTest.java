package dev.ganvas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that trains is killed at random moments, as by {@code kill -9}, and the run is gone on with. Whenever that
 * was, the run ends as one that nobody disturbed.
 */
class KillTest {
    private static final int STEPS = 40_000;
    private static final long SEED = 20260521;

    private final Path folder;
    private final Random random = new Random(SEED);

    KillTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aRunThatWasKilledGoesOnAsIfNothingHadHappened() throws Exception {
        kill(5);
    }

    @Test
    @Tag("slow")
    void soDoesOneThatWasKilledAtAnyOfTwoHundredMoments() throws Exception {
        kill(200);
    }

    private void kill(int times) throws Exception {
        Path whole = folder.resolve("whole");
        CliRun undisturbed = CliRun.of(train(whole));
        assertThat(undisturbed.complaint()).isEmpty();
        Path killed = folder.resolve("killed");
        int whileTraining = 0;
        for (int i = 0; i < times; i++) {
            boolean begun = begins(killed);
            whileTraining += killOnce(killed) ? 1 : 0;
            if (begins(killed)) {
                Path copy = folder.resolve("copy" + i);
                RunFolders.copy(killed, copy);
                CliRun resumed = CliRun.of("resume", copy.toString());
                // Killed between its last file and the end of the process, there is nothing left to do.
                assertThat(resumed.complaint())
                        .as("kill %d", i)
                        .matches(said -> said.isEmpty() || said.contains("is finished at step " + STEPS));
                RunFolders.assertSameRun(copy, whole);
            } else {
                assertThat(begun).as("a checkpoint is never lost").isFalse();
            }
        }
        assertThat(whileTraining).as("kills that met a run in training").isGreaterThan(times / 3);
    }

    /** Starts the run, or goes on with it, and kills that after a while; returns whether it was at work then. */
    private boolean killOnce(Path run) throws Exception {
        if (Files.exists(run.resolve("generator.zip"))) {
            delete(run);
        }
        String[] arguments = begins(run) ? new String[] {"resume", run.toString()} : train(run);
        Path log = folder.resolve("log");
        Process process = RunFolders.start(log, arguments);
        try {
            // Most of the time goes by before training begins, so the clock starts at its first line.
            boolean early = random.nextInt(8) == 0;
            while (!early && process.isAlive() && !Files.readString(log).contains("step ")) {
                process.waitFor(5, TimeUnit.MILLISECONDS);
            }
            process.waitFor(random.nextInt(early ? 3000 : 1200), TimeUnit.MILLISECONDS);
            boolean atWork = process.isAlive() && Files.readString(log).contains("step ");
            assertThat(process.isAlive() || process.exitValue() == 0)
                    .as("%s", Files.readString(log))
                    .isTrue();
            return atWork;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static boolean begins(Path run) {
        return Files.exists(run.resolve("checkpoint-1.ganvas")) || Files.exists(run.resolve("checkpoint-2.ganvas"));
    }

    private static String[] train(Path out) {
        return new String[] {
            "train",
            "even",
            "--steps",
            "" + STEPS,
            "--sample-every",
            "4000",
            "--checkpoint",
            "100ms",
            "--out",
            out.toString()
        };
    }

    private static void delete(Path folder) throws Exception {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
