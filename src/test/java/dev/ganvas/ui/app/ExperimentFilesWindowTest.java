package dev.ganvas.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.experiment.Schema;
import dev.ganvas.store.ExperimentFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The experiment in the window is saved as a file, opened again, listed, and copied as a command. */
class ExperimentFilesWindowTest extends WindowTestCase {
    private final Path folder;

    ExperimentFilesWindowTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Override
    String experiment() {
        return "even";
    }

    @Test
    void whatIsSavedIsOpenedAgain() throws Exception {
        awaitReady();
        onFx(() -> {
            session().enter(Schema.GENERATOR, "dense 9 relu, dense 7 sigmoid");
            session().enter(Schema.LR, "0.25");
            return true;
        });
        awaitReady();
        dialogs.answer = Optional.of(folder.resolve("mine"));
        fire("menu-experiment-save");
        Path file = folder.resolve("mine.ganvas.json");
        await("the file", () -> Files.exists(file));
        assertThat(dialogs.suggestions).contains("even.ganvas.json");
        assertThat(ExperimentFile.read(file).settings())
                .isEqualTo(session().desiredProperty().get().settings());

        onFx(() -> {
            session().restoreAll();
            return true;
        });
        awaitSetting(Schema.LR, 0.001);
        dialogs.answer = Optional.of(file);
        fire("menu-experiment-open");
        awaitSetting(Schema.LR, 0.25);
        assertThat(run().settings().text(Schema.GENERATOR)).isEqualTo("dense 9 relu, dense 7 sigmoid");
        onFx(() -> {
            MenuButton menu = node("menu", MenuButton.class);
            menu.getOnShowing().handle(new Event(MenuButton.ON_SHOWING));
            return true;
        });
        Menu recent = (Menu) item("menu-recent-experiments");
        assertThat(recent.getItems()).extracting(MenuItem::getText).containsExactly(file.toString());
    }

    @Test
    void theCommandIsCopied() {
        awaitReady();
        onFx(() -> {
            session().enter(Schema.LR, "0.25");
            return true;
        });
        fire("menu-experiment-copy");
        assertThat(onFx(() -> Clipboard.getSystemClipboard().getString()))
                .isEqualTo("ganvas train even --out even --lr 0.25");
    }

    @Test
    void aFileThatCannotBeOpenedChangesNothing() throws Exception {
        awaitReady();
        var before = run();
        dialogs.answer = Optional.of(Files.writeString(folder.resolve("odd.ganvas.json"), "[]"));
        fire("menu-experiment-open");
        await(
                "the reason",
                () -> shown("notice-text") && text("notice-text").contains("no experiment that can be opened"));
        assertThat(run()).isSameAs(before);
    }

    private void fire(String id) {
        MenuItem item = item(id);
        onFx(() -> {
            item.fire();
            return true;
        });
        awaitPulses();
    }

    private MenuItem item(String id) {
        return onFx(() -> node("menu", MenuButton.class).getItems().stream()
                .filter(each -> id.equals(each.getId()))
                .findFirst()
                .orElseThrow());
    }
}
