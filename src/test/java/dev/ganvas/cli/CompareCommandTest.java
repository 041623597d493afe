package dev.ganvas.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareCommandTest {
    private final Path folder;

    CompareCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void comparesThreeOptimizersIntoAFolder() throws IOException {
        Path out = folder.resolve("a/b");
        CliRun run = CliRun.of(
                "compare",
                "even",
                "--optimizers",
                "sgd,rmsprop,adam",
                "--steps",
                "60",
                "--set",
                "sample-every=0",
                "--out",
                out.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(names(out)).containsExactly("adam", "comparison.csv", "comparison.png", "rmsprop", "sgd");
        assertThat(run.out()).contains("rmsprop (2 of 3)", "step 60 of 60: G loss ", "Finished; saved in " + out);
        assertThat(run.out().lines().filter(line -> line.startsWith("adam  "))).hasSize(1);

        List<Map<String, String>> rows = table(out);
        assertThat(rows).extracting(row -> row.get("run")).containsExactly("sgd", "rmsprop", "adam");
        assertThat(rows).extracting(row -> row.get("optimizer")).containsExactly("sgd", "rmsprop", "adam");
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.get("state")).isEqualTo("finished");
            assertThat(row.get("steps")).isEqualTo("60");
            assertThat(row.get("mean_from_step")).isEqualTo("55");
            assertThat(row.get("distance")).isEmpty();
            assertThat(Double.parseDouble(row.get("g_loss"))).isCloseTo(meanOfLast(out, row, 6), within(1e-4));
        });
        BufferedImage picture = ImageIO.read(out.resolve("comparison.png").toFile());
        assertThat(picture.getWidth()).isEqualTo(3200);
        assertThat(colors(picture)).as("curves of three colours").contains(0x6639BA, 0x0B8287, 0x8A6A00);
    }

    @Test
    void eachRunIsWhatTrainSavesAndCanBeSampled() throws IOException {
        Path out = folder.resolve("out");
        CliRun.of("compare", "even", "--optimizers", "adam,sgd", "--steps", "20", "--seed", "5", "--out", "" + out);
        Path alone = folder.resolve("alone");
        CliRun.of("train", "even", "--optimizer", "adam", "--steps", "20", "--seed", "5", "--out", "" + alone);

        assertThat(names(out.resolve("adam"))).isEqualTo(names(alone));
        assertThat(out.resolve("adam/losses.csv")).hasSameTextualContentAs(alone.resolve("losses.csv"));
        CliRun sampled = CliRun.of("sample", "--run", out.resolve("adam").toString(), "--out", folder + "/s.png");
        assertThat(sampled.err()).isEmpty();
        assertThat(ImageIO.read(folder.resolve("s.png").toFile())).isNotNull();
    }

    @Test
    void everyCombinationIsAVariant() throws IOException {
        Path out = folder.resolve("out");
        CliRun run = CliRun.of(
                "compare",
                "even",
                "--vary",
                "batch=8,16",
                "--vary",
                "lr=0.01,1e-3",
                "--steps",
                "5",
                "--out",
                out.toString());

        assertThat(run.code()).isZero();
        assertThat(table(out))
                .extracting(row -> row.get("run"))
                .containsExactly("batch 8, lr 0.01", "batch 8, lr 0.001", "batch 16, lr 0.01", "batch 16, lr 0.001");
        assertThat(out.resolve("batch-8-lr-0.01/run.json")).exists();
        assertThat(Files.readString(out.resolve("batch-16-lr-0.001/run.json")))
                .contains("\"batch\" : 16", "\"lr\" : 0.001");
    }

    @Test
    void theOthersGoOnWhereOneDiverges() throws IOException {
        Path out = folder.resolve("out");
        CliRun run = CliRun.of(
                "compare",
                "mnist-mlp",
                "--vary",
                "lr=100,0.001",
                "--optimizer",
                "sgd",
                "--limit",
                "100",
                "--batch",
                "10",
                "--steps",
                "60",
                "--out",
                out.toString());

        List<Map<String, String>> rows = table(out);
        assertThat(rows).extracting(row -> row.get("state")).containsExactly("failed", "finished");
        assertThat(rows.get(0).get("reason")).contains("diverged at step");
        assertThat(rows.get(1).get("distance")).isNotEmpty();
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err().lines()).singleElement().asString().startsWith("lr 100: The run diverged at step ");
        assertThat(ImageIO.read(out.resolve("comparison.png").toFile())).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--optimizers sgd,foo | --optimizers foo: optimizer must be one of sgd, rmsprop, adam, but is \"foo\".",
                "--vary lr=abc,1 | --vary lr=abc: lr must be a number above 0 and at most 100, but is \"abc\".",
                "--vary lr | --vary takes name=value,value,…, but is \"lr\"; write for example --vary lr=0.001,0.01.",
                "--vary lr=1, | --vary lr=1, has an empty value; write for example --vary lr=0.001,0.01.",
                "--optimizers sgd,SGD | --optimizers SGD is given twice; leave one out.",
                "--vary lr=.01,1e-2 | --vary lr=1e-2 is given twice; leave one out.",
                "--lr 1 --vary lr=.01,.02 | lr is set to 1 and varied by --vary; do one of both.",
                "--set lr=1 --vary lr=.01,.02 | lr is set to 1 and varied by --vary; do one of both.",
                "--optimizers sgd --vary optimizer=adam | optimizer is varied twice; give all its values at once.",
                "--vary bits=2,3 | --vary bits=2,3: a comparison has one data set; run one for each value of bits.",
                "--vary steps=2,3 | --vary steps=2,3: all variants have one length; give it by --steps.",
                "--optimizers sgd,adam --batch 0 | batch must be a whole number from 1 to 65536, but is 0.",
                "--optimizers sgd,adam --steps 0 | steps and epochs are 0, so the runs would never end; give steps to"
                        + " compare over.",
                "--steps 5 | Nothing is varied; give --optimizers sgd,rmsprop,adam or --vary name=value,value or both."
            })
    void wrongUseIsOneSentenceBeforeAnythingRuns(String options, String sentence) {
        Path out = folder.resolve("out");
        List<String> arguments = new ArrayList<>(List.of("compare", "even", "--out", out.toString()));
        arguments.addAll(List.of(options.split(" ", -1)));
        CliRun run = CliRun.of(arguments.toArray(String[]::new));

        assertThat(run.err()).isEqualTo(sentence + System.lineSeparator());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(out).doesNotExist();
    }

    @Test
    void moreThanFiftyVariantsAreRefused() {
        CliRun run = CliRun.of(
                "compare", "even", "--vary", "seed=1,2,3,4,5,6", "--vary", "batch=1,2,3,4,5,6,7,8,9", "--out", "x");

        assertThat(run.err()).startsWith("--vary make 54 variants, but a comparison takes at most 50");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void aFolderWithRunsInItIsRefused() throws IOException {
        Path out = folder.resolve("out");
        String[] command = {"compare", "even", "--optimizers", "adam", "--steps", "2", "--out", out.toString()};
        CliRun.of(command);
        byte[] before = Files.readAllBytes(out.resolve("comparison.csv"));
        CliRun again = CliRun.of(command);

        assertThat(again.code()).isEqualTo(3);
        assertThat(again.err()).contains(out + " already holds a comparison or a run (comparison.csv); choose another");
        Files.delete(out.resolve("comparison.csv"));
        Files.delete(out.resolve("comparison.png"));
        assertThat(CliRun.of(command).err()).contains("(adam)");
        assertThat(before).isNotEmpty();
    }

    private static double meanOfLast(Path out, Map<String, String> row, int steps) throws IOException {
        List<String> lines = Files.readAllLines(out.resolve(row.get("run")).resolve("losses.csv"));
        return lines.subList(lines.size() - steps, lines.size()).stream()
                .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[1]))
                .average()
                .orElseThrow();
    }

    /** Reads the table; fields in quotes may hold commas, but none here holds a quote. */
    private static List<Map<String, String>> table(Path out) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (String line : Files.readAllLines(out.resolve("comparison.csv"))) {
            List<String> fields = new ArrayList<>();
            String[] parts = line.split("\"", -1);
            StringBuilder plain = new StringBuilder();
            for (int i = 0; i < parts.length; i++) {
                plain.append(i % 2 == 0 ? parts[i] : parts[i].replace(',', ';'));
            }
            for (String field : plain.toString().split(",", -1)) {
                fields.add(field.replace(';', ','));
            }
            rows.add(fields);
        }
        List<Map<String, String>> table = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            assertThat(row).hasSameSizeAs(rows.get(0));
            Map<String, String> named = new HashMap<>();
            for (int i = 0; i < row.size(); i++) {
                named.put(rows.get(0).get(i), row.get(i));
            }
            table.add(named);
        }
        return table;
    }

    private static Set<Integer> colors(BufferedImage picture) {
        Set<Integer> colors = new HashSet<>();
        for (int y = picture.getHeight() - 800; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                colors.add(picture.getRGB(x, y) & 0xFFFFFF);
            }
        }
        return colors;
    }

    private static List<String> names(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
