package dev.ganvas.ui;

import javafx.scene.control.Button;

/** Offers a run that was cut off, or to go back where that has to be asked. JavaFX thread. */
final class RecoveryStrip extends NoticeStrip {
    private final Button goOn = new Button();

    RecoveryStrip() {
        super("recovery");
        goOn.setId("recovery-continue");
        addAction(goOn);
    }

    /** Shows the offer until it is taken or closed. */
    void offer(String sentence, Runnable taken) {
        offer(sentence, Messages.text("saved.continue"), taken);
    }

    /** Does the same with other words on the button. */
    void offer(String sentence, String answer, Runnable taken) {
        goOn.setText(answer);
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
