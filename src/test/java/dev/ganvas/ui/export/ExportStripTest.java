package dev.ganvas.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.file.AtomicFile;
import dev.ganvas.ui.notice.Notice;
import dev.ganvas.ui.notice.Notices;
import dev.ganvas.ui.thread.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressBar;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Long exports, written by a background thread of their own while the window goes on. */
@Timeout(60)
class ExportStripTest {
    private final Path folder;
    private final FxRobot robot = new FxRobot();
    private final Notices notices = new Notices();
    private final ExportQueue queue = new ExportQueue(Background.onOneThread(), notices);
    private final CountDownLatch goOn = new CountDownLatch(1);

    ExportStripTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void openStrip() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(() -> {
            Stage stage = new Stage();
            stage.setScene(new Scene(new ExportStrip(queue), 700, 120));
            stage.show();
        });
    }

    @AfterEach
    void closeStrip() throws Exception {
        goOn.countDown();
        onFx(() -> {
            queue.close();
            robot.window(0).hide();
            return true;
        });
    }

    @Test
    void aLongExportShowsHowFarItIsAndGoesWhenItIsDone() {
        Path file = folder.resolve("film.gif");
        submit(file);
        await(
                "the line",
                () -> robot.lookup("#export-text").tryQuery().isPresent() && text().equals("Writing film.gif · 40 %"));
        assertThat(onFx(() -> robot.lookup("#export-progress")
                        .queryAs(ProgressBar.class)
                        .getProgress()))
                .isEqualTo(0.4);
        assertThat(file).doesNotExist();
        goOn.countDown();
        await("no line", () -> robot.lookup("#export-text").tryQuery().isEmpty());
        await("a notice", () -> notices.currentProperty().get() != null);
        assertThat(notice().text()).isEqualTo("done");
        assertThat(file).hasContent("half and half");
    }

    @Test
    void cancelLeavesNoFileAndSaysSo() {
        submit(folder.resolve("film.gif"));
        await("the button", () -> robot.lookup("#export-cancel").tryQuery().isPresent());
        robot.clickOn("#export-cancel");
        await("a notice", () -> notices.currentProperty().get() != null);
        assertThat(notice()).isEqualTo(Notice.done("film.gif was cancelled; nothing was written."));
        assertThat(folder).isEmptyDirectory();
        assertThat(onFx(() -> queue.works().isEmpty())).isTrue();
    }

    @Test
    void aSecondExportWaitsAndCanBeCancelledMeanwhile() {
        submit(folder.resolve("first.gif"));
        submit(folder.resolve("second.gif"));
        await("two lines", () -> robot.lookup("#export-text").queryAll().size() == 2);
        assertThat(onFx(() -> robot.lookup("#export-text").queryAllAs(Labeled.class).stream()
                        .map(Labeled::getText)
                        .toList()))
                .contains("second.gif waits…");
        onFx(() -> {
            queue.works().get(1).cancel();
            return true;
        });
        goOn.countDown();
        await("both ended", () -> queue.works().isEmpty());
        assertThat(folder.resolve("first.gif")).exists();
        assertThat(folder.resolve("second.gif")).doesNotExist();
    }

    @Test
    void aFailureIsOneSentence() {
        onFx(() -> {
            queue.submit(folder.resolve("a.png"), progress -> {
                throw new IOException("a.png cannot be written (disk full); choose another place.");
            });
            return true;
        });
        await("a notice", () -> notices.currentProperty().get() != null);
        assertThat(notice().kind()).isEqualTo(Notice.Severity.PROBLEM);
        assertThat(notice().text()).isEqualTo("a.png cannot be written (disk full); choose another place.");
    }

    @Test
    void closingTheWindowLeavesNoHalfFile() throws Exception {
        submit(folder.resolve("film.gif"));
        await("the half that is written", () -> folder.toFile().list().length == 1);
        onFx(() -> {
            queue.close();
            return true;
        });
        assertThat(folder).isEmptyDirectory();
    }

    /** Writes a half, waits until it may go on or is cancelled, writes the rest. */
    private void submit(Path file) {
        onFx(() -> {
            queue.submit(file, progress -> {
                AtomicFile.write(file, temporary -> {
                    Files.writeString(temporary, "half and");
                    progress.update(40, 100);
                    try {
                        while (!goOn.await(5, TimeUnit.MILLISECONDS)) {
                            if (progress.cancelled()) {
                                throw new CancellationException("cancelled");
                            }
                        }
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                    Files.writeString(temporary, "half and half");
                });
                return "done";
            });
            return true;
        });
    }

    private String text() {
        return robot.lookup("#export-text").queryAs(Labeled.class).getText();
    }

    private Notice notice() {
        return Objects.requireNonNull(onFx(() -> notices.currentProperty().get()));
    }

    private static <T> T onFx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, work);
    }

    private static void await(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> onFx(condition));
        } catch (TimeoutException e) {
            throw new AssertionError("Never came: " + what, e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }
}
