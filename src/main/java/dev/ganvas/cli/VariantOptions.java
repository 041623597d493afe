package dev.ganvas.cli;

import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Settings;
import dev.ganvas.experiment.Traits.Group;
import dev.ganvas.run.compare.Comparison;
import dev.ganvas.run.compare.Variant;
import dev.ganvas.store.ExperimentFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the variants of a comparison from {@code --optimizers} and {@code --vary}: every combination of their values. */
final class VariantOptions {
    private static final String OPTIMIZERS = "--optimizers";
    private static final String VARY = "--vary";

    /** What one option varies: a setting by name, its values, and how the option is written. */
    private record Axis(String option, String name, List<String> values) {
        String written(String value) {
            return option.equals(OPTIMIZERS) ? option + " " + value : "%s %s=%s".formatted(option, name, value);
        }
    }

    private final Experiment experiment;
    private final Settings base;
    private final Map<String, String> common;
    private final List<Axis> axes = new ArrayList<>();

    private VariantOptions(ExperimentFile chosen, Map<String, String> common) {
        this.experiment = chosen.experiment();
        this.base = chosen.settings();
        this.common = common;
    }

    /**
     * Returns the variants.
     *
     * @param chosen the experiment, and the settings to begin with
     * @param common settings of all of them, by name
     * @param optimizers as the option takes it, or null where it is not given
     * @param vary one text for each {@code --vary}
     * @throws InvalidSettingException with one sentence that names the option and its value
     */
    static List<Variant> variants(
            ExperimentFile chosen, Map<String, String> common, @Nullable String optimizers, List<String> vary) {
        VariantOptions options = new VariantOptions(chosen, common);
        options.checkCommon();
        if (optimizers != null) {
            options.add(OPTIMIZERS, Schema.OPTIMIZER.name(), optimizers);
        }
        for (String assignment : vary) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new InvalidSettingException("cli.varyForm", assignment);
            }
            options.add(VARY, assignment.substring(0, equals).strip(), assignment.substring(equals + 1));
        }
        if (options.axes.isEmpty()) {
            throw new InvalidSettingException("cli.nothingVaried");
        }
        return options.variants();
    }

    /** Finds what is wrong with a common value before it is laid at the door of one that varies. */
    private void checkCommon() {
        for (Map.Entry<String, String> entry : common.entrySet()) {
            Setting<?> setting = Schema.find(entry.getKey())
                    .filter(experiment.defaults()::has)
                    .orElse(null);
            if (setting != null) {
                setting.parse(entry.getValue());
            }
        }
    }

    private void add(String option, String name, String texts) {
        Axis axis = new Axis(option, name, split(option, name, texts));
        if (common.containsKey(name)) {
            throw new InvalidSettingException("cli.setAndVaried", name, common.get(name), option);
        }
        for (Axis other : axes) {
            if (other.name().equals(name)) {
                throw new InvalidSettingException("cli.variedTwice", name);
            }
        }
        Setting<?> setting = Schema.find(name)
                .filter(experiment.defaults()::has)
                .orElseThrow(() -> new InvalidSettingException(
                        "cli.unknownSetting",
                        axis.written(texts),
                        experiment.id(),
                        name,
                        experiment.schema().stream().map(Setting::name).collect(Collectors.joining(", "))));
        if (setting.group() == Group.LENGTH) {
            throw new InvalidSettingException("cli.oneLength", axis.written(texts));
        }
        if (Comparison.isOfTheData(setting)) {
            throw new InvalidSettingException("cli.oneDataSet", axis.written(texts), name);
        }
        axes.add(axis);
    }

    private List<String> split(String option, String name, String texts) {
        List<String> values = new ArrayList<>();
        for (String text : texts.split(",", -1)) {
            if (text.isBlank()) {
                throw new InvalidSettingException(
                        "cli.emptyValue",
                        option,
                        option.equals(VARY) ? name + "=" + texts : "\"" + texts + "\"",
                        option.equals(VARY) ? "--vary lr=0.001,0.01" : "--optimizers sgd,adam");
            }
            values.add(text.strip());
        }
        return values;
    }

    private List<Variant> variants() {
        long count = 1;
        for (Axis axis : axes) {
            count *= axis.values().size();
        }
        if (count > Comparison.MOST_VARIANTS) {
            throw new InvalidSettingException(
                    "cli.tooManyVariants",
                    axes.stream().map(Axis::option).distinct().collect(Collectors.joining(" and ")),
                    count,
                    Comparison.MOST_VARIANTS);
        }
        List<Variant> variants = new ArrayList<>();
        combine(0, new LinkedHashMap<>(), variants);
        return variants;
    }

    private void combine(int axis, Map<String, String> chosen, List<Variant> variants) {
        if (axis == axes.size()) {
            variants.add(variant(chosen));
            return;
        }
        Set<String> formatted = new HashSet<>();
        for (String value : axes.get(axis).values()) {
            String same = canonical(axes.get(axis), value);
            if (!formatted.add(same)) {
                throw new InvalidSettingException(
                        "cli.variantTwice", axes.get(axis).written(value));
            }
            Map<String, String> more = new LinkedHashMap<>(chosen);
            more.put(axes.get(axis).name(), same);
            combine(axis + 1, more, variants);
        }
    }

    /** Returns the value as the program writes it, so that 0.01 and 1e-2 are the same. */
    private String canonical(Axis axis, String value) {
        Setting<?> setting = Schema.find(axis.name()).orElseThrow();
        try {
            return base.withText(setting, value).text(setting);
        } catch (InvalidSettingException e) {
            throw new InvalidSettingException("problem.at", axis.written(value), e);
        }
    }

    private Variant variant(Map<String, String> chosen) {
        Map<String, String> texts = new LinkedHashMap<>(common);
        texts.putAll(chosen);
        try {
            Settings settings = experiment.withTexts(base, texts);
            return new Variant(name(chosen), settings);
        } catch (InvalidSettingException e) {
            String written = axes.stream()
                    .map(axis -> axis.written(chosen.getOrDefault(axis.name(), "")))
                    .collect(Collectors.joining(" "));
            throw new InvalidSettingException("problem.at", written, e);
        }
    }

    /** Names a variant by what is varied: an optimizer by itself, anything else after its setting. */
    private static String name(Map<String, String> chosen) {
        return chosen.entrySet().stream()
                .map(entry -> entry.getKey().equals(Schema.OPTIMIZER.name())
                        ? entry.getValue()
                        : entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
