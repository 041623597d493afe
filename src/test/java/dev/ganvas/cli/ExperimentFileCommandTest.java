package dev.ganvas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Settings;
import dev.ganvas.experiment.TrainCommandLine;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.store.ExperimentFile;
import dev.ganvas.store.SavedCheckpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the window saves or copies trains the same without it. */
class ExperimentFileCommandTest {
    private static final Map<String, String> CHANGES = Map.of(
            "generator", "dense 9 relu, dense 7 sigmoid",
            "optimizer", "rmsprop",
            "rho", "0.95",
            "d-optimizer", "sgd",
            "steps", "4",
            "seed", "17");

    private final Path folder;

    ExperimentFileCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aFileTrainsAsItsSettingsSayAndOptionsChangeThem() throws Exception {
        Path file = folder.resolve("mine.ganvas.json");
        Settings settings = changed();
        new ExperimentFile(Presets.EVEN, settings).write(file);

        succeed("train", file.toString(), "--out", out("run"));
        assertThat(settingsOf("run")).isEqualTo(settings);
        succeed("train", file.toString(), "--steps", "2", "--out", out("shorter"));
        assertThat(Files.readAllLines(folder.resolve("shorter/losses.csv"))).hasSize(3);
        succeed("compare", file.toString(), "--vary", "seed=1,2", "--out", out("compared"));
        assertThat(Files.readAllLines(folder.resolve("compared/comparison.csv")).get(1))
                .isNotEmpty();
    }

    @Test
    void theCopiedCommandTrainsTheSameRun() throws Exception {
        String command = TrainCommandLine.of(Presets.EVEN, changed());
        assertThat(command)
                .startsWith("ganvas train even --out even ")
                .contains(" --generator \"dense 9 relu, dense 7 sigmoid\" ");
        List<String> words = wordsOf(command);
        words.set(words.indexOf("--out") + 1, out("copied"));
        succeed(words.toArray(String[]::new));

        Settings trained = settingsOf("copied");
        for (Setting<?> setting : Presets.EVEN.schema()) {
            if (Presets.EVEN.isActive(setting, changed())) {
                assertThat(trained.text(setting))
                        .as(setting.name())
                        .isEqualTo(changed().text(setting));
            }
        }
    }

    @Test
    void anyTextSurvivesTheShell() throws Exception {
        Experiment faces = Presets.FACES;
        for (String odd : List.of("/my pictures/a", "/it's $HOME", "/`x` \"y\" \\z!", "/图")) {
            Settings settings = faces.withTexts(faces.defaults(), Map.of("data", odd, "epochs", "3"));
            List<String> words = wordsOf(TrainCommandLine.of(faces, settings));
            assertThat(words).contains("--data", odd).containsSequence("--epochs", "3");
        }
    }

    @Test
    void aFileThatCannotBeUsedIsOneSentence() throws Exception {
        Path file = Files.writeString(folder.resolve("odd.ganvas.json"), "{");
        CliRun refused = CliRun.of("train", file.toString(), "--out", out("run"));
        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.err().lines()).hasSize(1);
        assertThat(refused.err()).contains("is no experiment that can be opened");
        assertThat(folder.resolve("run")).doesNotExist();
    }

    private static Settings changed() {
        return Presets.EVEN.withTexts(Presets.EVEN.defaults(), CHANGES);
    }

    private Settings settingsOf(String run) throws Exception {
        return SavedCheckpoint.read(folder.resolve(run)).checkpoint().settings();
    }

    /** Returns what a shell hands over of a command, without the program's name. */
    private static List<String> wordsOf(String command) throws IOException {
        String printing = "printf '%s\\0' " + command.substring("ganvas ".length());
        Process shell = new ProcessBuilder("sh", "-c", printing).start();
        String words = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new ArrayList<>(List.of(words.split("\0")));
    }

    private String out(String name) {
        return folder.resolve(name).toString();
    }

    private static void succeed(String... arguments) {
        CliRun run = CliRun.of(arguments);
        assertThat(run.code()).as(run.err()).isZero();
    }
}
