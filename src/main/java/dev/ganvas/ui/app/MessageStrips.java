package dev.ganvas.ui.app;

import dev.ganvas.run.Run;
import dev.ganvas.run.RunState;
import dev.ganvas.ui.model.Session;
import dev.ganvas.ui.notice.Notice;
import dev.ganvas.ui.notice.NoticeStrip;
import dev.ganvas.ui.notice.Notices;
import dev.ganvas.ui.part.Action;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import javafx.scene.control.Button;

/** The strips in which the window says what has just happened and why a run failed. JavaFX thread. */
final class MessageStrips {
    private MessageStrips() {}

    /** Returns the strip of the newest notice; why a run ended before its length is one. */
    static NoticeStrip news(Session session, Notices notices) {
        tellEnds(session, notices);
        NoticeStrip strip = new NoticeStrip("notice");
        strip.setOnClosed(notices::dismiss);
        notices.currentProperty().addListener((property, was, is) -> strip.show(is));
        return strip;
    }

    private static void tellEnds(Session session, Notices notices) {
        session.model().stateProperty().addListener((property, was, is) -> {
            Run run = session.model().runProperty().get();
            if (is == RunState.FINISHED && run != null) {
                run.ending().ifPresent(reason -> notices.show(Notice.done(Messages.sentence(reason))));
            }
        });
    }

    /** Returns the strip that says why the run failed, with the ways out of that. */
    static NoticeStrip failure(Session session, Action reset) {
        NoticeStrip strip = new NoticeStrip("failure");
        Button button = new Button(Messages.text("transport.reset"));
        button.setId("failure-reset");
        button.setOnAction(event -> reset.perform());
        strip.addAction(button);
        strip.addAction(goBackButton(session));
        session.model()
                .failureProperty()
                .addListener((property, was, is) -> strip.show(is == null ? null : Notice.of(is)));
        return strip;
    }

    private static Button goBackButton(Session session) {
        Button button = new Button();
        button.setId("failure-go-back");
        button.setOnAction(event -> session.opener().goBack());
        button.textProperty()
                .bind(session.autosavedRuns()
                        .safeProperty()
                        .map(safe -> Messages.text("saved.goBack", FigureFormat.count(safe.step())))
                        .orElse(""));
        button.visibleProperty().bind(session.autosavedRuns().safeProperty().isNotNull());
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }
}
