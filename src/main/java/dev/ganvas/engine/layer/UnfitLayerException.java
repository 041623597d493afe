package dev.ganvas.engine.layer;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import dev.ganvas.problem.Explained;
import dev.ganvas.problem.Sentence;

/** Thrown with one sentence for the user when a layer cannot stand where a network has it. */
public final class UnfitLayerException extends IllegalArgumentException implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;

    /** Creates one; {@code pattern} is filled with {@code values}. */
    @FormatMethod
    public UnfitLayerException(@FormatString String pattern, Object... values) {
        this(Sentence.of(pattern, values));
    }

    private UnfitLayerException(Sentence sentence) {
        super(sentence.toString());
        this.sentence = sentence;
    }

    @Override
    public Sentence sentence() {
        return sentence;
    }
}
