package dev.ganvas.ui.app;

import dev.ganvas.experiment.ExperimentData;
import dev.ganvas.program.UserFolders;
import dev.ganvas.store.SavedRunList;
import dev.ganvas.text.Language;
import dev.ganvas.ui.model.SavedPreferences;
import dev.ganvas.ui.notice.Notices;
import dev.ganvas.ui.part.FileDialogs;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.thread.Background;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The program with a window. JavaFX creates it and calls it on its own thread. */
public final class App extends Application {
    /** What a step and saving take at most; an end that is asked for is not put off for good. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Logger LOG = Logger.getLogger(App.class.getName());

    private volatile @Nullable MainWindow window;

    /** Opens the window; returns when it was closed. */
    public static void open(String... arguments) {
        launch(App.class, arguments);
    }

    @Override
    public void start(Stage stage) {
        SavedPreferences preferences = SavedPreferences.ofUser();
        speak(preferences);
        Runtime.getRuntime().addShutdownHook(new Thread(this::awaitSaved, "save-on-shutdown"));
        stage.setOnCloseRequest(event -> {
            MainWindow open = window;
            if (open != null) {
                event.consume();
                open.closeThen(stage::hide);
            }
        });
        WindowPlacement.restore(stage, preferences);
        StartScreen.show(stage, preferences.theme(), () -> open(stage, preferences, Optional.empty()));
    }

    private static void speak(SavedPreferences preferences) {
        Language language = preferences.language().orElseGet(Language::ofSystem);
        // JavaFX follows it: in its menus of text fields, its buttons, and which region's characters it draws.
        Locale.setDefault(language.locale());
        Messages.use(language);
    }

    /** Opens the window; with a saved run, if there is one to go on with. */
    private void open(Stage stage, SavedPreferences preferences, Optional<Path> saved) {
        if (!stage.isShowing()) {
            return; // it was closed before there was anything in it
        }
        speak(preferences);
        Background background = Background.onOneThread();
        MainWindow opened =
                new MainWindow(stage, preferences, ExperimentData::load, background, FileDialogs.ofSystem(preferences));
        window = opened;
        opened.setOnReopen(() -> reopen(opened, stage, preferences));
        showWhatNobodyCatches(opened.notices(), background);
        opened.autosaveIn(new SavedRunList(UserFolders.ofUser().runs()));
        opened.show();
        saved.ifPresent(opened.session().opener()::open);
    }

    /** Whatever goes wrong on any thread is shown: it must neither end the program nor stay unseen. */
    public static void showWhatNobodyCatches(Notices notices, Background background) {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> background.tell(() -> notices.show(failure)));
    }

    private void reopen(MainWindow old, Stage stage, SavedPreferences preferences) {
        Optional<Path> saved = old.session().autosavedRuns().folder();
        old.closeThen(() -> open(stage, preferences, saved));
    }

    @Override
    public void stop() {
        awaitSaved();
    }

    /** Ends what trains and waits until it is saved: nothing may be lost because the process is told to end. */
    private void awaitSaved() {
        MainWindow open = window;
        if (open == null) {
            return;
        }
        try {
            open.stopTraining().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(Level.WARNING, "The run was not saved before the program ended.", e);
        } catch (InterruptedException e) {
            // Whoever interrupts it wants the process to end at once.
            Thread.currentThread().interrupt();
        }
    }
}
