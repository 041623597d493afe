package dev.ganvas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every way in which a run folder can be unusable: the exit code, one sentence, and no picture. */
class SampleFailureTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Path run;
    private final Path out;

    SampleFailureTest(@TempDir Path folder) {
        this.folder = folder;
        this.run = folder.resolve("run");
        this.out = folder.resolve("out.png");
    }

    @BeforeEach
    void train() {
        CliRun trained = CliRun.of("train", "even", "--steps", "2", "--out", run.toString());
        assertThat(trained.code()).isZero();
    }

    @Test
    void refusesAFolderThatHoldsNoRun() throws IOException {
        Path missing = folder.resolve("nowhere");
        assertFailed(sample(missing), 3, missing + " does not exist; give a folder that \"ganvas train --out\" wrote.");
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertFailed(sample(file), 3, file + " is not a folder; give a folder");
        assertFailed(sample(folder), 3, folder + " holds no run, because it has no run.json; give a folder");
        assertFailed(CliRun.of("sample", "--run", " ", "--out", "" + out), 2, "--run is empty; give the folder of a");
    }

    @Test
    void refusesARunFileThatIsNone() throws IOException {
        Path file = run.resolve("run.json");
        Files.writeString(file, "{\"experiment\": \"ev");
        assertFailed(
                sample(run),
                3,
                file + " is damaged (it is no JSON from line 1 on); correct it, or give the folder of another run.");
        Files.writeString(file, "");
        assertFailed(sample(run), 3, file + " is damaged (it is no JSON object); correct it, or give the folder of");
        Files.writeString(file, "[1]");
        assertFailed(sample(run), 3, file + " is damaged (it is no JSON object); correct it, or give the folder of");
    }

    @Test
    void refusesARunFileLongerThanAny() throws IOException {
        Path file = run.resolve("run.json");
        Files.writeString(file, " ".repeat(1 << 20), StandardOpenOption.APPEND);

        assertFailed(sample(run), 3, file + " is damaged (it is longer than 1,048,576 bytes); correct it, or give");
    }

    @Test
    void makesNoNetworkOfAShapeThatTheModelFileIsTooShortFor() throws IOException {
        Path digits = folder.resolve("digits");
        CliRun.of("train", "mnist-mlp", "--limit", "4", "--batch", "4", "--steps", "1", "--out", "" + digits);
        for (String name : List.of("checkpoint-1.ganvas", "checkpoint-2.ganvas")) {
            Files.delete(digits.resolve(name));
        }
        Path file = digits.resolve("run.json");
        String told = Files.readString(file).replaceFirst("28,\\s*28", "4096, 4096");
        assertThat(told).contains("4096");
        Files.writeString(file, told);

        assertFailed(sample(digits), 3, digits.resolve("generator.zip") + " is no whole DL4J model file; restore the");
    }

    @Test
    void refusesARunFileOfAnotherTime() throws IOException {
        Path file = run.resolve("run.json");
        byte[] good = Files.readAllBytes(file);
        edit(root -> {
            root.put("experiment", "dreams");
            root.withObject("/versions").put("ganvas", "9.0");
        });
        assertFailed(
                sample(run),
                3,
                file + " is of an experiment \"dreams\", which is unknown; use Ganvas 9.0, which wrote it.");
        Files.write(file, good);
        edit(root -> root.withObject("/versions").put("ganvas", "99.0.1"));
        assertFailed(sample(run), 3, file + " is of a later version; use Ganvas 99.0.1, which wrote it.");
        Files.write(file, good);
        edit(root -> root.withObject("/settings").put("warp", 9));
        assertFailed(sample(run), 3, file + " has a setting \"warp\", which is unknown in even; use Ganvas ");
    }

    @Test
    void refusesARunFileWithWrongValues() throws IOException {
        assertDamaged(
                root -> root.withObject("/settings").put("lr", "fast"), "lr must be a number above 0 and at most");
        assertDamaged(root -> root.withObject("/settings").put("real-label", 0), "real-label is 0 and fake-label is 0");
        assertDamaged(root -> root.remove("settings"), "it has no settings");
        assertDamaged(
                root -> root.withObject("/metrics").put("steps", "many"), "metrics.steps is \"many\", not a number");
        assertDamaged(root -> root.withObject("/data").putArray("shape").add(1), "data.shape is [1], which no sample");
        assertDamaged(
                root -> root.withObject("/data")
                        .putArray("shape")
                        .add(1)
                        .add(1_000_000_000)
                        .add(2),
                "data.shape is [1,1000000000,2], which no sample has");
        assertDamaged(
                root -> root.withObject("/data").putArray("shape").add(1).add(7).add(7),
                "data.shape is SampleShape[channels=1, height=7, width=7], which even does not make");
    }

    @Test
    void refusesAModelFileThatIsNotTheOneSaved() throws IOException {
        Path zip = run.resolve("generator.zip");
        byte[] good = Files.readAllBytes(zip);
        Files.write(zip, Arrays.copyOf(good, good.length / 2));
        assertFailed(
                sample(run), 3, zip + " is no whole DL4J model file; restore the file that the run saved, or train");
        Files.writeString(zip, "not a zip");
        assertFailed(sample(run), 3, zip + " is no whole DL4J model file; ");
        Files.write(zip, new byte[0]);
        assertFailed(sample(run), 3, zip + " is no whole DL4J model file; ");
        Files.copy(run.resolve("discriminator.zip"), zip, StandardCopyOption.REPLACE_EXISTING);
        assertFailed(sample(run), 3, zip + " holds another network than its run trained (8 parameters in place of 56)");
        Files.delete(zip);
        Files.delete(run.resolve("checkpoint-1.ganvas"));
        Files.delete(run.resolve("checkpoint-2.ganvas"));
        assertFailed(sample(run), 3, run + " has no generator.zip, as a run that failed has none; give the folder of");
    }

    @Test
    void refusesAModelFileOfTheSameSizeWithOtherLayers() throws IOException {
        Path zip = run.resolve("generator.zip");
        try (FileSystem inside = FileSystems.newFileSystem(zip)) {
            Path configuration = inside.getPath("configuration.json");
            String text = Files.readString(configuration);
            assertThat(text).contains("ActivationSigmoid");
            Files.writeString(configuration, text.replace("ActivationSigmoid", "ActivationTanH"));
        }

        assertFailed(
                sample(run),
                3,
                zip + " holds another network than its run trained"
                        + " (layer 1 is DenseLayer 7 to 7 TanH in place of DenseLayer 7 to 7 Sigmoid)");
    }

    @Test
    void makesNothingThatAModelFileNames() throws IOException {
        Path zip = run.resolve("generator.zip");
        try (FileSystem inside = FileSystems.newFileSystem(zip)) {
            Path configuration = inside.getPath("configuration.json");
            String text = Files.readString(configuration);
            Files.writeString(
                    configuration,
                    text.replace(
                            "org.deeplearning4j.nn.conf.layers.DenseLayer", "dev.ganvas.cli.SampleFailureTest$Trap"));
        }

        assertFailed(
                sample(run),
                3,
                zip + " holds another network than its run trained"
                        + " (layer 1 is SampleFailureTest$Trap 7 to 7 Sigmoid in place of DenseLayer");
        assertThat(Trap.MADE).isEmpty();
    }

    /** Tells when anybody makes it. */
    static final class Trap {
        static final List<Object> MADE = new CopyOnWriteArrayList<>();

        Trap() {
            MADE.add(this);
        }
    }

    @Test
    void refusesWrongOptions() {
        assertFailed(sample(run, "--count", "0"), 2, "count must be a whole number from 1 to 1024, but is 0.");
        assertFailed(
                sample(run, "--count", "many"), 2, "count must be a whole number from 1 to 1024, but is \"many\".");
        assertFailed(
                sample(run, "--seed", "-1"),
                2,
                "seed must be a whole number from 0 to 9223372036854775807, but is -1.");
        assertFailed(sample(run, "--latent-scale", "NaN"), 2, "latent-scale must be a number of at least -1000000 and");
        assertFailed(
                sample(run, "--batch-norm", "batch"),
                2,
                "batch-norm does nothing for even, which has no batch normalization; leave it out.");
        assertFailed(CliRun.of("sample", "--out", "" + out), 2, "Missing required option: '--run=DIR'; see ganvas");
        assertFailed(
                CliRun.of("sample", "--run", "" + run), 2, "Missing required option: '--out=FILE.png'; see ganvas");
    }

    @Test
    void refusesAPictureThatCannotBeWritten() throws IOException {
        Path deep = folder.resolve("missing/out.png");
        assertFailed(
                CliRun.of("sample", "--run", "" + run, "--out", "" + deep),
                3,
                deep + " cannot be written (its folder does not exist); choose another place or make it writable.");
        Path taken = Files.createDirectory(folder.resolve("taken.png"));
        assertFailed(
                CliRun.of("sample", "--run", "" + run, "--out", "" + taken),
                3,
                taken + " cannot be written (it is a folder); choose another place or make it writable.");
        Path zip = run.resolve("generator.zip");
        byte[] good = Files.readAllBytes(zip);
        assertFailed(
                CliRun.of("sample", "--run", "" + run, "--out", "" + zip),
                2,
                "--out is " + zip + ", but a PNG is written; give a name that ends with .png.");
        assertThat(zip).hasBinaryContent(good);
    }

    private void assertDamaged(Consumer<ObjectNode> change, String what) throws IOException {
        Path file = run.resolve("run.json");
        byte[] good = Files.readAllBytes(file);
        edit(change);
        assertFailed(sample(run), 3, file + " is damaged (" + what);
        Files.write(file, good);
    }

    private void edit(Consumer<ObjectNode> change) {
        Path file = run.resolve("run.json");
        try {
            ObjectNode root = (ObjectNode) JSON.readTree(file.toFile());
            change.accept(root);
            JSON.writeValue(file.toFile(), root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CliRun sample(Path from, String... options) {
        return CliRun.of(Stream.concat(
                        Stream.of("sample", "--run", from.toString(), "--out", out.toString()), Arrays.stream(options))
                .toArray(String[]::new));
    }

    private void assertFailed(CliRun failed, int code, String sentence) {
        assertThat(failed.err()).startsWith(sentence);
        assertThat(failed.err().lines()).hasSize(1);
        assertThat(failed.err().strip()).endsWith(".");
        assertThat(failed.out()).isEmpty();
        assertThat(failed.code()).isEqualTo(code);
        assertThat(out).doesNotExist();
        assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".part"));
    }
}
