package dev.ganvas.run.compare;

import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Settings;
import dev.ganvas.experiment.Traits.Trait;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The settings in which compared runs differ. Those that only say how long a run is or what is saved of it do not count,
 * nor do those that do nothing in it, such as the betas of Adam under SGD.
 *
 * @param settings in the order of the form
 */
public record SettingDifferences(List<Setting<?>> settings) {
    /** Returns the settings in which two of {@code runs} differ. */
    public static SettingDifferences among(List<? extends ComparedRun> runs) {
        List<Setting<?>> differing = new ArrayList<>();
        for (Setting<?> setting : Schema.ALL) {
            Set<String> values = new HashSet<>();
            for (ComparedRun run : runs) {
                String value = text(run, setting);
                if (!value.isEmpty()) {
                    values.add(value);
                }
            }
            if (values.size() > 1 && !setting.traits().has(Trait.KEEPS_RESULTS)) {
                differing.add(setting);
            }
        }
        return new SettingDifferences(List.copyOf(differing));
    }

    /** Returns the value of a setting in a run as users write it; empty where it has none or does nothing. */
    public static String text(ComparedRun run, Setting<?> setting) {
        Experiment experiment = run.experiment();
        Settings settings = run.settings();
        return experiment.isActive(setting, settings) ? settings.text(setting) : "";
    }

    /** Returns the differing settings of one run, such as {@code optimizer sgd, lr 0.01}. */
    public String describe(ComparedRun run) {
        return settings.stream()
                .filter(setting -> !text(run, setting).isEmpty())
                .map(setting -> setting.name() + " " + text(run, setting))
                .collect(Collectors.joining(", "));
    }
}
