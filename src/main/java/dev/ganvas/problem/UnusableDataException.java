package dev.ganvas.problem;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import org.jspecify.annotations.Nullable;

/** Data or a file that cannot be used. The message is one sentence for the user: the file, the value, the remedy. */
public final class UnusableDataException extends Exception implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;

    /** Creates it with a sentence, as a pattern and its values. */
    @FormatMethod
    public UnusableDataException(@FormatString String pattern, @Nullable Object... values) {
        this(Sentence.of(pattern, values));
    }

    /** Creates it with what went wrong below, and with a sentence, as a pattern and its values. */
    @FormatMethod
    public UnusableDataException(Throwable cause, @FormatString String pattern, @Nullable Object... values) {
        this(cause, Sentence.of(pattern, values));
    }

    /** Creates it with a sentence. */
    public UnusableDataException(Sentence sentence) {
        super(sentence.toString());
        this.sentence = sentence;
    }

    /** Creates it with what went wrong below and a sentence. */
    public UnusableDataException(Throwable cause, Sentence sentence) {
        super(sentence.toString(), cause);
        this.sentence = sentence;
    }

    @Override
    public Sentence sentence() {
        return sentence;
    }
}
