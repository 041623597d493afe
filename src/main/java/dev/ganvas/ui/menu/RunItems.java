package dev.ganvas.ui.menu;

import dev.ganvas.store.SavedRunList;
import dev.ganvas.ui.model.Session;
import dev.ganvas.ui.notice.Notices;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.thread.Background;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;

/** What the menu offers for saved runs: to choose a folder, or one of those that were kept last. JavaFX thread. */
public final class RunItems {
    private static final int MOST_RECENT = 12;

    private final Session session;
    private final Background background;
    private final Notices notices;
    private final Supplier<Optional<Path>> chooser;
    private final MenuItem open = new MenuItem(Messages.text("menu.openRun"));
    private final Menu recent = new Menu(Messages.text("menu.recentRuns"));

    /**
     * Creates the items.
     *
     * @param chooser asks the user for the folder of a run
     */
    public RunItems(Session session, Background background, Notices notices, Supplier<Optional<Path>> chooser) {
        this.session = session;
        this.background = background;
        this.notices = notices;
        this.chooser = chooser;
        open.setId("menu-open-run");
        open.setOnAction(event -> this.chooser.get().ifPresent(session::openSaved));
        recent.setId("menu-recent-runs");
    }

    List<MenuItem> items() {
        return List.of(open, recent);
    }

    /** Lists the runs anew. */
    void refresh() {
        Optional<SavedRunList> savedRuns = session.autosavedRuns().savedRuns();
        open.setDisable(savedRuns.isEmpty());
        recent.setDisable(true);
        savedRuns.ifPresent(place -> background.submit(place::newest, this::list, notices::show));
    }

    private void list(List<Path> folders) {
        recent.getItems().clear();
        for (Path folder : folders.subList(0, Math.min(MOST_RECENT, folders.size()))) {
            MenuItem item = new MenuItem(String.valueOf(folder.getFileName()));
            // A name may hold an underscore, which is no key of the menu.
            item.setMnemonicParsing(false);
            item.setId("recent-" + folder.getFileName());
            item.setOnAction(event -> session.openSaved(folder));
            recent.getItems().add(item);
        }
        recent.setDisable(folders.isEmpty());
    }
}
