package dev.ganvas.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunListener;
import dev.ganvas.run.RunState;
import dev.ganvas.store.SavedRunList;
import dev.ganvas.text.Language;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javafx.event.ActionEvent;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run is left for another, for another language, or for good: nothing waits for it, and nothing of it is lost. */
class LeavingWindowTest extends WindowTestCase {
    private final CountDownLatch slow = new CountDownLatch(1);

    @TempDir
    private Path folder = Path.of("");

    @Override
    String experiment() {
        return "even";
    }

    @Override
    void reopened(Stage stage) {
        window().closeThen(() -> open(stage));
    }

    @AfterEach
    void letItEnd() {
        slow.countDown();
    }

    @Test
    void closingDoesNotHoldTheWindowUpAndSaysThatItSaves() throws Exception {
        trainSlowToEnd();
        AtomicLong nanos = new AtomicLong();
        AtomicReference<String> then = new AtomicReference<>("");
        onFx(() -> {
            long begun = System.nanoTime();
            window().closeThen(() -> then.set("closed"));
            nanos.set(System.nanoTime() - begun);
            return true;
        });
        assertHeldUpNoLongerThanIsFelt(nanos.get());
        assertThat(text("notice-text"))
                .startsWith("Saving Even numbers at step ")
                .endsWith("…");
        assertThat(then.get()).as("it is still saving").isEmpty();

        slow.countDown();
        await("the end", () -> "closed".equals(then.get()));
    }

    @Test
    void aWindowThatIsClosedOnceMoreWhileItSavesGoesAtOnce() throws Exception {
        trainSlowToEnd();
        AtomicReference<String> then = new AtomicReference<>("");
        onFx(() -> {
            window().closeThen(() -> {});
            window().closeThen(() -> then.set("gone"));
            return true;
        });
        assertThat(then.get()).isEqualTo("gone");
    }

    @Test
    void anotherLanguageDoesNotHoldTheWindowUpEither() throws Exception {
        trainSlowToEnd();
        MainWindow english = window();
        AtomicLong nanos = new AtomicLong();
        onFx(() -> {
            RadioMenuItem item = languageItem(Language.SIMPLIFIED_CHINESE);
            long begun = System.nanoTime();
            item.getOnAction().handle(new ActionEvent());
            nanos.set(System.nanoTime() - begun);
            return true;
        });
        assertHeldUpNoLongerThanIsFelt(nanos.get());
        assertThat(text("notice-text")).startsWith("Saving Even numbers");
        assertThat(window()).isSameAs(english);
        slow.countDown();
        await("the window in the other language", () -> window() != english);
    }

    @Test
    void aClickOnRunRightAfterSwitchingIsNotLost() throws Exception {
        Path saved = trainSlowToEnd();
        long before = run().step();
        onFx(() -> {
            session().open(Presets.MNIST_MLP);
            return true;
        });
        await("the state", () -> text("state-text").equals("Stopping Even numbers…"));
        robot.clickOn("#run");
        assertThat(text("run")).isEqualTo("Pause");
        assertThat(onFx(() -> model().stateProperty().get())).isEqualTo(RunState.COMPILING);

        slow.countDown();
        awaitState(RunState.RUNNING);
        assertThat(run().experiment()).isEqualTo(Presets.MNIST_MLP);
        await("where it rests", () -> window().notices().currentProperty().get() != null);
        assertThat(text("notice-text"))
                .startsWith("Even numbers rests at step ")
                .contains("Recent runs")
                .contains(saved.toString());
        assertThat(before).isPositive();
        awaitStep(1);
    }

    /** It would never end if it waited for the run; the rest is what other processes take of the machine. */
    private static void assertHeldUpNoLongerThanIsFelt(long nanos) {
        assertThat(TimeUnit.NANOSECONDS.toMillis(nanos)).as("ms held up").isLessThan(1000);
        System.out.printf("held up %.0f ms%n", nanos / 1e6);
    }

    /** Trains a run that does not end before it is let. Returns its folder. */
    private Path trainSlowToEnd() {
        onFx(() -> {
            window().autosaveIn(new SavedRunList(folder.resolve("runs")));
            session().reset();
            return true;
        });
        awaitReady();
        onFx(() -> {
            session().newSeed();
            return true;
        });
        awaitReady();
        run().addListener(new RunListener() {
            @Override
            public void stateChanged(Run run, RunState from, RunState to) {
                if (to == RunState.STOPPED) {
                    awaitQuietly();
                }
            }
        });
        setSteps("0");
        robot.clickOn("#run");
        awaitStep(20);
        return Objects.requireNonNull(
                onFx(() -> session().autosavedRuns().folder().orElse(null)));
    }

    private void awaitQuietly() {
        try {
            slow.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private RadioMenuItem languageItem(Language language) {
        return node("menu", MenuButton.class).getItems().stream()
                .filter(item -> "menu-language".equals(item.getId()))
                .flatMap(item -> ((Menu) item).getItems().stream())
                .filter(item -> item.getId().equals("language-" + language.tag()))
                .map(RadioMenuItem.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
