package dev.ganvas.text;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of all texts in one language, by key: of the window, of messages and errors, and the names of layers,
 * settings and experiments. Each language is a file {@code texts*.properties} beside this class. Immutable; any thread.
 */
public final class Texts {
    /** What the command line and the log speak. */
    public static final Texts ENGLISH = in(Language.ENGLISH);

    private final ResourceBundle bundle;

    private Texts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** Returns the texts in {@code language}. */
    public static Texts in(Language language) {
        // No detour over the system's own language: that one may be a third.
        return new Texts(ResourceBundle.getBundle(
                "dev.ganvas.text.texts",
                language.texts(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /**
     * Returns the text of {@code key}, with {@code values} in the places that it has for them, as {@link
     * String#format(String, Object...)} writes them.
     *
     * @throws MissingResourceException if there is no such text
     */
    public String text(String key, @Nullable Object... values) {
        String pattern = bundle.getString(key);
        return values.length == 0 ? pattern : String.format(Locale.ROOT, pattern, values);
    }

    /** Returns the text of {@code key}, if there is one. */
    public Optional<String> find(String key) {
        return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
    }
}
