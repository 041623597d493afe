package dev.ganvas.ui.theme;

import dev.ganvas.text.Language;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javafx.scene.text.Font;

/**
 * Which of this system's fonts draws a language. Where Chinese characters merely fall back on some font, they may come
 * in another region's shapes and without their bold. JavaFX thread only.
 */
public final class Typeface {
    private static final List<String> TRADITIONAL =
            List.of("Microsoft JhengHei UI", "PingFang TC", "Noto Sans CJK TC", "Noto Sans TC", "Source Han Sans TC");
    private static final List<String> SIMPLIFIED =
            List.of("Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC");

    private Typeface() {}

    /** Returns the address of a style sheet that chooses the font; nothing where the system's own choice is right. */
    static Optional<String> sheet(Language language) {
        return family(language, Font.getFamilies()).map(family -> {
            String rule = ".root { -fx-font-family: \"%s\"; }".formatted(family);
            return "data:text/css;base64," + Base64.getEncoder().encodeToString(rule.getBytes(StandardCharsets.UTF_8));
        });
    }

    /** Returns the best of the installed families, if there is one for this language. */
    public static Optional<String> family(Language language, List<String> installed) {
        List<String> wanted =
                switch (language) {
                    case ENGLISH -> List.of();
                    case TRADITIONAL_CHINESE -> TRADITIONAL;
                    case SIMPLIFIED_CHINESE -> SIMPLIFIED;
                };
        return wanted.stream().filter(installed::contains).findFirst();
    }
}
