package dev.ganvas.ui;

import javafx.scene.control.Button;

/** Offers a run that was cut off. JavaFX thread. */
final class RecoveryStrip extends NoticeStrip {
    private final Button goOn = new Button(Messages.text("saved.continue"));

    RecoveryStrip() {
        super("recovery");
        goOn.setId("recovery-continue");
        addAction(goOn);
    }

    /** Shows the offer until it is taken or closed. */
    void offer(String sentence, Runnable taken) {
        goOn.setOnAction(event -> {
            show(null);
            taken.run();
        });
        show(new Notice(Notice.Kind.OFFER, sentence, ""));
    }

    /** Takes the offer back. */
    void withdraw() {
        show(null);
    }
}
