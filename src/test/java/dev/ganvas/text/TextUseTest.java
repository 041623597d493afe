package dev.ganvas.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.engine.Learners;
import dev.ganvas.engine.layer.Activation;
import dev.ganvas.engine.layer.LayerForms;
import dev.ganvas.engine.loss.LossKind;
import dev.ganvas.engine.loss.ReferenceLine;
import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.experiment.Effect;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Traits.Group;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.metric.feature.DigitClassifier;
import dev.ganvas.metric.feature.PrincipalComponents;
import dev.ganvas.metric.feature.RandomConvolutions;
import dev.ganvas.metric.quality.QualityFigures;
import dev.ganvas.run.quality.QualityReference;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every text that the program names is in the catalogue, with a place for each value; and no other is. */
class TextUseTest {
    private static final Path ENGLISH = Path.of("src/main/resources/dev/ganvas/text/texts.properties");
    /** A string of the window that can be nothing but a key. */
    private static final Pattern WINDOW_KEY =
            Pattern.compile("(?!user\\.)[a-z][A-Za-z0-9]*\\.[A-Za-z0-9.]+(?<!\\.(css|png|user))(?<!ganvas.{0,40})");

    private static final Pattern PLACE = Pattern.compile("%(?:(\\d+)\\$)?[-#+0,(]*\\d*(?:\\.\\d+)?[a-zA-Z%]");
    private static final Path WINDOW = Path.of("src/main/java/dev/ganvas/ui");
    /** Settings that the form leaves out or enters together with another. */
    private static final Set<Setting<?>> WITHOUT_LABEL =
            Set.of(Schema.SAMPLE_EVERY, Schema.RECORD_EVERY, Schema.FAKE_LABEL);

    private static TextsInCode code;

    @BeforeAll
    static void readTheSources() throws IOException {
        code = TextsInCode.read();
    }

    @Test
    void everyTextThatIsUsedExists() throws Exception {
        assertThat(texts().stringPropertyNames())
                .containsAll(code.calls().stream().map(TextsInCode.Call::key).collect(Collectors.toSet()))
                .containsAll(keysInWindow())
                .containsAll(derived());
    }

    @Test
    void everyTextThatExistsIsUsed() throws Exception {
        Set<String> unused = new TreeSet<>(texts().stringPropertyNames());
        unused.removeAll(code.literals());
        unused.removeAll(derived());
        assertThat(unused).isEmpty();
    }

    @Test
    void everyCallGivesAsManyValuesAsItsTextHasPlaces() throws IOException {
        Properties texts = texts();
        List<TextsInCode.Call> wrong = code.calls().stream()
                .filter(call -> places(texts.getProperty(call.key(), "")) != call.values())
                .toList();
        assertThat(wrong).isEmpty();
    }

    @Test
    void theSourcesAreFound() {
        assertThat(code.sentences()).hasSizeGreaterThan(200).contains("file.locked", "reason.accessDenied");
        assertThat(code.calls()).hasSizeGreaterThan(500);
    }

    private static Properties texts() throws IOException {
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(ENGLISH, StandardCharsets.UTF_8)) {
            properties.load(file);
        }
        return properties;
    }

    /** Returns how many values a text takes. */
    private static int places(String text) {
        int next = 0;
        int largest = 0;
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            if (!place.group().endsWith("%")) {
                int index = place.group(1) == null ? ++next : Integer.parseInt(place.group(1));
                largest = Math.max(largest, index);
            }
        }
        return largest;
    }

    private static Set<String> keysInWindow() throws IOException {
        return TextsInCode.read(WINDOW).literals().stream()
                .filter(WINDOW_KEY.asMatchPredicate())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the keys that are put together from what the texts are of. */
    private static Set<String> derived() throws ReflectiveOperationException {
        Set<String> used = new TreeSet<>();
        addLayers(used);
        addLosses(used);
        addSettings(used);
        QualityFigures.ALL.forEach(figure -> used.add("quality." + figure.id()));
        List.of(DigitClassifier.ID, RandomConvolutions.ID, PrincipalComponents.ID, QualityReference.POINTS)
                .forEach(features -> used.add("quality.features." + features));
        for (Experiment experiment : Presets.ALL) {
            used.add("experiment." + experiment.id() + ".title");
            used.add("experiment." + experiment.id() + ".summary");
            used.add("experiment." + experiment.id() + ".source");
        }
        return used;
    }

    /** The names of layers and of activations; nothing is told where there is none. */
    private static void addLayers(Set<String> used) {
        LayerForms.ALL.forEach(form -> used.add("layer." + form.key()));
        for (Activation activation : Activation.values()) {
            if (activation != Activation.IDENTITY) {
                used.add("activation." + activation.key());
            }
        }
    }

    /** The names of the lines that charts draw, and what is told of a balance that was lost. */
    private static void addLosses(Set<String> used) {
        for (LossKind kind : LossKind.values()) {
            kind.loss().balance().limits().forEach(limit -> used.add(limit.key()));
            for (StepFigure figure : StepFigure.all()) {
                ReferenceLine line = kind.loss().line(figure);
                if (line != null) {
                    used.add(line.key());
                }
            }
        }
    }

    private static void addSettings(Set<String> used) throws ReflectiveOperationException {
        settings().forEach(setting -> {
            used.add("help." + setting.name());
            if (!WITHOUT_LABEL.contains(setting)) {
                used.add("setting." + setting.name());
                used.add("group." + setting.group().name().toLowerCase(Locale.ROOT));
            }
            if (isMarked(setting)) {
                used.add("mark." + setting.name());
            }
            if (setting instanceof Setting.Choice<?> choice) {
                addValues(choice, used);
            }
        });
        // Which networks learn is marked like a setting.
        used.add("mark.updates");
        for (Learners learners : Learners.values()) {
            used.add("choice.updates." + learners.name().toLowerCase(Locale.ROOT));
        }
    }

    /** Whether a live change of it leaves a mark on the charts. */
    private static boolean isMarked(Setting<?> setting) {
        return setting.effect() == Effect.NEXT_STEP
                && setting.group() != Group.LENGTH
                && setting.group() != Group.OUTPUT;
    }

    /** Every setting that any experiment may have. */
    private static List<Setting<?>> settings() throws ReflectiveOperationException {
        List<Setting<?>> settings = new ArrayList<>();
        for (Field field : Schema.class.getFields()) {
            if (field.get(null) instanceof Setting<?> setting) {
                settings.add(setting);
            }
        }
        return settings;
    }

    private static <T> void addValues(Setting.Choice<T> choice, Set<String> used) {
        choice.values().forEach(value -> used.add("choice." + choice.name() + "." + choice.format(value)));
    }
}
