package dev.ganvas.ui.text;

import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Traits.Group;
import dev.ganvas.problem.Sentence;
import dev.ganvas.text.Language;
import dev.ganvas.text.Texts;
import dev.ganvas.ui.widget.WidgetTexts;
import java.util.MissingResourceException;
import java.util.Optional;

/** Every word that the window shows, by key, in the language in use; the command line tells the same in English. Any thread. */
public final class Messages {
    private static volatile Language used = Language.ENGLISH;
    private static volatile Texts texts = Texts.ENGLISH;

    private Messages() {}

    /** Takes all texts from now on in {@code language}; before the window is built. */
    public static void use(Language language) {
        used = language;
        texts = Texts.in(language);
        WidgetTexts.use(TranslatedWidgetTexts.widgets());
    }

    /** Returns the texts in the language in use. */
    public static Texts texts() {
        return texts;
    }

    /** Returns the language in use. */
    public static Language language() {
        return used;
    }

    /**
     * Returns the text of {@code key}, with its values filled in.
     *
     * @throws MissingResourceException if there is no such text
     */
    public static String text(String key, Object... values) {
        return texts.text(key, values);
    }

    /** Returns the text of {@code key} with the places for values still open, for what fills them in itself. */
    public static String pattern(String key) {
        return texts.text(key);
    }

    /** Returns the text of {@code key}, if there is one. */
    public static Optional<String> find(String key) {
        return texts.find(key);
    }

    /** Returns {@code sentence}, with settings as the form calls them. */
    public static String sentence(Sentence sentence) {
        return sentence.in(texts, Messages::setting);
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
        return text("experiment." + experiment.id() + ".title");
    }
}
