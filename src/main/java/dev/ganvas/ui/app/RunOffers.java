package dev.ganvas.ui.app;

import dev.ganvas.run.RunState;
import dev.ganvas.store.RunSummary;
import dev.ganvas.store.SavedRunList;
import dev.ganvas.ui.model.SavedPreferences;
import dev.ganvas.ui.model.Session;
import dev.ganvas.ui.notice.Notices;
import dev.ganvas.ui.notice.RecoveryStrip;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.thread.Background;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the window offers of saved runs: to continue the one that did not come to its end, and to go back behind what a
 * folder holds. JavaFX thread.
 */
final class RunOffers {
    /** So many runs are kept; the oldest go. */
    private static final int MOST_RUNS = 30;

    private final Session session;
    private final SavedPreferences preferences;
    private final RecoveryStrip strip = new RecoveryStrip();

    RunOffers(Session session, SavedPreferences preferences) {
        this.session = session;
        this.preferences = preferences;
        session.opener()
                .setOnGoesBack((question, agreed) -> strip.offer(
                        question.question(),
                        Messages.text("saved.agree", FigureFormat.count(question.step())),
                        agreed));
    }

    /** Returns what shows the offers. */
    RecoveryStrip strip() {
        return strip;
    }

    /** Keeps runs in a place from now on, and offers the last one there if it has not come to its end. */
    void autosaveIn(SavedRunList savedRuns, Background background, Notices notices) {
        session.autosavedRuns().autosaveIn(savedRuns);
        Optional<Path> resumed = preferences.resumedRun();
        session.model().stateProperty().addListener((property, was, is) -> {
            if (is == RunState.RUNNING) {
                preferences.resumedRun(session.resumedFolder());
            }
        });
        background.submit(
                () -> {
                    savedRuns.prune(MOST_RUNS);
                    return savedRuns.lastUnfinished(resumed);
                },
                found -> found.ifPresent(this::offer),
                notices::show);
    }

    private void offer(RunSummary left) {
        String title = Messages.title(left.experiment());
        String step = FigureFormat.count(left.step());
        strip.offer(
                Messages.text(left.end() == RunSummary.End.CUT_OFF ? "saved.cutOff" : "saved.left", title, step),
                Messages.text("saved.continue", title, step),
                () -> session.opener().open(left.folder()));
        session.model().runProperty().addListener((property, was, is) -> {
            if (session.autosavedRuns().folder().filter(left.folder()::equals).isPresent()) {
                strip.withdraw(); // opened another way
            }
        });
    }
}
