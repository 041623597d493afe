package dev.ganvas.ui.app;

import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Experiment.DataKind;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.program.UserFolders;
import dev.ganvas.store.SavedRunList;
import dev.ganvas.text.Language;
import dev.ganvas.ui.compare.CompareModel;
import dev.ganvas.ui.compare.ComparePane;
import dev.ganvas.ui.compare.CompareStrip;
import dev.ganvas.ui.export.ExportActions;
import dev.ganvas.ui.export.ExportStrip;
import dev.ganvas.ui.export.RunExports;
import dev.ganvas.ui.latent.LatentPane;
import dev.ganvas.ui.menu.ExperimentItems;
import dev.ganvas.ui.menu.MainMenu;
import dev.ganvas.ui.menu.RunItems;
import dev.ganvas.ui.model.DataSource;
import dev.ganvas.ui.model.SavedPreferences;
import dev.ganvas.ui.model.Session;
import dev.ganvas.ui.model.SpeedMeter;
import dev.ganvas.ui.networks.NetworksPane;
import dev.ganvas.ui.notice.Notice;
import dev.ganvas.ui.notice.NoticeLayer;
import dev.ganvas.ui.notice.Notices;
import dev.ganvas.ui.part.FileDialogs;
import dev.ganvas.ui.part.FocusRing;
import dev.ganvas.ui.setup.SetupPane;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.theme.StyleSheets;
import dev.ganvas.ui.theme.Theme;
import dev.ganvas.ui.thread.Background;
import dev.ganvas.ui.timeline.TimelineStrip;
import dev.ganvas.ui.tour.Tour;
import dev.ganvas.ui.tour.TourOffer;
import dev.ganvas.ui.tour.TourPane;
import dev.ganvas.ui.transport.ExperimentChooser;
import dev.ganvas.ui.transport.ShortcutsDialog;
import dev.ganvas.ui.transport.TransportBar;
import dev.ganvas.ui.transport.WindowActions;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The window: builds everything in it, and remembers how it was left. JavaFX thread. */
public final class MainWindow {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    private final Stage stage;
    private final SavedPreferences preferences;
    private final Background background;
    private final Notices notices = new Notices();
    private final Session session;
    private final RunExports exports;
    private final CompareModel compare;
    private final ObjectProperty<Theme> theme;
    private final StyleSheets look;
    private final Scene scene;
    private final TrainPane trainPane;
    private final WindowActions actions;
    private final TabPane tabs = new TabPane();
    private final Tab trainTab;
    private final Tour tour;
    private final TourOffer tourOffer;
    private final RunOffers offers;
    private Runnable onReopen = () -> {};
    private @Nullable WindowPlacement placement;
    private @Nullable CompletableFuture<Void> closed;
    private @Nullable ShortcutsDialog shortcuts;

    /**
     * Creates the window; {@link #show} shows it.
     *
     * @param stage becomes this window
     * @param source of real samples
     * @param background does what takes long; closed with the window
     */
    public MainWindow(
            Stage stage, SavedPreferences preferences, DataSource source, Background background, FileDialogs dialogs) {
        this.stage = stage;
        this.preferences = preferences;
        this.background = background;
        // On eight points in the plane, somebody new sees a GAN learn within seconds; digits take minutes.
        Experiment first = preferences.experiment().flatMap(Presets::find).orElse(Presets.RING8);
        session = new Session(first, source, background, notices);
        session.setOnLeft(left -> notices.show(Notice.done(Messages.text(
                "saved.rests", Messages.title(left.experiment()), FigureFormat.count(left.step()), left.folder()))));
        trainPane = new TrainPane(session, preferences, background, notices);
        compare = new CompareModel(session, background, notices);
        offers = new RunOffers(session, preferences);
        theme = new SimpleObjectProperty<>(this, "theme", preferences.theme());
        look = new StyleSheets(theme);
        exports = new RunExports(stage, session, background.another(), dialogs, notices);
        TimelineStrip timeline = new TimelineStrip(session.model(), session.shown());
        tour = new Tour(session, trainPane::showLayers);
        tourOffer = new TourOffer(tour);
        if (preferences.experiment().isEmpty()) {
            tourOffer.make();
        }
        actions = new WindowActions(
                session,
                ExportActions.of(session.model(), exports),
                new WindowActions.WindowCommands(
                        () -> theme.set(theme.get().other()),
                        timeline::toggleFilm,
                        this::toggleSlowMotion,
                        () -> stage.setFullScreen(!stage.isFullScreen()),
                        this::showShortcuts));
        timeline.attach(actions.film(), actions.live());
        BorderPane root = new BorderPane();
        root.setId("window");
        ExperimentItems experiments = new ExperimentItems(session, preferences, background, notices, dialogs, stage);
        experiments.takeDropsOn(root);
        SpeedMeter speeds = new SpeedMeter(session, preferences);
        root.setTop(new TransportBar(
                menu(dialogs, experiments),
                new ExperimentChooser(Presets.ALL, session, speeds, background, notices),
                session,
                actions,
                speeds,
                theme));
        BorderPane train = new BorderPane();
        // In the order in which they are read: the Tab key goes from the form to what it changes.
        SetupPane setup = new SetupPane(session, () -> chooseData(dialogs));
        TourPane told = new TourPane(tour);
        train.setLeft(setup);
        train.setCenter(trainPane);
        LatentPane lab = new LatentPane(
                session,
                () -> dialogs.open(stage, Messages.text("latent.findImage")),
                background.another(),
                exports::walkStrip,
                exports::walkFilm,
                notices);
        Tab labTab = tab("tab-latent", "tab.latent", lab);
        lab.activeProperty().bind(labTab.selectedProperty());
        Tab comparing = tab("tab-compare", "tab.compare", new ComparePane(compare, background, dialogs, notices));
        trainTab = tab("tab-train", "tab.train", train);
        tour.activeProperty().addListener((property, was, is) -> {
            train.setLeft(is ? told : setup);
            tabs.getSelectionModel().select(trainTab);
        });
        tabs.getTabs().addAll(trainTab, labTab, comparing, networksTab());
        tabs.setId("tabs");
        tabs.setAccessibleText(Messages.text("tab.name"));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        root.setCenter(new StackPane(
                tabs,
                new NoticeLayer(
                        MessageStrips.news(session, notices),
                        MessageStrips.failure(session, actions.reset()),
                        offers.strip(),
                        tourOffer,
                        new ExportStrip(exports.queue()))));
        root.setBottom(timeline);
        CompareStrip compareStrip = new CompareStrip(compare);
        // Compared runs have moments of their own, so they have a slider of their own.
        tabs.getSelectionModel()
                .selectedItemProperty()
                .addListener((property, was, is) -> root.setBottom(is == comparing ? compareStrip : timeline));
        scene = new Scene(root, WIDTH, HEIGHT);
        root.getChildren().add(new FocusRing(scene));
        scene.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> actions.keyPressed(event, Objects.requireNonNullElse(scene().getFocusOwner(), root)));
        theme.addListener((property, was, is) -> preferences.theme(is));
        session.desiredProperty()
                .addListener((property, was, is) ->
                        preferences.experiment(is.experiment().id()));
    }

    /** Says what is to be done when another language was chosen while nothing would be lost. */
    void setOnReopen(Runnable action) {
        onReopen = action;
    }

    /** Keeps runs on a shelf from now on, and offers the last one if it has not come to its end; before {@link #show}. */
    void autosaveIn(SavedRunList savedRuns) {
        offers.autosaveIn(savedRuns, background, notices);
    }

    private MainMenu menu(FileDialogs dialogs, ExperimentItems experiments) {
        RunItems runs = new RunItems(
                session,
                background,
                notices,
                () -> dialogs.openFolder(stage, Messages.text("menu.openRunTitle")),
                this::openComparison);
        Language language = preferences.language().orElseGet(Language::ofSystem);
        return new MainMenu(
                experiments,
                runs,
                language,
                this::chooseLanguage,
                notices,
                UserFolders.ofUser().log(),
                tourItem(),
                actions.helpItem());
    }

    private void openComparison(Path folder) {
        tabs.getTabs().stream()
                .filter(tab -> "tab-compare".equals(tab.getId()))
                .forEach(tabs.getSelectionModel()::select);
        compare.openComparison(folder);
    }

    private void chooseLanguage(Language language) {
        preferences.language(language);
        if (session.model().stepProperty().get() == 0
                || session.autosavedRuns().folder().isPresent()) {
            onReopen.run();
        } else {
            notices.show(Notice.done(Messages.text("menu.languageLater", language.title())));
        }
    }

    /** One view of the window; each fills it between the bar at the top and the timeline. */
    private static Tab tab(String id, String titleKey, Region content) {
        Tab tab = new Tab(Messages.text(titleKey), content);
        tab.setId(id);
        content.getStyleClass().add("content");
        // A press between the controls would give the focus to the tabs, and the arrow keys would change them.
        content.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            content.requestFocus();
            event.consume();
        });
        content.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode().isNavigationKey() && !event.isShortcutDown()) {
                event.consume();
            }
        });
        return tab;
    }

    private void toggleSlowMotion() {
        if (trainTab.isSelected()) {
            trainPane.toggleSlowMotion();
        } else {
            tabs.getSelectionModel().select(trainTab);
            trainPane.openSlowMotion();
        }
    }

    private void showShortcuts() {
        if (shortcuts == null || !shortcuts.isShowing()) {
            ShortcutsDialog sheet = new ShortcutsDialog(stage, actions);
            shortcuts = sheet;
            sheet.show();
        }
    }

    private Tab networksTab() {
        SimpleBooleanProperty seen = new SimpleBooleanProperty();
        Tab tab = tab("tab-networks", "tab.networks", new NetworksPane(session, seen));
        seen.bind(tab.selectedProperty().and(session.feed().visibleProperty()));
        return tab;
    }

    private MenuItem tourItem() {
        MenuItem item = new MenuItem(Messages.text("tour.item"));
        item.setId("menu-tour");
        item.setOnAction(event -> tour.begin());
        return item;
    }

    private Scene scene() {
        return scene;
    }

    /** Shows the window at once, and loads data and engine behind it. */
    public void show() {
        look.applyTo(scene);
        if (!stage.isShowing()) {
            WindowPlacement.restore(stage, preferences);
        }
        stage.setScene(scene);
        StartScreen.nameStage(stage);
        stage.setFullScreenExitHint(Messages.text("keys.leaveFullScreen"));
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH); // Escape belongs to charts and images
        session.feed().watchVisibility();
        session.feed()
                .visibleProperty()
                .bind(stage.showingProperty().and(stage.iconifiedProperty().not()));
        look.warmUp(scene);
        stage.show();
        placement = new WindowPlacement(stage, preferences);
        scene.getRoot().requestFocus();
        WindowPlacement.tooSmall().ifPresent(text -> notices.show(Notice.done(text)));
        session.open(session.desiredProperty().get().experiment());
    }

    /** What the window works on. */
    public Session session() {
        return session;
    }

    /** What the comparison view works on. */
    public CompareModel comparison() {
        return compare;
    }

    /** Where failures are shown. */
    public Notices notices() {
        return notices;
    }

    /**
     * Ends the run and remembers the window; waits for nothing.
     *
     * @return what is complete when all is saved and every thread of the window has ended
     */
    public CompletableFuture<Void> close() {
        CompletableFuture<Void> begun = closed;
        if (begun != null) {
            return begun;
        }
        if (placement != null) {
            placement.close();
        }
        look.close();
        trainPane.close();
        background.close();
        CompletableFuture<Void> all = CompletableFuture.allOf(exports.close(), compare.close(), session.close());
        closed = all;
        return all;
    }

    /**
     * Does the same, then {@code next}, on the JavaFX thread. Until then the window says that it saves, and takes nothing
     * but to be closed once more, which does not wait.
     */
    void closeThen(Runnable next) {
        boolean again = closed != null;
        CompletableFuture<Void> saved = close();
        if (again || saved.isDone()) {
            next.run();
            return;
        }
        scene.getRoot().setDisable(true);
        notices.show(Notice.done(Messages.text(
                "saved.saving",
                Messages.title(session.desiredProperty().get().experiment()),
                FigureFormat.count(session.model().stepProperty().get()))));
        Background.whenOver(saved, failure -> next.run());
    }

    /** Ends and saves what trains, on any thread, because the process is told to end; returns what {@link #close} does. */
    CompletableFuture<Void> stopTraining() {
        return CompletableFuture.allOf(session.stopTraining(), compare.stopTraining());
    }

    private Optional<String> chooseData(FileDialogs dialogs) {
        boolean folder = session.desiredProperty().get().experiment().dataKind() == DataKind.PICTURES;
        Optional<Path> chosen = folder
                ? dialogs.openFolder(stage, Messages.text("setup.browseFolder"))
                : dialogs.open(stage, Messages.text("setup.browseFile"));
        return chosen.map(Path::toString);
    }
}
