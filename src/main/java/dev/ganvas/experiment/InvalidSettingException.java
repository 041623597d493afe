package dev.ganvas.experiment;

/** A setting's value that cannot be used. The message is one sentence for the user: the name, the value, the remedy. */
public final class InvalidSettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Creates it with a sentence for the user. */
    public InvalidSettingException(String message) {
        super(message);
    }
}
