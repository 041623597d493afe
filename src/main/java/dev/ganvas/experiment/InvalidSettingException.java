package dev.ganvas.experiment;

import com.google.errorprone.annotations.CompileTimeConstant;
import dev.ganvas.engine.layer.UnfitLayerException;
import dev.ganvas.problem.Cure;
import dev.ganvas.problem.Explained;
import dev.ganvas.problem.Sentence;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A setting's value that cannot be used. The message is one sentence for the user: the name, the value, the remedy. */
public final class InvalidSettingException extends IllegalArgumentException implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient Sentence sentence;
    private final transient @Nullable Cure cure;

    /** Creates it with a sentence, as the key of its text and its values. */
    public InvalidSettingException(@CompileTimeConstant String key, @Nullable Object... values) {
        this(Sentence.of(key, values), null);
    }

    /** Creates it with the sentence of a network that cannot be built so. */
    InvalidSettingException(UnfitLayerException unfit) {
        this(unfit.sentence(), null);
    }

    private InvalidSettingException(Sentence sentence, @Nullable Cure cure) {
        super(sentence.toString());
        this.sentence = sentence;
        this.cure = cure;
    }

    /** Returns the same with a change that mends it. */
    public InvalidSettingException curedBy(String setting, String value) {
        return new InvalidSettingException(sentence, new Cure(setting, value));
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
