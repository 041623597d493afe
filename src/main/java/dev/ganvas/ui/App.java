package dev.ganvas.ui;

import dev.ganvas.experiment.ExperimentData;
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
        Remembered remembered = Remembered.ofUser();
        MainWindow opened = new MainWindow(
                stage, remembered, ExperimentData::load, Background.onOneThread(), FileDialogs.ofSystem(remembered));
        window = opened;
        // Whatever goes wrong in a handler is shown: it must neither end the program nor stay unseen.
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> opened.notices()
                .show(failure));
        opened.show();
    }

    @Override
    public void stop() throws InterruptedException {
        MainWindow open = window;
        if (open != null) {
            open.close();
        }
    }
}
