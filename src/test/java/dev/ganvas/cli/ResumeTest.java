package dev.ganvas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Experiment.DataKind;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.run.Checkpoint;
import dev.ganvas.run.history.LiveChange;
import dev.ganvas.store.RunFolder;
import dev.ganvas.store.SavedCheckpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** n steps, and n more of the saved run, are 2n steps, bit for bit. */
class ResumeTest {
    private static final Set<String> OF_POINTS = Set.of("gaussians", "ring", "ring8");

    private final Path folder;

    ResumeTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /**
     * Every experiment, but of those on points, which differ by data and sizes alone, one of each law of noise; and every
     * optimizer, with a dense network and one of convolutions.
     */
    static Stream<Arguments> presetsAndOptimizers() {
        Stream<Arguments> presets = Presets.ALL.stream()
                .filter(preset -> preset.dataKind() != DataKind.POINTS || OF_POINTS.contains(preset.id()))
                .map(preset -> Arguments.of(preset.id(), "adam"));
        Stream<Arguments> optimizers = Stream.of("mnist-mlp", "dcgan-fast")
                .flatMap(preset -> Stream.of("sgd", "rmsprop").map(optimizer -> Arguments.of(preset, optimizer)));
        return Stream.concat(presets, optimizers);
    }

    @ParameterizedTest
    @MethodSource("presetsAndOptimizers")
    void goesOnBitForBit(String preset, String optimizer) throws Exception {
        succeed(train(preset, optimizer, 6, "whole"));
        succeed(train(preset, optimizer, 3, "halves"));
        succeed("resume", out("halves"), "--steps", "3");

        RunFolders.assertSameRun(folder.resolve("halves"), folder.resolve("whole"));
    }

    @ParameterizedTest
    @MethodSource("inNewProcesses")
    void goesOnBitForBitInANewProcess(String preset) throws Exception {
        succeed(train(preset, "adam", 6, "whole"));
        Path log = folder.resolve("log");
        for (String[] arguments :
                List.of(train(preset, "adam", 3, "halves"), new String[] {"resume", out("halves"), "--steps", "3"})) {
            assertThat(RunFolders.start(log, arguments).waitFor())
                    .as("%s", Files.readString(log))
                    .isZero();
        }

        RunFolders.assertSameRun(folder.resolve("halves"), folder.resolve("whole"));
    }

    @ParameterizedTest
    @MethodSource("steadied")
    void whatSteadiesTheNetworksGoesOnBitForBit(List<String> settings) throws Exception {
        succeed(with(settings, train("mnist-mlp", "adam", 6, "whole")));
        succeed(with(settings, train("mnist-mlp", "adam", 3, "halves")));
        succeed("resume", out("halves"), "--steps", "3");

        RunFolders.assertSameRun(folder.resolve("halves"), folder.resolve("whole"));
    }

    static Stream<List<String>> steadied() {
        return Stream.of(
                List.of("--pack", "2", "--spectral-norm", "--loss", "relativistic", "--penalty", "r1"),
                List.of("--ema", "0.9", "--instance-noise", "0.5", "--instance-noise-steps", "5"));
    }

    private static String[] with(List<String> settings, String... arguments) {
        return Stream.concat(Stream.of(arguments), settings.stream()).toArray(String[]::new);
    }

    static List<String> inNewProcesses() {
        return List.of("even", "dcgan-fast");
    }

    @Test
    void continuesTheSameFiles() throws Exception {
        succeed("train", "even", "--steps", "30", "--out", out("run"));
        CliRun resumed = succeed("resume", out("run"), "--steps", "20");

        assertThat(resumed.out())
                .startsWith("Going on from step 30.")
                .contains("step 50 of 50: ")
                .contains("Finished at step 50 ");
        assertThat(Files.readAllLines(folder.resolve("run/losses.csv"))).hasSize(51);
        assertThat(Files.readString(folder.resolve("run/run.json")))
                .contains("\"steps\" : 50,")
                .contains("\"outcome\" : \"finished\"");
        assertThat(succeed("sample", "--run", out("run"), "--out", out("run.png"))
                        .out())
                .contains("after step 50;");
    }

    @Test
    void aFolderInUseByAnotherProcessIsRefused() throws Exception {
        Path run = folder.resolve("run");
        Path log = folder.resolve("log");
        String inUse = run + " is in use by another Ganvas; wait until that has ended, or give another folder.";
        Process other = RunFolders.start(log, "train", "even", "--steps", "0", "--out", run.toString());
        try {
            while (other.isAlive() && !Files.readString(log).contains("step ")) {
                other.waitFor(20, TimeUnit.MILLISECONDS);
            }
            // Twice, because whoever is refused must not loosen the lock either.
            assertFails(3, inUse, "resume", run.toString());
            assertFails(3, inUse, "resume", run.toString());
            assertThat(other.isAlive()).as("%s", Files.readString(log)).isTrue();
        } finally {
            other.destroyForcibly().waitFor();
        }
        succeed("resume", run.toString(), "--steps", "1");

        try (RunFolder held = RunFolder.open(run)) {
            Process second = RunFolders.start(log, "resume", run.toString(), "--steps", "1");
            assertThat(second.waitFor()).isEqualTo(3);
            assertThat(log).hasContent(inUse);
            assertThat(held.path()).isEqualTo(run);
        }
    }

    @Test
    void whatActsLiveMayBeChangedAndLeavesAMark() throws Exception {
        succeed("train", "even", "--steps", "30", "--out", out("run"));
        succeed("resume", out("run"), "--steps", "5", "--set", "lr=0.01", "--checkpoint", "off");

        Checkpoint checkpoint = SavedCheckpoint.read(folder.resolve("run")).checkpoint();
        assertThat(checkpoint.marks()).containsExactly(new LiveChange(30, "lr", "0.001", "0.01"));
        assertThat(checkpoint.timeline()).isNotEmpty();
        assertThat(checkpoint.elapsed()).isPositive();
    }

    @Test
    void refusesWhatItCannotDoInOneSentence() throws Exception {
        succeed("train", "even", "--steps", "30", "--out", out("run"));
        Path run = folder.resolve("run");
        List<Path> before = RunFolders.files(run);

        assertFails(2, run + " is finished at step 30; give --steps N to do N more.", "resume", out("run"));
        assertFails(
                2,
                "steps must be a whole number from 1 to 4611686018427387903, but is 0.",
                "resume",
                out("run"),
                "--steps",
                "0");
        assertFails(
                2,
                "batch acts only in a new run; leave it out, or begin one with ganvas train.",
                "resume",
                out("run"),
                "--set",
                "batch=8");
        assertFails(
                2,
                "batch acts only in a new run; leave it out, or begin one with ganvas train.",
                "resume",
                out("run"),
                "--batch",
                "7");
        assertFails(
                2, "epochs cannot be given here; give --steps N to do N more.", "resume", out("run"), "--epochs", "7");
        assertFails(
                2,
                "epochs cannot be given here; give --steps N to do N more.",
                "resume",
                out("run"),
                "--set",
                "epochs=8");
        assertFails(
                2,
                "data is drawn by rule in this experiment; leave --data out.",
                "resume",
                out("run"),
                "--data",
                "x",
                "--steps",
                "1");
        assertFails(
                3,
                folder.resolve("no") + " does not exist; give a folder that \"ganvas train --out\" wrote.",
                "resume",
                out("no"));
        Files.createDirectory(folder.resolve("empty"));
        assertFails(
                3,
                folder.resolve("empty") + " holds no run to go on with, because it has no checkpoint;"
                        + " give a folder that \"ganvas train --out\" wrote.",
                "resume",
                out("empty"));
        assertThat(RunFolders.files(run)).isEqualTo(before);
        assertThat(folder.resolve("empty")).isEmptyDirectory();
    }

    @Test
    void aNetworkOfOtherDataIsNotTrainedOn() throws Exception {
        Path digits = Files.createDirectory(folder.resolve("digits"));
        dev.ganvas.data.idx.IdxSamples.write(
                digits, "train-images-idx3-ubyte", dev.ganvas.data.idx.IdxSamples.images(20, 4, 4));
        succeed("train", "mnist-mlp", "--data", digits.toString(), "--batch", "4", "--steps", "2", "--out", out("run"));
        Path moved = Files.move(digits, folder.resolve("moved"));

        assertFails(
                3,
                digits + " does not exist; give an IDX file of images, or a folder that holds one.",
                "resume",
                out("run"),
                "--steps",
                "2");
        succeed("resume", out("run"), "--steps", "2", "--data", moved.toString());
        dev.ganvas.data.idx.IdxSamples.write(
                moved, "train-images-idx3-ubyte", dev.ganvas.data.idx.IdxSamples.images(19, 4, 4));
        assertThat(CliRun.of("resume", out("run"), "--steps", "2").err())
                .startsWith(folder.resolve("run") + " was trained on other data than ")
                .endsWith(" now; say with --data where that is, or train again." + System.lineSeparator());
    }

    private String[] train(String preset, String optimizer, int steps, String name) {
        List<String> arguments = new ArrayList<>(
                List.of("train", preset, "--optimizer", optimizer, "--steps", "" + steps, "--batch", "4"));
        Experiment experiment = Presets.find(preset).orElseThrow();
        if (experiment.defaults().has(Schema.LIMIT)) {
            arguments.addAll(List.of("--limit", "8"));
        }
        // With two steps an epoch the rate is halved in between, on both sides of the cut.
        arguments.addAll(List.of("--lr-halve-every", "1", "--sample-every", "2", "--out", out(name)));
        if (experiment.schema().stream().anyMatch(setting -> setting.name().equals("dropout"))) {
            arguments.addAll(List.of("--dropout", "0.3"));
        }
        return arguments.toArray(String[]::new);
    }

    private String out(String name) {
        return folder.resolve(name).toString();
    }

    private static CliRun succeed(String... arguments) {
        CliRun run = CliRun.of(arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        return run;
    }

    private static void assertFails(int code, String sentence, String... arguments) {
        CliRun run = CliRun.of(arguments);
        assertThat(run.err().strip()).isEqualTo(sentence);
        assertThat(run.code()).isEqualTo(code);
    }
}
