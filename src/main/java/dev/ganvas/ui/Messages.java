package dev.ganvas.ui;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/** Every word that the window shows, by key. Any thread. */
public final class Messages {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("dev.ganvas.ui.messages", Locale.ROOT);

    private Messages() {}

    /**
     * Returns the text of {@code key}, with its {@code %s} filled in.
     *
     * @throws MissingResourceException if there is no such text
     */
    public static String text(String key, Object... values) {
        String pattern = BUNDLE.getString(key);
        return values.length == 0 ? pattern : String.format(Locale.ROOT, pattern, values);
    }

    /** Returns the text of {@code key}, if there is one. */
    public static Optional<String> find(String key) {
        return BUNDLE.containsKey(key) ? Optional.of(BUNDLE.getString(key)) : Optional.empty();
    }
}
