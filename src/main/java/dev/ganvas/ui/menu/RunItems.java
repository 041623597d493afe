package dev.ganvas.ui.menu;

import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Settings;
import dev.ganvas.experiment.Traits.Group;
import dev.ganvas.store.RunSummary;
import dev.ganvas.store.SavedRunList;
import dev.ganvas.ui.model.Session;
import dev.ganvas.ui.notice.Notices;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.thread.Background;
import java.io.IOException;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;

/** What the menu offers for saved runs: to choose a folder, or one of those that were saved last. JavaFX thread. */
public final class RunItems {
    private static final int MOST_RECENT = 12;
    private static final int MOST_SETTINGS = 3;
    private static final double PICTURE_SIZE = 56;

    private final Session session;
    private final Background background;
    private final Notices notices;
    private final Supplier<Optional<Path>> chooser;
    private final Consumer<Path> openComparison;
    private final MenuItem open = new MenuItem(Messages.text("menu.openRun"));
    private final Menu recent = new Menu(Messages.text("menu.recentRuns"));

    /** A run with its picture, where that can be read. */
    private record Entry(RunSummary run, Optional<Image> picture) {}

    /**
     * Creates the items.
     *
     * @param chooser asks the user for the folder of a run
     * @param openComparison shows the comparison that is saved in a folder
     */
    public RunItems(
            Session session,
            Background background,
            Notices notices,
            Supplier<Optional<Path>> chooser,
            Consumer<Path> openComparison) {
        this.openComparison = openComparison;
        this.session = session;
        this.background = background;
        this.notices = notices;
        this.chooser = chooser;
        open.setId("menu-open-run");
        open.setOnAction(event -> this.chooser.get().ifPresent(session.opener()::open));
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
        savedRuns.ifPresent(place -> background.submit(() -> entries(place), this::list, notices::show));
    }

    private static List<Entry> entries(SavedRunList place) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (RunSummary run : place.summaries(MOST_RECENT)) {
            entries.add(new Entry(run, run.picture().map(RunItems::picture).filter(image -> !image.isError())));
        }
        return entries;
    }

    private static Image picture(Path file) {
        return new Image(file.toUri().toString(), 2 * PICTURE_SIZE, 2 * PICTURE_SIZE, true, true);
    }

    private void list(List<Entry> entries) {
        recent.getItems().setAll(entries.stream().map(this::item).toList());
        recent.setDisable(entries.isEmpty());
    }

    private MenuItem item(Entry entry) {
        RunSummary run = entry.run();
        MenuItem item = new MenuItem(text(run));
        // A setting may hold an underscore, which is no key of the menu.
        item.setMnemonicParsing(false);
        item.setId("recent-" + run.folder().getFileName());
        ImageView view = new ImageView();
        entry.picture().ifPresent(view::setImage);
        view.setFitWidth(PICTURE_SIZE);
        view.setFitHeight(PICTURE_SIZE);
        view.setPreserveRatio(true);
        item.setGraphic(view);
        item.setOnAction(event -> {
            if (run.compared().isEmpty()) {
                session.opener().open(run.folder());
            } else {
                openComparison.accept(run.folder());
            }
        });
        return item;
    }

    private static String text(RunSummary run) {
        String what = Messages.text("menu.recentRun", Messages.title(run.experiment()), FigureFormat.count(run.step()));
        DateTimeFormatter time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(Messages.language().locale());
        String when = SavedRunList.timeOf(run).map(time::format).orElse("");
        if (!run.compared().isEmpty()) {
            String title = Messages.text("menu.recentComparison", Messages.title(run.experiment()));
            return title + "\n" + String.join(", ", run.compared()) + "\n" + when;
        }
        return what + "\n" + changes(run) + "\n" + when;
    }

    /** The settings that are not the published ones, but for those that change no figure. */
    private static String changes(RunSummary run) {
        Settings published = run.experiment().defaults();
        List<Setting<?>> changed = run.settings().differences(published).stream()
                .filter(setting -> setting.group() != Group.OUTPUT)
                .toList();
        if (changed.isEmpty()) {
            return Messages.text("menu.recentPublished");
        }
        List<String> texts = changed.stream()
                .limit(MOST_SETTINGS)
                .map(setting -> Messages.find("setting." + setting.name()).orElse(setting.name()) + " "
                        + Messages.value(setting.name(), run.settings().text(setting)))
                .toList();
        String more = changed.size() > MOST_SETTINGS ? ", …" : "";
        return String.join(", ", texts) + more;
    }
}
