package dev.ganvas.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StyleSheetTest {
    @ParameterizedTest
    @ValueSource(strings = {"app.css", "light.css", "dark.css"})
    void everyRuleIsClosedBeforeTheNextBegins(String name) throws Exception {
        String text = Files.readString(Path.of("src/main/resources/dev/ganvas/ui/theme", name));
        int line = 1;
        int open = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            line += c == '\n' ? 1 : 0;
            open += c == '{' ? 1 : c == '}' ? -1 : 0;
            assertThat(open).as("%s, line %d", name, line).isBetween(0, 1);
        }
        assertThat(open).isZero();
    }
}
