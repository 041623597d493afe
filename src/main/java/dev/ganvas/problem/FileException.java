package dev.ganvas.problem;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file that cannot be read or written, with one sentence for the user: the file, the reason, the remedy. */
public final class FileException extends IOException implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;

    /** Creates it with a sentence, as the key of its text and its values. */
    public FileException(@CompileTimeConstant String key, @Nullable Object... values) {
        this(Sentence.of(key, values));
    }

    /** Creates it with what went wrong below, and with a sentence, as the key of its text and its values. */
    public FileException(Throwable cause, @CompileTimeConstant String key, @Nullable Object... values) {
        this(cause, Sentence.of(key, values));
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
