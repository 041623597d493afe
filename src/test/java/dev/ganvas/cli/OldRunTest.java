package dev.ganvas.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A folder that Ganvas 0.1.0 of November 2026 wrote by {@code train even --steps 60 --seed 1 --sample-every 0 --threads 1},
 * before there was a setting for the loss. It must open for good.
 */
class OldRunTest {
    private static final Path SAVED = Path.of("src/test/resources/old-run/even");

    /** The run was begun when products were summed in another order. */
    private static final Offset<Double> LAST_BITS = within(1e-3);

    private final Path folder;
    private final Path run;

    OldRunTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.run = folder.resolve("run");
        try (Stream<Path> files = Files.walk(SAVED)) {
            for (Path file : files.toList()) {
                Files.copy(file, run.resolve(SAVED.relativize(file).toString()));
            }
        }
    }

    @Test
    void itGoesOnAsIfItHadBeenBegunToday() throws Exception {
        CliRun resumed = CliRun.of("resume", run.toString(), "--steps", "20");
        assertThat(resumed.code()).isZero();
        assertThat(resumed.err().strip())
                .isEqualTo(run + " was saved by a Ganvas that rounded otherwise; it goes on, but its last digits differ"
                        + " from those of before.");
        String today = folder.resolve("today").toString();
        succeed(
                "train",
                "even",
                "--steps",
                "80",
                "--seed",
                "1",
                "--sample-every",
                "0",
                "--threads",
                "1",
                "--out",
                today);
        List<String> whole = Files.readAllLines(folder.resolve("today/losses.csv"));
        List<String> continued = Files.readAllLines(run.resolve("losses.csv"));
        assertThat(whole).hasSize(81);
        assertThat(continued)
                .hasSize(81)
                .startsWith(Files.readAllLines(SAVED.resolve("losses.csv")).toArray(String[]::new));
        // Its table goes on with the columns that it began with; the penalty came later.
        assertThat(whole.get(0)).isEqualTo(continued.get(0) + ",d_penalty");
        for (int row = 1; row < whole.size(); row++) {
            double[] then = numbers(continued.get(row));
            assertThat(then).containsExactly(Arrays.copyOf(numbers(whole.get(row)), then.length), LAST_BITS);
        }
        assertThat(Files.readString(run.resolve("run.json"))).contains("\"loss\" : \"non-saturating\"");
    }

    @ParameterizedTest
    @CsvSource({"png, samples.png", "gif, film.gif", "csv, losses.csv", "numbers, numbers.txt", "networks, networks"})
    void itIsExported(String what, String name) throws Exception {
        Path out = folder.resolve(name);
        succeed("export", run.toString(), "--what", what, "--out", out.toString());
        assertThat(out).exists();
        if (what.equals("csv")) {
            assertThat(out).hasSameBinaryContentAs(SAVED.resolve("losses.csv"));
        }
    }

    @Test
    void samplesAreDrawnFromItsZip() throws Exception {
        Path out = folder.resolve("drawn.png");
        succeed("sample", "--run", run.toString(), "--out", out.toString());
        assertThat(out).isNotEmptyFile();
    }

    private static double[] numbers(String row) {
        return Stream.of(row.split(",")).mapToDouble(Double::parseDouble).toArray();
    }

    private static void succeed(String... arguments) {
        CliRun done = CliRun.of(arguments);
        assertThat(done.err()).isEmpty();
        assertThat(done.code()).isZero();
    }
}
