package dev.ganvas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Points in the plane go the way that images go: trained, resumed, drawn from, exported, compared. */
class PointsCommandTest {
    private final Path folder;

    PointsCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aRunThatWasStoppedGoesOnAsIfItHadNotBeen() throws IOException {
        run("train", "ring8", "--steps", "40", "--out", at("whole"), "--threads", "1", "--quiet");
        run("train", "ring8", "--steps", "25", "--out", at("parts"), "--threads", "1", "--quiet");
        run("resume", at("parts"), "--steps", "15", "--quiet");

        for (String name : List.of("losses.csv", "generator.zip", "discriminator.zip")) {
            assertThat(folder.resolve("parts").resolve(name))
                    .as(name)
                    .hasSameBinaryContentAs(folder.resolve("whole").resolve(name));
        }
        JsonNode metrics = new ObjectMapper()
                .readTree(folder.resolve("parts/run.json").toFile())
                .path("metrics");
        assertThat(metrics.path("modes").asInt()).isBetween(0, 8);
        for (String name : List.of("highQuality", "reverseKl", "js", "jsFloor", "oneNn", "slicedWasserstein")) {
            assertThat(metrics.path(name).isNumber()).as(name).isTrue();
        }
        assertThat(metrics.path("js").asDouble())
                .isGreaterThan(metrics.path("jsFloor").asDouble());
    }

    @Test
    void whatItMadeIsDrawnAndExported() throws IOException {
        run("train", "line", "--steps", "12", "--sample-every", "6", "--out", at("run"), "--quiet");
        run("export", at("run"), "--what", "points", "--out", at("points.csv"));
        run("export", at("run"), "--what", "gif", "--out", at("film.gif"));
        run("sample", "--run", at("run"), "--count", "9", "--out", at("drawn.png"));

        assertThat(Files.readAllLines(folder.resolve("points.csv")))
                .hasSize(401)
                .startsWith("x,y");
        assertThat(folder.resolve("film.gif")).isNotEmptyFile();
        assertThat(ImageIO.read(folder.resolve("run/samples/step-000012.png").toFile())
                        .getWidth())
                .isEqualTo(400);
        assertThat(folder.resolve("drawn.png")).isNotEmptyFile();
        CliRun refused = CliRun.of("export", at("run"), "--what", "pictures", "--out", at("pictures"));
        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.err()).contains("a single one is no picture");
    }

    @Test
    void pointsOfAFileAreLearntAndTold() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.csv"), "a;b\n10;1\n20;2\n30;x\n40;4\n");
        CliRun trained = CliRun.of("train", "moons", "--data", file.toString(), "--steps", "3", "--out", at("mine"));

        assertThat(trained.code()).isZero();
        assertThat(trained.out() + trained.err())
                .contains(
                        "Points of mine.csv: 3 of 4 used, columns a and b, 1 left out (rows without two numbers): lines 4");
    }

    private void run(String... arguments) {
        CliRun run = CliRun.of(arguments);
        assertThat(run.code()).as(run.err()).isZero();
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }
}
