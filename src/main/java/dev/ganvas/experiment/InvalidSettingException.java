package dev.ganvas.experiment;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import dev.ganvas.problem.Explained;
import dev.ganvas.problem.Sentence;
import org.jspecify.annotations.Nullable;

/** A setting's value that cannot be used. The message is one sentence for the user: the name, the value, the remedy. */
public final class InvalidSettingException extends IllegalArgumentException implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;

    /** Creates it with a sentence, as a pattern and its values. */
    @FormatMethod
    public InvalidSettingException(@FormatString String pattern, @Nullable Object... values) {
        this(Sentence.of(pattern, values));
    }

    private InvalidSettingException(Sentence sentence) {
        super(sentence.toString());
        this.sentence = sentence;
    }

    @Override
    public Sentence sentence() {
        return sentence;
    }
}
