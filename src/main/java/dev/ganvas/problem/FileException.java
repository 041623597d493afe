package dev.ganvas.problem;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file that cannot be read or written, with one sentence for the user: the file, the reason, the remedy. */
public final class FileException extends IOException implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;

    /** Creates it with a sentence, as a pattern and its values. */
    @FormatMethod
    public FileException(@FormatString String pattern, @Nullable Object... values) {
        this(Sentence.of(pattern, values));
    }

    /** Creates it with what went wrong below, and with a sentence, as a pattern and its values. */
    @FormatMethod
    public FileException(Throwable cause, @FormatString String pattern, @Nullable Object... values) {
        this(cause, Sentence.of(pattern, values));
    }

    private FileException(Sentence sentence) {
        super(sentence.toString());
        this.sentence = sentence;
    }

    /** Creates it with what went wrong below and a sentence. */
    public FileException(Throwable cause, Sentence sentence) {
        super(sentence.toString(), cause);
        this.sentence = sentence;
    }

    @Override
    public Sentence sentence() {
        return sentence;
    }
}
