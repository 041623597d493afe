package dev.ganvas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same seed gives the same bytes, but for what the clock says of the training. */
class SameBytesTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"even", "dcgan-fast"})
    void twoRunsOnDifferentNumbersOfThreadsHaveTheSameFiles(String experiment) throws Exception {
        Path one = train(experiment, 1);
        Path other = train(experiment, 3);

        List<String> files = files(one);
        assertThat(files)
                .contains("generator.zip", "discriminator.zip", "run.json", "losses.csv", "samples/step-000002.png");
        assertThat(files(other)).isEqualTo(files);
        for (String file : files) {
            if (file.equals("run.json")) {
                assertThat(untimed(other.resolve(file))).isEqualTo(untimed(one.resolve(file)));
            } else if (!file.startsWith("checkpoint-")) {
                assertThat(other.resolve(file)).hasSameBinaryContentAs(one.resolve(file));
            }
        }
        RunFolders.assertSameRun(other, one); // checkpoints hold the time that was trained too
    }

    private Path train(String experiment, int threads) {
        Path out = folder.resolve("on-" + threads);
        String options = "--batch 8 --steps 5 --sample-every 2 --threads " + threads;
        List<String> arguments = new ArrayList<>(List.of("train", experiment, "--out", out.toString()));
        arguments.addAll(List.of(options.split(" ")));
        CliRun run = CliRun.of(arguments.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return out;
    }

    private static List<String> files(Path run) throws IOException {
        try (Stream<Path> walk = Files.walk(run)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> run.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static String untimed(Path file) throws IOException {
        ObjectNode root = (ObjectNode) new ObjectMapper().readTree(file.toFile());
        assertThat(root.remove("time").get("seconds").asDouble()).isPositive();
        assertThat(root.remove("threads").asInt()).isPositive();
        assertThat(((ObjectNode) root.get("settings")).remove("threads")).isNotNull();
        return root.toString();
    }
}
