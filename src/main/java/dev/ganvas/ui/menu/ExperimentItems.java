package dev.ganvas.ui.menu;

import dev.ganvas.experiment.TrainCommandLine;
import dev.ganvas.store.ExperimentFile;
import dev.ganvas.ui.model.DesiredSettings;
import dev.ganvas.ui.model.SavedPreferences;
import dev.ganvas.ui.model.Session;
import dev.ganvas.ui.notice.Notice;
import dev.ganvas.ui.notice.Notices;
import dev.ganvas.ui.part.FileDialogs;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.thread.Background;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.Window;

/** What the menu offers for experiments that are files: to open one, to save what the form shows, to copy it as a command. */
public final class ExperimentItems {
    private final Session session;
    private final SavedPreferences preferences;
    private final Background background;
    private final Notices notices;
    private final FileDialogs dialogs;
    private final Window owner;
    private final MenuItem open = item("open", "menu.openExperiment");
    private final Menu recent = new Menu(Messages.text("menu.recentExperiments"));
    private final MenuItem save = item("save", "menu.saveExperiment");
    private final MenuItem copy = item("copy", "menu.copyCommand");

    public ExperimentItems(
            Session session,
            SavedPreferences preferences,
            Background background,
            Notices notices,
            FileDialogs dialogs,
            Window owner) {
        this.session = session;
        this.preferences = preferences;
        this.background = background;
        this.notices = notices;
        this.dialogs = dialogs;
        this.owner = owner;
        open.setOnAction(event ->
                dialogs.open(owner, Messages.text("menu.openExperimentTitle")).ifPresent(this::open));
        recent.setId("menu-recent-experiments");
        save.setOnAction(event -> save());
        copy.setOnAction(event -> copy());
    }

    private static MenuItem item(String id, String key) {
        MenuItem item = new MenuItem(Messages.text(key));
        item.setId("menu-experiment-" + id);
        return item;
    }

    List<MenuItem> items() {
        return List.of(open, recent, save, copy);
    }

    /** Lists the newest files anew. */
    void refresh() {
        recent.getItems().clear();
        for (Path file : preferences.recentExperiments()) {
            MenuItem item = new MenuItem(file.toString());
            // A name may hold an underscore, which is no key of the menu.
            item.setMnemonicParsing(false);
            item.setId("recent-" + file.getFileName());
            item.setOnAction(event -> open(file));
            recent.getItems().add(item);
        }
        recent.setDisable(recent.getItems().isEmpty());
    }

    /** Lets files of experiments be dropped on {@code node}, whatever else may be dropped on parts of it. */
    public void takeDropsOn(Node node) {
        node.addEventFilter(DragEvent.DRAG_OVER, event -> {
            if (dropped(event).isPresent()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        node.addEventFilter(DragEvent.DRAG_DROPPED, event -> dropped(event).ifPresent(file -> {
            event.setDropCompleted(true);
            event.consume();
            open(file);
        }));
    }

    private static Optional<Path> dropped(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        boolean one = files.size() == 1 && ExperimentFile.isNamed(files.get(0).getName());
        return one ? Optional.of(files.get(0).toPath()) : Optional.empty();
    }

    private void open(Path file) {
        background.submit(
                () -> ExperimentFile.read(file),
                read -> {
                    session.open(read);
                    preferences.recentExperiment(file);
                },
                notices::show);
    }

    private void save() {
        DesiredSettings shown = session.desiredProperty().get();
        String suggestion = shown.experiment().id() + ExperimentFile.ENDING;
        dialogs.save(owner, Messages.text("menu.saveExperimentTitle"), suggestion, List.of(ExperimentFile.ENDING))
                .ifPresent(file -> save(file, new ExperimentFile(shown.experiment(), shown.settings())));
    }

    private void save(Path chosen, ExperimentFile experiment) {
        boolean named = ExperimentFile.isNamed(chosen.getFileName().toString());
        Path file = named ? chosen : chosen.resolveSibling(chosen.getFileName() + ExperimentFile.ENDING);
        background.submit(
                () -> {
                    // The dialog asked before it let a file be chosen that is there, but not for the longer name.
                    if (!named && Files.exists(file)) {
                        return new Notice(Notice.Severity.PROBLEM, Messages.text("menu.fileIsThere", file), "");
                    }
                    experiment.write(file);
                    return Notice.done(Messages.text("menu.experimentSaved", file));
                },
                told -> {
                    if (told.kind() == Notice.Severity.DONE) {
                        preferences.recentExperiment(file);
                    }
                    notices.show(told);
                },
                notices::show);
    }

    private void copy() {
        DesiredSettings shown = session.desiredProperty().get();
        String command = TrainCommandLine.of(shown.experiment(), shown.settings());
        ClipboardContent content = new ClipboardContent();
        content.putString(command);
        Clipboard.getSystemClipboard().setContent(content);
        notices.show(Notice.done(Messages.text("menu.commandCopied", command)));
    }
}
