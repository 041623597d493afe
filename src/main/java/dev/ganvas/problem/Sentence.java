package dev.ganvas.problem;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A sentence, or a part of one, in English; kept as its pattern and its values, so that it can also be told in another
 * language. Any thread.
 *
 * @param pattern of {@link String#format(String, Object...)}, by which a translation is found
 * @param values of the pattern; those that are sentences are translated as well
 */
public record Sentence(String pattern, List<@Nullable Object> values) {

    /** Keeps what an exception says rather than the exception. */
    public Sentence {
        values = values.stream().map(Sentence::told).toList();
    }

    /** Returns the sentence of a pattern and its values. */
    @FormatMethod
    public static Sentence of(@FormatString String pattern, @Nullable Object... values) {
        return new Sentence(pattern, Arrays.asList(values));
    }

    /** Returns sentences one after the other, with commas between them. */
    public static Sentence list(List<Sentence> sentences) {
        return new Sentence(String.join(", ", Collections.nCopies(sentences.size(), "%s")), List.copyOf(sentences));
    }

    /** A sentence inside another one: without its stop. */
    private record Part(Sentence whole) {
        private String with(UnaryOperator<String> translation, UnaryOperator<String> labels) {
            String text = whole.with(translation, labels);
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
     * Returns it in other words.
     *
     * @param translation of each pattern
     * @param labels what the setting of a {@link SettingName} is called
     */
    public String with(UnaryOperator<String> translation, UnaryOperator<String> labels) {
        Object[] texts =
                values.stream().map(value -> told(value, translation, labels)).toArray();
        return String.format(Locale.ROOT, translation.apply(pattern), texts);
    }

    private static @Nullable Object told(
            @Nullable Object value, UnaryOperator<String> translation, UnaryOperator<String> labels) {
        if (value instanceof Sentence sentence) {
            return sentence.with(translation, labels);
        }
        if (value instanceof SettingName setting) {
            return labels.apply(setting.name());
        }
        return value instanceof Part part ? part.with(translation, labels) : value;
    }

    /** Returns it in English, with settings under their own names. */
    @Override
    public String toString() {
        return with(UnaryOperator.identity(), UnaryOperator.identity());
    }
}
