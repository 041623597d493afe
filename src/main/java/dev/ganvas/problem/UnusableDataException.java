package dev.ganvas.problem;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Data or a file that cannot be used. The message is one sentence for the user: the file, the value, the remedy. */
public final class UnusableDataException extends Exception implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;
    private final transient @Nullable Cure cure;

    /** Creates it with a sentence, as the key of its text and its values. */
    public UnusableDataException(@CompileTimeConstant String key, @Nullable Object... values) {
        this(Sentence.of(key, values));
    }

    /** Creates it with what went wrong below, and with a sentence, as the key of its text and its values. */
    public UnusableDataException(Throwable cause, @CompileTimeConstant String key, @Nullable Object... values) {
        this(cause, Sentence.of(key, values));
    }

    /** Creates it with a sentence. */
    public UnusableDataException(Sentence sentence) {
        this(sentence, (Cure) null);
    }

    private UnusableDataException(Sentence sentence, @Nullable Cure cure) {
        super(sentence.toString());
        this.sentence = sentence;
        this.cure = cure;
    }

    /** Creates it with what went wrong below and a sentence. */
    public UnusableDataException(Throwable cause, Sentence sentence) {
        super(sentence.toString(), cause);
        this.sentence = sentence;
        this.cure = null;
    }

    /** Returns the same with a change of a setting that mends it. */
    public UnusableDataException curedBy(String setting, String value) {
        return new UnusableDataException(sentence, new Cure(setting, value));
    }

    @Override
    public Sentence sentence() {
        return sentence;
    }

    @Override
    public Optional<Cure> cure() {
        return Optional.ofNullable(cure);
    }
}
