package dev.ganvas.engine.loss;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When one network is ahead of the other, by means of figures over the last steps; null for what is no fault under a loss.
 *
 * @param generatorWins D takes nearly every fake for real
 * @param discriminatorWins D tells nearly every fake, so surely that G has little to learn from
 * @param generatorAhead D takes most fakes for real
 * @param discriminatorAhead D is right nearly always
 */
public record Balance(
        @Nullable Limit generatorWins,
        @Nullable Limit discriminatorWins,
        @Nullable Limit generatorAhead,
        @Nullable Limit discriminatorAhead) {

    /** Returns all of them. */
    public List<Limit> limits() {
        return Stream.of(generatorWins, discriminatorWins, generatorAhead, discriminatorAhead)
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * Where something begins, and the easier value beyond which it ends, so that a figure that wavers does not flicker.
     *
     * @param figure what is looked at
     * @param begins the value from which on it holds
     * @param ends the value up to which it goes on; below {@code begins} for what holds above it, else above it
     */
    public record Limit(StepFigure figure, double begins, double ends) {
        /** Returns the key of the text that tells what was measured and where it begins. */
        public String key() {
            return (isAbove() ? "health.over." : "health.under.") + figure.column();
        }

        /** Returns whether it holds for values above the limit rather than below. */
        public boolean isAbove() {
            return ends < begins;
        }
    }
}
