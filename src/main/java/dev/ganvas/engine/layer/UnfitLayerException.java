package dev.ganvas.engine.layer;

import com.google.errorprone.annotations.CompileTimeConstant;
import dev.ganvas.problem.Explained;
import dev.ganvas.problem.Sentence;

/** Thrown with one sentence for the user when a layer cannot stand where a network has it. */
public final class UnfitLayerException extends IllegalArgumentException implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;

    /** Creates one; from the key of its text and the values in it. */
    public UnfitLayerException(@CompileTimeConstant String key, Object... values) {
        this(Sentence.of(key, values));
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
