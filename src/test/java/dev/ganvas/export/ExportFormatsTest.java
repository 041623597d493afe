package dev.ganvas.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of formats is what the program offers. */
class ExportFormatsTest {
    private static final Path FORMATS = Path.of("src/main/java/dev/ganvas/export");

    @Test
    void everyFormatThereIsStandsInTheList() throws IOException {
        try (Stream<Path> files = Files.list(FORMATS)) {
            Stream<String> formats = files.map(ExportFormatsTest::text)
                    .flatMap(text -> Pattern.compile(
                                    "final class (\\w+) (?:implements ExportFormat|extends UpscaledPng) ")
                            .matcher(text)
                            .results())
                    .map(found -> found.group(1));
            assertThat(ExportFormats.ALL)
                    .extracting(format -> format.getClass().getSimpleName())
                    .containsExactlyInAnyOrderElementsOf(formats.toList());
        }
    }

    @Test
    void eachHasItsOwnWordMenuItemAndKey() {
        assertThat(ExportFormats.ALL).extracting(ExportFormat::id).doesNotHaveDuplicates();
        assertThat(ExportFormats.ALL)
                .extracting(ExportFormat::menuItem)
                .extracting(ExportFormat.MenuItem::id, ExportFormat.MenuItem::keys)
                .doesNotHaveDuplicates();
        assertThat(ExportFormats.ALL).extracting(each -> each.menuItem().keys()).doesNotHaveDuplicates();
    }

    @Test
    void initialValuesLieWithinTheirBounds() {
        assertThat(ExportFormats.ALL.stream().flatMap(format -> format.options().stream()))
                .isNotEmpty()
                .allSatisfy(option -> {
                    assertThat(option.least()).isLessThan(option.most());
                    assertThat(option.initial()).isGreaterThanOrEqualTo(option.least());
                    assertThat(ExportChoices.NONE.get(option)).isEqualTo(option.initial());
                    assertThat(ExportChoices.NONE.with(option, option.most()).get(option))
                            .isEqualTo(option.most());
                });
    }

    @Test
    void theReadmeListsThoseOfTheCommandLine() throws IOException {
        MatchResult line = Pattern.compile("ganvas export DIR --what (\\S+) --out PATH(.*)")
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .findFirst()
                .orElseThrow();
        assertThat(line.group(1).split("\\|"))
                .containsExactlyElementsOf(ExportFormats.OF_STORED_RUNS.stream()
                        .map(ExportFormat::id)
                        .toList());
        Stream<String> options = ExportFormats.OF_STORED_RUNS.stream()
                .flatMap(format -> format.options().stream())
                .map(ExportOption::name)
                .distinct();
        assertThat(Pattern.compile("--(\\w+)")
                        .matcher(line.group(2))
                        .results()
                        .map(found -> Objects.requireNonNull(found.group(1)))
                        .filter(name -> !name.equals("force")))
                .containsExactlyInAnyOrderElementsOf(options.toList());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
