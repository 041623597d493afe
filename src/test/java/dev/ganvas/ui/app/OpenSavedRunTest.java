package dev.ganvas.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.run.Run;
import dev.ganvas.store.RunFolder;
import dev.ganvas.store.SavedCheckpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Opening what was saved: it is found, offered, left as it is unless it is trained on, and never lost. */
@Timeout(120)
class OpenSavedRunTest extends AutosaveTestCase {
    @Test
    void aRunThatIsOnlyLookedAtStaysAsItIs() throws Exception {
        step(40);
        close();
        Path saved = savedRuns().newest().get(0);
        Map<Path, FileTime> before = times(saved);
        assertThat(before).hasSizeGreaterThan(5);
        open();
        openRun(saved);
        await("step 40", () -> window().session().model().stepProperty().get() == 40);
        close();

        assertThat(times(saved)).isEqualTo(before);
    }

    @Test
    void theRunThatIsOpenIsNotOpenedOnceMore() throws Exception {
        step(40);
        Path own = savedRuns().newest().get(0);
        Run same = run();
        openRun(own);

        assertThat(onFx(() -> window().notices().currentProperty().get().text()))
                .isEqualTo(own + " is the run that is open.");
        step(5);
        assertThat(run()).isSameAs(same);
    }

    @Test
    void aRunThatWasCutOffIsOfferedAtTheNextStart() throws Exception {
        cutOffAt25();
        assertThat(onFx(() -> robot.lookup("#recovery-text").queryLabeled().getText()))
                .contains("Even numbers")
                .contains("25");
        robot.clickOn("#recovery-continue");
        await("step 25", () -> window().session().model().stepProperty().get() == 25);
        assertThat(onFx(() -> robot.lookup("#recovery").query().isVisible())).isFalse();
    }

    @Test
    void theOfferGoesWhenTheRunIsOpenedAnotherWay() throws Exception {
        Path cut = cutOffAt25();
        openRun(cut);
        await("step 25", () -> window().session().model().stepProperty().get() == 25);
        await("no offer", () -> !robot.lookup("#recovery").query().isVisible());
    }

    @Test
    void goingBackBehindWhatAFolderHoldsIsAskedFirstAndLosesNothing() throws Exception {
        step(20);
        await("the checkpoint", () -> savedStep() == 20);
        Path saved = savedRuns().newest().get(0);
        byte[] earlier = Files.readAllBytes(saved.resolve("checkpoint-2.ganvas"));
        step(20);
        close();
        byte[] networks = Files.readAllBytes(saved.resolve("generator.zip"));
        Files.write(saved.resolve("checkpoint-1.ganvas"), new byte[0]);
        Files.write(saved.resolve("checkpoint-2.ganvas"), earlier);
        Map<Path, FileTime> before = times(saved);
        open();
        openRun(saved);
        await("the question", () -> robot.lookup("#recovery").query().isVisible());
        assertThat(onFx(() -> robot.lookup("#recovery-text").queryLabeled().getText()))
                .contains(" is damaged (it has only 0 bytes)")
                .contains(saved
                        + " holds results up to step 40, but its newest checkpoint that can be read is of step 20.");
        assertThat(times(saved)).isEqualTo(before);
        robot.clickOn("#recovery-continue");
        await("the folder", () -> window().session().autosavedRuns().folder().isPresent());
        assertThat(run().step()).isEqualTo(20);
        assertThat(saved.resolve("replaced/generator.zip")).hasBinaryContent(networks);
        assertThat(saved.resolve("replaced/losses.csv")).content().hasLineCount(21);
    }

    @Test
    void aFolderThatAnotherWindowHasIsShownAndNotSavedInto() throws Exception {
        step(10);
        close();
        Path used = savedRuns().newest().get(0);
        open();
        try (RunFolder another = RunFolder.open(used)) {
            assertThat(another.path()).isEqualTo(used);
            openRun(used);
            await("a notice", () -> window().notices().currentProperty().get() != null);
            assertThat(onFx(() -> window().notices().currentProperty().get().text()))
                    .contains("in use by another Ganvas")
                    .contains("not saved");
            step(5);
            assertThat(run().step()).isEqualTo(15);
            assertThat(onFx(() -> window().session().autosavedRuns().folder())).isEmpty();
        }
        assertThat(SavedCheckpoint.read(used).checkpoint().step()).isEqualTo(10);
        openRun(used);
        await("the folder", () -> window().session().autosavedRuns().folder().isPresent());
        assertThat(onFx(() -> window().notices().currentProperty().get() == null))
                .as("the notice was of the opening before")
                .isTrue();
    }

    @Test
    void aFolderWithoutARunIsRefusedInOneSentenceAndTheRunStays() throws Exception {
        step(5);
        Run before = run();
        Path other = Files.createDirectory(folder.resolve("other"));
        openRun(other);
        await("a notice", () -> window().notices().currentProperty().get() != null);
        assertThat(onFx(() -> window().notices().currentProperty().get().text()))
                .startsWith(other + " holds no run");
        assertThat(run()).isSameAs(before);
    }

    private static Map<Path, FileTime> times(Path run) throws Exception {
        Map<Path, FileTime> times = new TreeMap<>();
        for (Path file : list(run)) {
            times.put(file, Files.getLastModifiedTime(file));
        }
        return times;
    }

    /** Leaves a run on the shelf as a killed program does, and opens a new window, which offers it. */
    private Path cutOffAt25() throws Exception {
        step(25);
        await("the checkpoint", () -> savedStep() == 25);
        Path cut = copyOf(savedRuns().newest().get(0));
        close();
        deleteAll(savedRuns().newest());
        Path left = Files.move(cut, savedRuns().folder().resolve("even-2026-01-02-030405"));
        open();
        await("the offer", () -> robot.lookup("#recovery").query().isVisible());
        return left;
    }

    private Path copyOf(Path run) throws Exception {
        Path copy = Files.createDirectory(folder.resolve("copy"));
        for (Path file : list(run)) {
            if (Files.isRegularFile(file) && !file.getFileName().toString().equals(".lock")) {
                Files.copy(file, copy.resolve(file.getFileName().toString()));
            }
        }
        return copy;
    }

    private static void deleteAll(List<Path> runs) throws Exception {
        for (Path run : runs) {
            RunFolder.open(run).delete();
            assertThat(run).doesNotExist();
        }
    }
}
