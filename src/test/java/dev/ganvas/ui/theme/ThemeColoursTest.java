package dev.ganvas.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Colours are roles: each theme sets all of them, and what stands on what can be told apart (WCAG 2.1). */
class ThemeColoursTest {
    private static final Path FOLDER = Path.of("src/main/resources/dev/ganvas/ui/theme");
    private static final Pattern ROLE = Pattern.compile("(-app-[a-z-]+): ([^;]+);");
    private static final Pattern LITERAL = Pattern.compile("#[0-9a-fA-F]{3,8}\\b|rgba?\\(");

    @Test
    void bothThemesSetTheSameRolesAndTheRulesUseNoOtherColours() throws IOException {
        String rules = Files.readString(FOLDER.resolve("app.css"));
        assertThat(roles("light").keySet()).isEqualTo(roles("dark").keySet());
        assertThat(LITERAL.matcher(rules.replaceAll("(?m)^#.*|^\\.?[#.].*\\{$", ""))
                        .results())
                .isEmpty();
        Matcher used = Pattern.compile("(-app-[a-z-]+)").matcher(rules);
        assertThat(used.results().map(match -> match.group(1)).distinct())
                .containsExactlyInAnyOrderElementsOf(roles("light").keySet());
    }

    @ParameterizedTest
    @CsvSource({
        "text, surface, 7",
        "text, bar, 7",
        "text, ground, 7",
        "text-muted, surface, 4.5",
        "text-muted, bar, 4.5",
        "text, waiting-ground, 7",
        "text, done-ground, 7",
        "text, problem-ground, 7",
        "on-accent, accent-ground, 4.5",
        "problem, bar, 4.5",
        "now, bar, 4.5",
        "new-run, bar, 4.5",
        "generator, surface, 4.5",
        "discriminator, surface, 4.5",
        "real, surface, 4.5",
        "fake, surface, 4.5",
        "odd, surface, 4.5",
        "run-a, surface, 4.5",
        "run-b, surface, 4.5",
        "run-c, surface, 4.5",
        "run-d, surface, 4.5",
        "run-e, surface, 4.5",
        "run-f, surface, 4.5",
        "run-g, surface, 4.5",
        "run-h, surface, 4.5",
        "run-i, surface, 4.5",
        "run-j, surface, 4.5",
        "chart-reference, surface, 3"
    })
    void textAndLinesStandOutFromTheirGround(String front, String back, double least) throws IOException {
        for (String theme : new String[] {"light", "dark"}) {
            Map<String, Color> roles = roles(theme);
            Color above = Objects.requireNonNull(roles.get("-app-" + front));
            Color below = Objects.requireNonNull(roles.get("-app-" + back));
            assertThat(contrast(above, below))
                    .as("%s: %s on %s", theme, front, back)
                    .isGreaterThanOrEqualTo(least);
        }
    }

    private static Map<String, Color> roles(String theme) throws IOException {
        Map<String, Color> roles = new TreeMap<>();
        Matcher matcher = ROLE.matcher(Files.readString(FOLDER.resolve(theme + ".css")));
        while (matcher.find()) {
            roles.put(matcher.group(1), Color.web(matcher.group(2)));
        }
        return roles;
    }

    private static double contrast(Color one, Color other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
