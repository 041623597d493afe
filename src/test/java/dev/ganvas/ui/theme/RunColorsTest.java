package dev.ganvas.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.chart.figure.PrintColors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The colours of compared runs in the style sheets. */
class RunColorsTest {
    private static final List<String> ROLES = List.of("generator", "discriminator", "real", "fake");
    private static final String RUNS = "abcdefghij";
    /** What WCAG asks of lines and signs. */
    private static final double CONTRAST = 3;
    /** As distances in CIELAB go, about ten times what can just be seen. */
    private static final double APART = 20;

    @ParameterizedTest
    @ValueSource(strings = {"light.css", "dark.css"})
    void runsHaveColoursOfTheirOwnThatStandOutFromTheGround(String sheet) throws IOException {
        Map<String, Color> colors = colors(sheet);
        Color ground = named(colors, "surface");
        for (Color run : runs(colors)) {
            assertThat(contrast(run, ground)).as("%s on the ground", run).isGreaterThan(CONTRAST);
            for (String role : ROLES) {
                assertThat(distance(run, named(colors, role)))
                        .as("%s and %s", run, role)
                        .isGreaterThan(APART);
            }
            for (Color other : runs(colors)) {
                assertThat(other.equals(run) || distance(run, other) > APART)
                        .as("%s and %s", run, other)
                        .isTrue();
            }
        }
        assertThat(runs(colors)).doesNotHaveDuplicates();
    }

    @Test
    void pagesHaveTheColoursOfTheLightTheme() throws IOException {
        Map<String, Color> light = colors("light.css");
        assertThat(PrintColors.ofRuns().lines().stream().map(RunColorsTest::hex))
                .isEqualTo(runs(light).stream().map(RunColorsTest::hex).toList());
        assertThat(PrintColors.ofOneRun().lines().stream().map(RunColorsTest::hex))
                .isEqualTo(ROLES.stream().map(role -> hex(named(light, role))).toList());
        assertThat(hex(PrintColors.INK)).isEqualTo(hex(named(light, "text")));
        assertThat(hex(PrintColors.QUIET)).isEqualTo(hex(named(light, "text-muted")));
        assertThat(hex(PrintColors.ofRuns().grid())).isEqualTo(hex(named(light, "chart-grid")));
        assertThat(hex(PrintColors.ofRuns().mark())).isEqualTo(hex(named(light, "chart-mark")));
        assertThat(hex(PrintColors.ofRuns().reference())).isEqualTo(hex(named(light, "chart-reference")));
    }

    private static List<Color> runs(Map<String, Color> colors) {
        List<Color> runs = new ArrayList<>();
        for (int i = 0; i < RUNS.length(); i++) {
            runs.add(named(colors, "run-" + RUNS.charAt(i)));
        }
        return runs;
    }

    private static Color named(Map<String, Color> colors, String name) {
        return Objects.requireNonNull(colors.get(name), name);
    }

    private static Map<String, Color> colors(String sheet) throws IOException {
        Map<String, Color> colors = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(
                RunColorsTest.class.getResourceAsStream("/dev/ganvas/ui/theme/" + sheet), sheet)) {
            String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Matcher rule = Pattern.compile("-app-([a-z-]+): (#[0-9a-f]{6});").matcher(css);
            while (rule.find()) {
                colors.put(rule.group(1), Color.web(rule.group(2)));
            }
        }
        return colors;
    }

    private static String hex(int argb) {
        return String.format(Locale.ROOT, "%06x", argb & 0xFFFFFF);
    }

    private static String hex(Color color) {
        return color.toString().substring(2, 8);
    }

    private static double contrast(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private static double distance(Color one, Color other) {
        double[] a = lab(one);
        double[] b = lab(other);
        return Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]);
    }

    private static double[] lab(Color color) {
        double r = linear(color.getRed());
        double g = linear(color.getGreen());
        double b = linear(color.getBlue());
        double x = curve((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
        double y = curve(0.2126 * r + 0.7152 * g + 0.0722 * b);
        double z = curve((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double curve(double t) {
        return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116.0;
    }
}
