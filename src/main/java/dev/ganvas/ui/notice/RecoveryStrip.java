package dev.ganvas.ui.notice;

import javafx.scene.control.Button;

/** Offers a run that has not come to its end, or to go back where that has to be asked. JavaFX thread. */
public final class RecoveryStrip extends NoticeStrip {
    private final Button goOn = new Button();

    public RecoveryStrip() {
        super("recovery");
        goOn.setId("recovery-continue");
        addAction(goOn);
    }

    /**
     * Shows the offer until it is taken or closed.
     *
     * @param sentence on the run
     * @param action what taking the offer does, in a few words
     */
    public void offer(String sentence, String action, Runnable taken) {
        goOn.setText(action);
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
