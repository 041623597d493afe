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
import java.util.Locale;
import java.util.Optional;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The program with a window. JavaFX creates it and calls it on its own thread. */
public final class App extends Application {
    private @Nullable MainWindow window;

    /** Opens the window; returns when it was closed. */
    public static void open(String... arguments) {
        launch(App.class, arguments);
    }

    @Override
    public void start(Stage stage) {
        SavedPreferences preferences = SavedPreferences.ofUser();
        open(stage, preferences, Optional.empty());
    }

    /** Opens the window; with a saved run, if there is one to go on with. */
    private void open(Stage stage, SavedPreferences preferences, Optional<Path> saved) {
        Language language = preferences.language().orElseGet(Language::ofSystem);
        // JavaFX follows it: in its menus of text fields, its buttons, and which region's characters it draws.
        Locale.setDefault(language.locale());
        Messages.use(language);
        Background background = Background.onOneThread();
        MainWindow opened =
                new MainWindow(stage, preferences, ExperimentData::load, background, FileDialogs.ofSystem(preferences));
        window = opened;
        opened.setOnReopen(() -> reopen(opened, stage, preferences));
        showWhatNobodyCatches(opened.notices(), background);
        opened.autosaveIn(new SavedRunList(UserFolders.ofUser().runs()));
        opened.show();
        saved.ifPresent(opened.session()::openSaved);
    }

    /** Whatever goes wrong on any thread is shown: it must neither end the program nor stay unseen. */
    public static void showWhatNobodyCatches(Notices notices, Background background) {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> background.tell(() -> notices.show(failure)));
    }

    private void reopen(MainWindow old, Stage stage, SavedPreferences preferences) {
        Optional<Path> saved = old.session().autosavedRuns().folder();
        try {
            old.close();
        } catch (InterruptedException e) {
            // Nobody interrupts the JavaFX thread; if somebody does, the old window stays as it is.
            Thread.currentThread().interrupt();
            return;
        }
        open(stage, preferences, saved);
    }

    @Override
    public void stop() throws InterruptedException {
        MainWindow open = window;
        if (open != null) {
            open.close();
        }
    }
}
