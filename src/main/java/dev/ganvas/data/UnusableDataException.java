package dev.ganvas.data;

/** Data or a file that cannot be used. The message is one sentence for the user: the file, the value, the remedy. */
public final class UnusableDataException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Creates it with a sentence for the user. */
    public UnusableDataException(String message) {
        super(message);
    }

    /** Creates it with a sentence for the user and what went wrong below. */
    public UnusableDataException(String message, Throwable cause) {
        super(message, cause);
    }
}
