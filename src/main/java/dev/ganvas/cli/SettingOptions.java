package dev.ganvas.cli;

import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Settings;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.store.ExperimentFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options that the settings schema makes: {@code --lr 0.001}, or the same as {@code --set lr=0.001}. */
final class SettingOptions {
    private static final String SET = "--set";

    private SettingOptions() {}

    /** What holds for a setting that is not given. */
    enum Defaults {
        /** What its experiment was published with. */
        OF_EXPERIMENTS,
        /** What the run has. */
        OF_THE_RUN
    }

    /** Reads the value of an option as a setting does, and refuses it in the same words. */
    static class Converter<T> implements ITypeConverter<T> {
        private final Setting<T> setting;

        Converter(Setting<T> setting) {
            this.setting = setting;
        }

        /**
         * Reads a value.
         *
         * @throws InvalidSettingException with one sentence, if it is none
         */
        @Override
        public T convert(String text) {
            return setting.parse(text);
        }
    }

    /**
     * Adds an option for each setting, and one for all of them by name.
     *
     * @param defaults which its help tells
     * @param hidden those that the command knows only to refuse them with a sentence of its own
     */
    static void addTo(CommandSpec command, Defaults defaults, Set<Setting<?>> hidden) {
        for (Setting<?> setting : Schema.ALL) {
            if (!command.optionsMap().containsKey("--" + setting.name())) {
                command.addOption(OptionSpec.builder("--" + setting.name())
                        .type(Object.class)
                        .converters(new Converter<>(setting))
                        .paramLabel(label(setting))
                        .description(description(setting, defaults))
                        .completionCandidates(candidates(setting))
                        .arity(isSwitch(setting) ? "0..1" : "1")
                        .fallbackValue(Setting.Choice.ON)
                        .hidden(hidden.contains(setting))
                        .build());
            }
        }
        command.addOption(OptionSpec.builder(SET)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .paramLabel("NAME=VALUE")
                .description("Any of the settings above by its name. May be repeated.")
                .build());
    }

    /**
     * Returns the settings of an experiment with what the command line says.
     *
     * @throws InvalidSettingException with one sentence
     */
    static Settings settings(ExperimentFile chosen, ParseResult parsed) {
        return chosen.experiment().withTexts(chosen.settings(), texts(parsed));
    }

    /** Returns what the command line says, by setting name. */
    static Map<String, String> texts(ParseResult parsed) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Setting<?> setting : Schema.ALL) {
            given(setting, parsed).ifPresent(text -> texts.put(setting.name(), text));
        }
        List<String> assignments = parsed.matchedOptionValue(SET, List.of());
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new InvalidSettingException("cli.setForm", assignment);
            }
            String name = assignment.substring(0, equals).strip();
            if (texts.put(name, assignment.substring(equals + 1)) != null) {
                throw new InvalidSettingException("cli.givenTwice", name);
            }
        }
        if (texts.containsKey(Schema.STEPS.name()) && texts.containsKey(Schema.EPOCHS.name())) {
            throw new InvalidSettingException("cli.stepsAndEpochs");
        }
        return texts;
    }

    private static <T> Optional<String> given(Setting<T> setting, ParseResult parsed) {
        T value = parsed.matchedOptionValue("--" + setting.name(), null);
        return Optional.ofNullable(value).map(setting::format);
    }

    private static String label(Setting<?> setting) {
        if (setting instanceof Setting.Choice<?> choice) {
            return choices(choice);
        }
        if (setting instanceof Setting.Interval) {
            return "TIME";
        }
        if (setting instanceof Setting.Network) {
            return "LAYERS";
        }
        return setting instanceof Setting.Whole ? "N" : setting instanceof Setting.Real ? "X" : "PATH";
    }

    private static boolean isSwitch(Setting<?> setting) {
        return setting instanceof Setting.Choice<?> choice && choice.isSwitch();
    }

    private static <T> String choices(Setting.Choice<T> choice) {
        return choice.values().stream().map(choice::format).collect(Collectors.joining("|"));
    }

    private static List<String> candidates(Setting<?> setting) {
        return setting instanceof Setting.Choice<?> choice
                ? List.of(choices(choice).split("\\|"))
                : List.of();
    }

    private static String description(Setting<?> setting, Defaults told) {
        String defaults = told == Defaults.OF_THE_RUN ? "" : defaults(setting);
        // picocli formats descriptions, so a percent sign would have to be doubled.
        return (setting.help() + (defaults.isEmpty() ? "" : " Default: " + defaults + ".")).replace("%", "%%");
    }

    private static String defaults(Setting<?> setting) {
        return Presets.ALL.stream()
                .filter(experiment -> experiment.defaults().has(setting))
                .filter(experiment -> !experiment.defaults().text(setting).isEmpty())
                .map(experiment -> experiment.id() + " " + experiment.defaults().text(setting))
                .collect(Collectors.joining(", "));
    }
}
