package dev.ganvas.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A language that every text exists in. */
public enum Language {
    ENGLISH("en", "English", Locale.ROOT),
    TRADITIONAL_CHINESE("zh-TW", "繁體中文", Locale.TAIWAN),
    SIMPLIFIED_CHINESE("zh-CN", "简体中文", Locale.SIMPLIFIED_CHINESE);

    private final String tag;
    private final String title;
    private final Locale texts;

    Language(String tag, String title, Locale texts) {
        this.tag = tag;
        this.title = title;
        this.texts = texts;
    }

    /** Returns its short name, under which it is remembered. */
    public String tag() {
        return tag;
    }

    /** Returns what it is called in itself. */
    public String title() {
        return title;
    }

    /** Returns the locale of it, for the words that JavaFX has of its own and the shapes of characters. */
    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /** Returns the locale of its file of texts. */
    Locale texts() {
        return texts;
    }

    /** Returns the language with this short name. */
    public static Optional<Language> find(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equals(tag))
                .findFirst();
    }

    /** Returns the language that serves readers of {@code locale} best. */
    public static Language of(Locale locale) {
        if (!locale.getLanguage().equals("zh")) {
            return ENGLISH;
        }
        boolean traditional = locale.getScript().equals("Hant")
                || (locale.getScript().isEmpty()
                        && Arrays.asList("TW", "HK", "MO").contains(locale.getCountry()));
        return traditional ? TRADITIONAL_CHINESE : SIMPLIFIED_CHINESE;
    }

    /** Returns the language of this system's user, whatever the default locale was set to since. */
    public static Language ofSystem() {
        return of(new Locale.Builder()
                .setLanguage(System.getProperty("user.language", "en"))
                .setScript(System.getProperty("user.script", ""))
                .setRegion(System.getProperty("user.country", ""))
                .build());
    }
}
