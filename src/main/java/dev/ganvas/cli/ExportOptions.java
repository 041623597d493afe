package dev.ganvas.cli;

import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.experiment.Setting;
import dev.ganvas.export.ExportChoices;
import dev.ganvas.export.ExportFormat;
import dev.ganvas.export.ExportFormats;
import dev.ganvas.export.ExportOption;
import dev.ganvas.export.ExportOption.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options that the list of export formats makes: {@code --what} and what can be chosen of each. */
final class ExportOptions {
    static final String WHAT = "--what";

    private ExportOptions() {}

    /** Adds {@code --what}, and an option for each that some format has. */
    static void addTo(CommandSpec command) {
        List<ExportFormat> formats = ExportFormats.OF_STORED_RUNS;
        command.addOption(OptionSpec.builder(WHAT)
                .type(String.class)
                .required(true)
                .paramLabel(formats.stream().map(ExportFormat::id).collect(Collectors.joining("|")))
                .description(formats.stream()
                        .map(format -> format.id() + ": " + format.help())
                        .collect(Collectors.joining("; ", "", ".")))
                .build());
        sharers().forEach((name, sharers) -> {
            boolean flag = option(sharers.get(0), name).kind() == Kind.FLAG;
            OptionSpec.Builder builder = OptionSpec.builder("--" + name).description(description(name, sharers));
            command.addOption(
                    flag
                            ? builder.type(boolean.class).arity("0").build()
                            : builder.type(Long.class)
                                    .converters(new SettingOptions.Converter<>(bounds(name, sharers)))
                                    .paramLabel("N")
                                    .build());
        });
    }

    /**
     * Returns what the command line chooses of a format.
     *
     * @throws InvalidSettingException with one sentence
     */
    static ExportChoices choices(ExportFormat format, ParseResult parsed) {
        ExportChoices choices = ExportChoices.NONE;
        for (Map.Entry<String, List<ExportFormat>> shared : sharers().entrySet()) {
            String name = shared.getKey();
            if (!parsed.hasMatchedOption("--" + name)) {
                continue;
            }
            if (!shared.getValue().contains(format)) {
                throw new InvalidSettingException("cli.idleFor", name, format.id());
            }
            int value = value(name, shared.getValue(), parsed);
            choices = choices.with(checked(option(format, name), format, value), value);
        }
        return choices;
    }

    private static int value(String name, List<ExportFormat> sharers, ParseResult parsed) {
        if (option(sharers.get(0), name).kind() == Kind.FLAG) {
            return Boolean.TRUE.equals(parsed.matchedOptionValue("--" + name, false)) ? 1 : 0;
        }
        return Math.toIntExact(parsed.matchedOptionValue("--" + name, 0L));
    }

    /** Returns what some format takes. */
    private static Setting.Whole bounds(String name, List<ExportFormat> sharers) {
        int least = sharers.stream()
                .mapToInt(each -> option(each, name).least())
                .min()
                .orElseThrow();
        int most = sharers.stream()
                .mapToInt(each -> option(each, name).most())
                .max()
                .orElseThrow();
        return Setting.Whole.option(name, least, most);
    }

    /** Refuses what another format would take. */
    private static ExportOption checked(ExportOption option, ExportFormat format, int value) {
        if (value > option.most()) {
            throw new InvalidSettingException("cli.tooLargeFor", option.name(), value, format.id(), option.most());
        }
        return option;
    }

    /** Returns which formats have an option, by its name, in the order of the list. */
    private static Map<String, List<ExportFormat>> sharers() {
        Map<String, List<ExportFormat>> sharers = new LinkedHashMap<>();
        ExportFormats.OF_STORED_RUNS.stream()
                .flatMap(format -> format.options().stream())
                .map(ExportOption::name)
                .distinct()
                .forEach(name -> sharers.put(
                        name,
                        ExportFormats.OF_STORED_RUNS.stream()
                                .filter(format -> format.options().stream()
                                        .anyMatch(option -> option.name().equals(name)))
                                .toList()));
        return sharers;
    }

    private static ExportOption option(ExportFormat format, String name) {
        return format.options().stream()
                .filter(option -> option.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Says what an option does, and with which bounds for which formats. */
    private static String description(String name, List<ExportFormat> sharers) {
        Map<ExportOption, List<ExportFormat>> alike = sharers.stream()
                .collect(Collectors.groupingBy(each -> option(each, name), LinkedHashMap::new, Collectors.toList()));
        return alike.entrySet().stream()
                .map(each -> bounds(each.getKey())
                        .formatted(
                                each.getValue().stream().map(ExportFormat::id).collect(Collectors.joining(" and "))))
                .collect(Collectors.joining(", ", option(sharers.get(0), name).help() + ": ", "."));
    }

    private static String bounds(ExportOption option) {
        return option.kind() == Kind.FLAG
                ? "for %s"
                : "%d to %d%s for %%s (default: %s)"
                        .formatted(option.least(), option.most(), option.unit(), option.word());
    }
}
