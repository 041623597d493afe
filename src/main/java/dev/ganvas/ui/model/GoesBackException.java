package dev.ganvas.ui.model;

/** A saved run that can only be opened by going back behind what its folder holds, which nobody agreed to yet. */
public final class GoesBackException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String question;
    private final long step;

    /**
     * Creates it.
     *
     * @param question a sentence on what is there and where the run would go back to
     * @param step that it would go back to
     */
    public GoesBackException(String question, long step) {
        super(question);
        this.question = question;
        this.step = step;
    }

    /** Returns a sentence on what is there and where the run would go back to. */
    public String question() {
        return question;
    }

    /** Returns the step that it would go back to. */
    public long step() {
        return step;
    }
}
