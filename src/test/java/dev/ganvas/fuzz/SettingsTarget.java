package dev.ganvas.fuzz;

import dev.ganvas.data.SampleShape;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Settings;
import dev.ganvas.experiment.preset.Presets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Settings as a user writes them: the first byte chooses the experiment, then each line is a name and a value, as in
 * {@code --set}. Values that are accepted are written as text and read again, and nothing may change by that.
 */
public final class SettingsTarget {
    private SettingsTarget() {}

    /** Reads one input. */
    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length == 0) {
            return;
        }
        Experiment experiment = Presets.ALL.get(Math.floorMod(data[0], Presets.ALL.size()));
        String text = new String(Arrays.copyOfRange(data, 1, data.length), StandardCharsets.UTF_8);
        Map<String, String> texts = new LinkedHashMap<>();
        for (String line : text.split("\n", -1)) {
            int equals = Math.max(0, line.indexOf('='));
            texts.put(line.substring(0, equals), line.substring(Math.min(line.length(), equals + 1)));
        }
        Settings settings;
        try {
            settings = experiment.withTexts(experiment.defaults(), texts);
        } catch (InvalidSettingException e) {
            Sandbox.assertSentence(e);
            return;
        }
        for (Setting<?> setting : settings.keys()) {
            Settings again = settings.withText(setting, settings.text(setting));
            if (!again.equals(settings)) {
                throw new IllegalStateException(
                        setting.name() + " is " + settings.text(setting) + ", but reads as " + again.text(setting));
            }
        }
        SampleShape shape = settings.has(Schema.BITS)
                ? new SampleShape(1, 1, Math.toIntExact(settings.get(Schema.BITS)))
                : new SampleShape(experiment.id().equals("faces") ? 3 : 1, 28, 28);
        experiment.gan(settings, shape);
    }

    /** Returns small true texts to begin with. */
    static List<byte[]> seeds() {
        return List.of(
                bytes("\0bits=9\nbatch=8\nlr=1e-3\ncheckpoint=1s"),
                bytes("\1class=3\nlimit=100\noptimizer=rmsprop\nrho=0.9\nlatent=uniform\nlatent-scale=-10000"),
                bytes("\2dropout=0.3\nreal-label=0.98\nfake-label=.02\nthreads=auto\nseed=9223372036854775807"),
                bytes("\3steps=0\nepochs=5\nlr-halve-every=5\nd-optimizer=sgd\nd-momentum=0.5\nd-lr=0.1"),
                bytes("\5order=g-first\nfakes=fresh\nd-loss=sum\nbatch-norm=running\ncheckpoint=500ms"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
