package dev.ganvas.experiment;

import dev.ganvas.engine.layer.UnfitLayerException;
import dev.ganvas.engine.network.NetworkText;
import dev.ganvas.experiment.Traits.Group;
import dev.ganvas.problem.Sentence;
import dev.ganvas.problem.SettingName;
import dev.ganvas.text.Texts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One entry of the settings schema, from which the form, the command line, the run file and the documentation are made.
 *
 * @param <T> the type of its value: Long, Double, Duration, String, NetworkText or an enum
 */
public sealed interface Setting<T> {

    /** Returns the stable name: in the run file, after {@code --set}, and as the node id of its control. */
    String name();

    /** Returns what it is beside its values. */
    Traits traits();

    /** Returns one sentence that explains it, in English. */
    default String help() {
        return Texts.ENGLISH.text("help." + name());
    }

    /**
     * Reads a value as a user writes it.
     *
     * @throws InvalidSettingException with one sentence, if {@code text} is no value of this setting
     */
    T parse(String text);

    /** Returns {@code value} as {@link #parse} reads it. */
    String format(T value);

    /** Returns which part of the form it stands in. */
    default Group group() {
        return traits().group();
    }

    /** Returns when a change takes effect. */
    default Effect effect() {
        return traits().effect();
    }

    /**
     * A whole number.
     *
     * @param min smallest value allowed
     * @param max largest value allowed
     * @param wordForMin what stands for {@code min} where that is no count but a choice; empty where it is a count
     */
    record Whole(String name, Traits traits, long min, long max, String wordForMin) implements Setting<Long> {

        /** Returns a number that is no setting but an option of one command, read and refused in the same words. */
        public static Whole option(String name, long min, long max) {
            return new Whole(name, Traits.of(Group.OUTPUT, Effect.NEXT_STEP), min, max);
        }

        /** Creates one whose values are all counts. */
        public Whole(String name, Traits traits, long min, long max) {
            this(name, traits, min, max, "");
        }

        @Override
        public Long parse(String text) {
            if (!wordForMin.isEmpty() && text.strip().equalsIgnoreCase(wordForMin)) {
                return min;
            }
            long value;
            try {
                value = Long.parseLong(text.strip());
            } catch (NumberFormatException e) {
                throw new InvalidSettingException("value.wholeNumber", new SettingName(name), bounds(), text);
            }
            // What has a word is written by it alone.
            boolean below = wordForMin.isEmpty() ? value < min : value <= min;
            if (below || value > max) {
                throw new InvalidSettingException("value.wholeNumberOutside", new SettingName(name), bounds(), value)
                        .curedBy(name, format(below ? min : max));
            }
            return value;
        }

        private Sentence bounds() {
            if (!wordForMin.isEmpty()) {
                return Sentence.of("value.fromToOr", min + 1, max, wordForMin);
            }
            return Sentence.of("value.fromTo", min, max);
        }

        @Override
        public String format(Long value) {
            return value == min && !wordForMin.isEmpty() ? wordForMin : Long.toString(value);
        }
    }

    /**
     * A real number.
     *
     * @param min lower bound
     * @param max upper bound, allowed
     * @param bound whether {@code min} itself is allowed
     */
    record Real(String name, Traits traits, double min, double max, Bound bound) implements Setting<Double> {

        /** Whether a lower bound belongs to the allowed values. */
        public enum Bound {
            INCLUSIVE,
            EXCLUSIVE
        }

        private static final Pattern DECIMAL_COMMA = Pattern.compile("[-+]?\\d*,\\d+(?:[eE][-+]?\\d+)?");

        @Override
        public Double parse(String text) {
            String written = text.strip();
            double value;
            try {
                value = Double.parseDouble(written);
            } catch (NumberFormatException e) {
                throw DECIMAL_COMMA.matcher(written).matches()
                        ? withPoint(written)
                        : new InvalidSettingException("value.number", new SettingName(name), bounds(), text);
            }
            boolean low = bound == Bound.INCLUSIVE ? value >= min : value > min;
            if (!low || !(value <= max) || Double.isInfinite(value)) {
                InvalidSettingException refused =
                        new InvalidSettingException("value.numberOutside", new SettingName(name), bounds(), written);
                throw value > max ? refused.curedBy(name, format(max)) : refused;
            }
            return value + 0.0; // of the two zeros the positive one, which is what is written and read again
        }

        /** Says how a number that was written with a comma is written here. */
        private InvalidSettingException withPoint(String written) {
            String meant = written.replace(',', '.');
            return new InvalidSettingException("value.comma", new SettingName(name), written, meant)
                    .curedBy(name, meant);
        }

        private Sentence bounds() {
            return bound == Bound.INCLUSIVE
                    ? Sentence.of("value.atLeastAtMost", format(min), format(max))
                    : Sentence.of("value.aboveAtMost", format(min), format(max));
        }

        @Override
        public String format(Double value) {
            return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        }
    }

    /**
     * One of a few named values.
     *
     * @param names every value, in order, and how it is written
     */
    record Choice<T>(String name, Traits traits, List<Named<T>> names) implements Setting<T> {

        /** How a switch that is turned on is written. */
        public static final String ON = "on";

        /** A value and how it is written. */
        public record Named<T>(String written, T value) {}

        /** Returns a choice among the constants of an enum: {@code GENERATOR_FIRST} is written {@code generator-first}. */
        static <E extends Enum<E>> Choice<E> among(String name, Traits traits, Class<E> type) {
            return new Choice<>(name, traits, named(type).toList());
        }

        /** Returns a choice among the constants of an enum or none of them, which is written {@code none}. */
        static <E extends Enum<E>> Choice<Optional<E>> amongOr(String none, String name, Traits traits, Class<E> type) {
            Stream<Named<Optional<E>>> some =
                    Choice.named(type).map(each -> new Named<>(each.written(), Optional.of(each.value())));
            return new Choice<>(
                    name,
                    traits,
                    Stream.concat(Stream.of(new Named<>(none, Optional.<E>empty())), some)
                            .toList());
        }

        /** Returns a switch: {@code off} or {@code on}. */
        static Choice<Boolean> onOff(String name, Traits traits) {
            return new Choice<>(name, traits, List.of(new Named<>("off", false), new Named<>(ON, true)));
        }

        /** Returns whether it is a switch, which is turned on by its name alone. */
        public boolean isSwitch() {
            return names.stream().anyMatch(each -> each.value().equals(true));
        }

        private static <E extends Enum<E>> Stream<Named<E>> named(Class<E> type) {
            return Arrays.stream(type.getEnumConstants())
                    .map(value ->
                            new Named<>(value.name().toLowerCase(Locale.ROOT).replace('_', '-'), value));
        }

        /** Returns the values, in order. */
        public List<T> values() {
            return names.stream().map(Named::value).toList();
        }

        @Override
        public T parse(String text) {
            for (Named<T> each : names) {
                if (each.written().equalsIgnoreCase(text.strip())) {
                    return each.value();
                }
            }
            String known = names.stream().map(Named::written).collect(Collectors.joining(", "));
            throw new InvalidSettingException("value.oneOf", new SettingName(name), known, text);
        }

        @Override
        public String format(T value) {
            return names.stream()
                    .filter(each -> each.value().equals(value))
                    .map(Named::written)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(name + " is never " + value));
        }
    }

    /**
     * A length of time, to the millisecond, such as {@code 500ms}, {@code 60s}, {@code 5m} or {@code 2h}; {@code off}
     * is {@link Duration#ZERO}.
     *
     * @param min shortest time allowed, apart from none at all
     * @param max longest time allowed
     */
    record Interval(String name, Traits traits, Duration min, Duration max) implements Setting<Duration> {
        private static final String OFF = "off";
        private static final Pattern FORM = Pattern.compile("(\\d{1,12}) ?(ms|s|m|h)");
        /** A time is written in the largest unit in which it is a whole number and at least this. */
        private static final long LEAST = 5;

        @Override
        public Duration parse(String text) {
            String written = text.strip().toLowerCase(Locale.ROOT);
            if (written.equals(OFF)) {
                return Duration.ZERO;
            }
            Matcher matcher = FORM.matcher(written);
            if (!matcher.matches()) {
                throw new InvalidSettingException("value.time", new SettingName(name), bounds(), text);
            }
            long count = Long.parseLong(matcher.group(1));
            Duration value = Duration.of(count, unit(matcher.group(2)));
            if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
                throw new InvalidSettingException("value.timeOutside", new SettingName(name), bounds(), text.strip())
                        .curedBy(name, format(value.compareTo(min) < 0 ? min : max));
            }
            return value;
        }

        private static ChronoUnit unit(String letters) {
            return switch (letters) {
                case "ms" -> ChronoUnit.MILLIS;
                case "s" -> ChronoUnit.SECONDS;
                case "m" -> ChronoUnit.MINUTES;
                default -> ChronoUnit.HOURS;
            };
        }

        private Sentence bounds() {
            return Sentence.of("value.timeFromTo", format(min), format(max), OFF);
        }

        @Override
        public String format(Duration value) {
            if (value.isZero()) {
                return OFF;
            }
            if (value.toMillisPart() != 0) {
                return value.toMillis() + "ms";
            }
            if (value.toSecondsPart() != 0 || value.toMinutes() < LEAST) {
                return value.toSeconds() + "s";
            }
            return value.toMinutesPart() != 0 || value.toHours() < LEAST
                    ? value.toMinutes() + "m"
                    : value.toHours() + "h";
        }
    }

    /** The layers of a network as a line of text; the empty text means the experiment's own network. */
    record Network(String name, Traits traits) implements Setting<NetworkText> {
        @Override
        public NetworkText parse(String text) {
            try {
                return NetworkText.parse(text);
            } catch (UnfitLayerException e) {
                throw new InvalidSettingException("value.network", new SettingName(name), e.sentence());
            }
        }

        @Override
        public String format(NetworkText value) {
            return value.toString();
        }
    }

    /** A free text; the empty text means the experiment's own default. */
    record Text(String name, Traits traits) implements Setting<String> {
        @Override
        public String parse(String text) {
            return text.strip();
        }

        @Override
        public String format(String value) {
            return value;
        }
    }
}
