package dev.ganvas.ui.notice;

import dev.ganvas.ui.text.Messages;
import javafx.scene.control.Button;

/** Offers a run that was cut off. JavaFX thread. */
public final class RecoveryStrip extends NoticeStrip {
    private final Button goOn = new Button(Messages.text("saved.continue"));

    public RecoveryStrip() {
        super("recovery");
        goOn.setId("recovery-continue");
        addAction(goOn);
    }

    /** Shows the offer until it is taken or closed. */
    public void offer(String sentence, Runnable taken) {
        goOn.setOnAction(event -> {
            show(null);
            taken.run();
        });
        show(new Notice(Notice.Severity.OFFER, sentence, ""));
    }

    /** Takes the offer back. */
    public void withdraw() {
        show(null);
    }
}
