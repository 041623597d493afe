package dev.ganvas.problem;

import com.google.errorprone.annotations.CompileTimeConstant;
import dev.ganvas.text.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A sentence, or a part of one, in no language yet: the key of its text and the values that the text has places for.
 * Any thread.
 *
 * @param key of the text in the catalogue
 * @param values of the text; those that are sentences are told in the same language
 */
public record Sentence(String key, List<@Nullable Object> values) {

    /** Keeps what an exception says rather than the exception. */
    public Sentence {
        values = values.stream().map(Sentence::told).toList();
    }

    /** Returns the sentence of a text and its values. */
    public static Sentence of(@CompileTimeConstant String key, @Nullable Object... values) {
        return new Sentence(key, Arrays.asList(values));
    }

    /** Returns sentences one after the other, with commas between them. */
    public static Sentence list(List<Sentence> sentences) {
        return sentences.stream()
                .reduce((before, next) -> of("problem.and", before, next))
                .orElseGet(() -> of("problem.nothing"));
    }

    /** A sentence inside another one: without its stop. */
    private record Part(Sentence whole) {
        private String in(Texts texts, UnaryOperator<String> labels) {
            String text = whole.in(texts, labels);
            return text.endsWith(".") || text.endsWith("。") ? text.substring(0, text.length() - 1) : text;
        }
    }

    /** Returns it as a value of another sentence, inside which it has no stop. */
    public Object part() {
        return new Part(this);
    }

    private static @Nullable Object told(@Nullable Object value) {
        return value instanceof Explained problem ? problem.sentence() : value;
    }

    /**
     * Returns it in the language of {@code texts}.
     *
     * @param labels what the setting of a {@link SettingName} is called
     */
    public String in(Texts texts, UnaryOperator<String> labels) {
        return texts.text(
                key, values.stream().map(value -> told(value, texts, labels)).toArray());
    }

    private static @Nullable Object told(@Nullable Object value, Texts texts, UnaryOperator<String> labels) {
        if (value instanceof Sentence sentence) {
            return sentence.in(texts, labels);
        }
        if (value instanceof SettingName setting) {
            return labels.apply(setting.name());
        }
        return value instanceof Part part ? part.in(texts, labels) : value;
    }

    /** Returns it in English, with settings under their own names. */
    @Override
    public String toString() {
        return in(Texts.ENGLISH, UnaryOperator.identity());
    }
}
