package dev.ganvas.cli;

import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.experiment.Presets;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options that the settings schema makes: {@code --lr 0.001}, or the same as {@code --set lr=0.001}. */
final class SettingOptions {
    private static final String SET = "--set";

    private SettingOptions() {}

    /** Adds an option for each setting that is not in {@code without}, and one for all of them by name. */
    static void addTo(CommandSpec command, Set<Setting<?>> without) {
        for (Setting<?> setting : Schema.ALL) {
            if (!without.contains(setting)) {
                command.addOption(OptionSpec.builder("--" + setting.name())
                        .type(String.class)
                        .paramLabel(label(setting))
                        .description(description(setting))
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
     * Returns the settings of {@code experiment} with what the command line says.
     *
     * @throws InvalidSettingException with one sentence
     */
    static Settings settings(Experiment experiment, ParseResult parsed) {
        return experiment.withTexts(experiment.defaults(), texts(parsed));
    }

    /** Returns what the command line says, by setting name. */
    static Map<String, String> texts(ParseResult parsed) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Setting<?> setting : Schema.ALL) {
            String text = parsed.matchedOptionValue("--" + setting.name(), null);
            if (text != null) {
                texts.put(setting.name(), text);
            }
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

    private static String label(Setting<?> setting) {
        if (setting instanceof Setting.Choice<?> choice) {
            return choices(choice);
        }
        if (setting instanceof Setting.Interval) {
            return "TIME";
        }
        return setting instanceof Setting.Whole ? "N" : setting instanceof Setting.Real ? "X" : "PATH";
    }

    private static <E extends Enum<E>> String choices(Setting.Choice<E> choice) {
        return choice.values().stream().map(choice::format).collect(Collectors.joining("|"));
    }

    private static String description(Setting<?> setting) {
        String defaults = Presets.ALL.stream()
                .filter(experiment -> experiment.defaults().has(setting))
                .filter(experiment -> !experiment.defaults().text(setting).isEmpty())
                .map(experiment -> experiment.id() + " " + experiment.defaults().text(setting))
                .collect(Collectors.joining(", "));
        // picocli formats descriptions, so a percent sign would have to be doubled.
        return (setting.help() + (defaults.isEmpty() ? "" : " Default: " + defaults + ".")).replace("%", "%%");
    }
}
