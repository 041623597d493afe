package dev.ganvas.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.engine.Learners;
import dev.ganvas.engine.layer.Activation;
import dev.ganvas.engine.layer.LayerSpec;
import dev.ganvas.engine.loss.LossKind;
import dev.ganvas.engine.loss.ReferenceLine;
import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.experiment.Effect;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Traits.Group;
import java.io.IOException;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/ganvas/ui");
    private static final Path TEXTS = Path.of("src/main/resources/dev/ganvas/ui/text/messages.properties");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][A-Za-z0-9]*\\.[A-Za-z0-9.]+)\"");
    /** Settings that the form leaves out or enters together with another. */
    private static final Set<Setting<?>> WITHOUT_LABEL =
            Set.of(Schema.SAMPLE_EVERY, Schema.RECORD_EVERY, Schema.FAKE_LABEL);

    @Test
    void everyTextThatIsUsedExists() throws Exception {
        assertThat(texts())
                .containsAll(usedInCode())
                .containsAll(usedForSettings())
                .containsAll(usedByLosses())
                .containsAll(usedByLayers());
    }

    @Test
    void everyTextThatExistsIsUsed() throws Exception {
        Set<String> unused = texts();
        unused.removeAll(usedInCode());
        unused.removeAll(usedForSettings());
        unused.removeAll(usedByLosses());
        unused.removeAll(usedByLayers());
        assertThat(unused).isEmpty();
    }

    @Test
    void valuesAreFilledIn() {
        assertThat(Messages.text("status.epochOf", "3", "300")).isEqualTo("epoch 3 of 300");
        assertThat(Messages.find("no.such.key")).isEmpty();
    }

    private static Set<String> texts() throws IOException {
        Properties properties = new Properties();
        properties.load(Files.newBufferedReader(TEXTS, StandardCharsets.UTF_8));
        return new TreeSet<>(properties.stringPropertyNames());
    }

    private static Set<String> usedInCode() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher literal = LITERAL.matcher(Files.readString(file));
                while (literal.find()) {
                    if (!literal.group(1).matches("(user\\..*|.*\\.(css|png|messages|user|ganvas.*))")) {
                        used.add(literal.group(1));
                    }
                }
            }
        }
        return used;
    }

    /** The names of layers and of activations; nothing is told where there is none. */
    private static Set<String> usedByLayers() {
        Set<String> used = new TreeSet<>();
        for (Class<?> layer : LayerSpec.class.getPermittedSubclasses()) {
            String key = layer.getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1");
            used.add("layer." + key.toLowerCase(Locale.ROOT));
        }
        for (Activation activation : Activation.values()) {
            if (activation != Activation.IDENTITY) {
                used.add("activation." + activation.key());
            }
        }
        return used;
    }

    /** The names of the lines that charts draw, and what is told of a balance that was lost. */
    private static Set<String> usedByLosses() {
        Set<String> used = new TreeSet<>();
        for (LossKind kind : LossKind.values()) {
            kind.loss().balance().limits().forEach(limit -> used.add(limit.key()));
            for (StepFigure figure : StepFigure.all()) {
                ReferenceLine line = kind.loss().line(figure);
                if (line != null) {
                    used.add(line.key());
                }
            }
        }
        return used;
    }

    private static Set<String> usedForSettings() throws ReflectiveOperationException {
        Set<String> used = new TreeSet<>();
        settings().forEach(setting -> {
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
        return used;
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
