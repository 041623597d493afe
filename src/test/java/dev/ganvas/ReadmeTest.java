package dev.ganvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.experiment.Effect;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Presets;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

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
    void everyPictureItShowsExists() throws IOException {
        Matcher pictures = Pattern.compile("\\]\\((assets/[^)]+)\\)").matcher(Files.readString(README));
        int found = 0;
        while (pictures.find()) {
            assertThat(Path.of(pictures.group(1))).isNotEmptyFile();
            found++;
        }
        assertThat(found).isPositive();
    }

    @Test
    void theTestCommandIsTheOneThatIsRun() throws IOException {
        String ci = Files.readString(Path.of(".ci/run"));
        assertThat(ci).contains("mvn -B verify");
        assertThat(Files.readString(README)).contains("mvn -B verify");
    }
}
