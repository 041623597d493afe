package dev.ganvas.ui.notice;

import dev.ganvas.ui.text.Messages;
import javafx.scene.control.Button;

/** Offers a run that was cut off, or to go back where that has to be asked. JavaFX thread. */
public final class RecoveryStrip extends NoticeStrip {
    private final Button goOn = new Button();

    public RecoveryStrip() {
        super("recovery");
        goOn.setId("recovery-continue");
        addAction(goOn);
    }

    /** Shows the offer until it is taken or closed. */
    public void offer(String sentence, Runnable taken) {
        offer(sentence, Messages.text("saved.continue"), taken);
    }

    /** Does the same with other words on the button. */
    public void offer(String sentence, String answer, Runnable taken) {
        goOn.setText(answer);
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
