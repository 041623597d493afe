package dev.ganvas.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The command that trains with some settings, as a shell takes it. */
public final class TrainCommandLine {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=+-]+");

    private TrainCommandLine() {}

    /** Returns the one line, with each setting that acts and differs from the published one. */
    public static String of(Experiment experiment, Settings settings) {
        List<String> words = new ArrayList<>(List.of("ganvas", "train", experiment.id(), "--out", experiment.id()));
        List<Setting<?>> changed = settings.differences(experiment.defaults());
        boolean otherLength = changed.contains(Schema.STEPS) || changed.contains(Schema.EPOCHS);
        for (Setting<?> setting : experiment.schema()) {
            boolean ofLength = setting.equals(Schema.STEPS) || setting.equals(Schema.EPOCHS);
            // Another optimizer comes with its published rate unless one is given.
            boolean rate = setting.equals(Schema.LR) && changed.contains(Schema.OPTIMIZER);
            if (!ofLength && (rate || changed.contains(setting)) && experiment.isActive(setting, settings)) {
                add(words, setting, settings);
            }
        }
        if (otherLength) {
            // One of both is given, which makes the other 0.
            add(words, settings.get(Schema.EPOCHS) > 0 ? Schema.EPOCHS : Schema.STEPS, settings);
        }
        return String.join(" ", words);
    }

    private static void add(List<String> words, Setting<?> setting, Settings settings) {
        words.add("--" + setting.name());
        words.add(quoted(settings.text(setting)));
    }

    /** Returns a word as the shells of Linux and macOS, and in the usual cases that of Windows, take it. */
    static String quoted(String text) {
        if (PLAIN.matcher(text).matches()) {
            return text;
        }
        boolean single = text.chars().anyMatch(letter -> "$`\\\"!".indexOf(letter) >= 0);
        return single ? "'" + text.replace("'", "'\\''") + "'" : '"' + text + '"';
    }
}
