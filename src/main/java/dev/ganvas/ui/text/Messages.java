package dev.ganvas.ui.text;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Traits.Group;
import dev.ganvas.problem.Sentence;
import dev.ganvas.ui.widget.WidgetTexts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/** Every word that the window shows, by key, in the language in use. Any thread. */
public final class Messages {
    private static volatile Language used = Language.ENGLISH;
    private static volatile ResourceBundle bundle = read(used);
    private static volatile Map<String, String> sentences = readSentences(used);

    private Messages() {}

    /** Takes all texts from now on in {@code language}; before the window is built. */
    public static void use(Language language) {
        used = language;
        bundle = read(language);
        sentences = readSentences(language);
        WidgetTexts.use(TranslatedWidgetTexts.widgets());
    }

    /** Returns the language in use. */
    public static Language language() {
        return used;
    }

    /**
     * Returns the text of {@code key}, with its {@code %s} filled in.
     *
     * @throws MissingResourceException if there is no such text
     */
    public static String text(String key, Object... values) {
        String pattern = bundle.getString(key);
        return values.length == 0 ? pattern : String.format(Locale.ROOT, pattern, values);
    }

    /** Returns the text of {@code key}, if there is one. */
    public static Optional<String> find(String key) {
        return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
    }

    /** Returns {@code sentence}; its parts in English where they have no translation, settings as the form calls them. */
    public static String sentence(Sentence sentence) {
        return sentence.with(pattern -> sentences.getOrDefault(pattern, pattern), Messages::setting);
    }

    /** Returns what a setting is called where no form is around it; its own name where it has no control. */
    public static String setting(String name) {
        return switch (name) {
            case "real-label" -> text("setup.realLabelName");
            case "fake-label" -> text("setup.fakeLabelName");
            default -> {
                String label = find("setting." + name).orElse(name);
                yield Schema.find(name)
                                .filter(setting -> setting.group() == Group.DISCRIMINATOR_OPTIMIZER)
                                .isPresent()
                        ? text("setup.ofD", label)
                        : label;
            }
        };
    }

    /** Returns what a value of a setting is called, as {@code written} in a run file; that itself where it has no name. */
    public static String value(String setting, String written) {
        return find("choice." + setting + "." + written).orElse(written);
    }

    /** Returns the title of an experiment. */
    public static String title(Experiment experiment) {
        return find("experiment." + experiment.id() + ".title").orElse(experiment.title());
    }

    /** What is told in English below the window stands there under its English pattern. */
    private static Map<String, String> readSentences(Language language) {
        if (language == Language.ENGLISH) {
            return Map.of();
        }
        String name = "sentences_%s.json".formatted(language.tag());
        try (InputStream file = Messages.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new MissingResourceException(name + " is missing.", Messages.class.getName(), name);
            }
            return new ObjectMapper().readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is damaged.", e);
        }
    }

    private static ResourceBundle read(Language language) {
        // No detour over the system's own language: that one may be a third.
        return ResourceBundle.getBundle(
                "dev.ganvas.ui.text.messages",
                language.texts(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
