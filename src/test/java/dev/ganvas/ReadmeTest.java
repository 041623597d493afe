package dev.ganvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.engine.layer.Activation;
import dev.ganvas.engine.layer.LayerForm;
import dev.ganvas.engine.layer.LayerForms;
import dev.ganvas.experiment.Effect;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.preset.Presets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README says by rule is what the program says. */
class ReadmeTest {
    private static final Path README = Path.of("README.md");

    @Test
    void theTableOfSettingsIsTheSchema() throws IOException {
        StringBuilder table = new StringBuilder("| setting | acts | what it does | of |\n|---|---|---|---|\n");
        for (Setting<?> setting : Schema.ALL) {
            String of = Presets.ALL.stream()
                    .filter(experiment -> experiment.schema().contains(setting))
                    .map(Experiment::id)
                    .collect(Collectors.joining(", "));
            boolean everywhere = of.split(", ").length == Presets.ALL.size();
            table.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            setting.name(),
                            setting.effect() == Effect.NEXT_STEP ? "at the next step" : "in a new run",
                            setting.help(),
                            everywhere ? "all" : of));
        }
        assertThat(Files.readString(README)).contains(table);
    }

    @Test
    void theTableOfLayersNamesEachAsItIsWritten() throws IOException {
        String readme = Files.readString(README);
        for (LayerForm form : LayerForms.ALL) {
            assertThat(readme).contains("\n| `" + form.usage() + "` | ");
        }
        assertThat(readme)
                .contains(Stream.of(Activation.values())
                        .map(activation -> "`" + activation.key() + "`")
                        .collect(Collectors.joining(", ")));
    }

    @Test
    void everyPictureItShowsExists() throws IOException {
        Matcher pictures = Pattern.compile("\\]\\((assets/[^)]+)\\)").matcher(Files.readString(README));
        int found = 0;
        while (pictures.find()) {
            assertThat(Path.of(pictures.group(1))).isNotEmptyFile();
            found++;
        }
        assertThat(found).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "src/test/java/dev/ganvas/cli/FaultTableTest.java"})
    void everyTestThatIsNamedExists(String text) throws IOException {
        Set<String> named = Pattern.compile("\\b[A-Z]\\w+Test\\b")
                .matcher(Files.readString(Path.of(text)))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        try (Stream<Path> tests = Files.walk(Path.of("src/test/java"))) {
            assertThat(tests.map(test -> test.getFileName().toString().replace(".java", "")))
                    .containsAll(named);
        }
        assertThat(named).hasSizeGreaterThan(1);
    }
}
