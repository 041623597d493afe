package dev.ganvas.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.store.RunSummary;
import dev.ganvas.store.SavedCheckpoint;
import dev.ganvas.store.SavedRunList;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A window whose process is told to end, as at a logout, saves as closing it does. */
@Timeout(180)
@EnabledIf(value = "processesCanBeToldToEnd", disabledReason = "processes can only be killed here")
class TerminationTest {
    private final Path folder;

    TerminationTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static boolean processesCanBeToldToEnd() {
        return ProcessHandle.current().supportsNormalTermination();
    }

    @Test
    void aWindowThatIsToldToEndWhileItTrainsSavesItsRun() throws Exception {
        Path log = folder.resolve("log");
        Process process = start(log);
        try {
            while (process.isAlive() && !Files.readString(log).contains("the run trains")) {
                process.waitFor(50, TimeUnit.MILLISECONDS);
            }
            assertThat(process.isAlive()).as("%s", Files.readString(log)).isTrue();
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(process.exitValue()).as("%s", Files.readString(log)).isEqualTo(128 + 15);
        SavedRunList runs = new SavedRunList(folder.resolve("data/ganvas/runs"));
        RunSummary run = runs.lastUnfinished(Optional.empty()).orElseThrow();
        assertThat(run.end()).isEqualTo(RunSummary.End.RESTING);
        assertThat(run.step()).isPositive();
        assertThat(SavedCheckpoint.read(run.folder()).checkpoint().step()).isEqualTo(run.step());
        assertThat(run.picture()).isPresent();
    }

    private Process start(Path log) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Dprism.order=sw",
                "-Dglass.platform=Monocle",
                "-Dmonocle.platform=Headless",
                "-Djava.awt.headless=true",
                "-Duser.language=en",
                "-Djava.util.prefs.userRoot=" + folder.resolve("preferences"),
                "-cp",
                System.getProperty("java.class.path"),
                TrainingWindowProcess.class.getName()));
        builder.environment().put("XDG_DATA_HOME", folder.resolve("data").toString());
        return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }
}
