package dev.ganvas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.store.SavedCheckpoint;
import dev.ganvas.store.SavedRunFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code resume} goes back behind what a folder holds only where it is told to, and keeps what that replaces. */
class GoingBackTest {
    private static final int STEPS = 50;

    @TempDir
    private Path folder = Path.of("");

    private Path run = Path.of("");
    private Path newest = Path.of("");

    @BeforeEach
    void train() throws Exception {
        run = folder.resolve("run");
        SavedRunFolders.save(run, STEPS);
        newest = run.resolve("checkpoint-2.ganvas");
    }

    @ParameterizedTest
    @ValueSource(strings = {"empty", "random bytes", "cut", "of another experiment", "of the future", "missing"})
    void aFinishedRunIsNotThrownAwayForACheckpointThatCannotBeRead(String damage) throws Exception {
        damage(damage);
        Map<String, String> before = content(run);

        CliRun refused = CliRun.of("resume", run.toString(), "--steps", "3");
        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.err().strip())
                .endsWith(run + " holds results up to step 50, but its newest checkpoint that can be read is of step 0;"
                        + " give --from-step 0 or --yes to go back to that, and what is replaced is kept in a folder"
                        + " inside.");
        if (!damage.equals("missing")) {
            assertThat(refused.err()).startsWith(newest + " ").doesNotContain("used instead");
        }
        assertThat(content(run)).isEqualTo(before);

        CliRun agreed = CliRun.of("resume", run.toString(), "--steps", "3", "--yes");
        assertThat(agreed.code()).as(agreed.err()).isZero();
        if (!damage.equals("missing")) {
            assertThat(agreed.err()).startsWith(newest + " ").contains("The checkpoint of step 0 is used instead.");
        }
        assertThat(agreed.out()).contains("What is replaced by that is kept in " + run.resolve("replaced"));
        assertThat(run.resolve("losses.csv")).content().hasLineCount(4);
        Map<String, String> after = content(run.resolve("replaced"));
        for (Map.Entry<String, String> file : before.entrySet()) {
            boolean gone = !file.getKey().equals("checkpoint-1.ganvas")
                    && !file.getKey().equals("samples/step-000000.png");
            if (gone) {
                assertThat(after).containsEntry(file.getKey(), file.getValue());
            }
        }
        Path picture = folder.resolve("kept.png");
        CliRun sampled = CliRun.of("sample", "--run", run.resolve("replaced").toString(), "--out", picture.toString());
        assertThat(sampled.out()).contains("after step 50");
    }

    @Test
    void aStepThatIsAskedForIsAgreement() throws Exception {
        CliRun.of("resume", run.toString(), "--steps", "10");
        CliRun back = CliRun.of("resume", run.toString(), "--from-step", "50", "--steps", "5");

        assertThat(back.err()).isEmpty();
        assertThat(back.out()).startsWith("Going on from step 50.").contains("Finished at step 55");
        assertThat(run.resolve("losses.csv")).content().hasLineCount(56);
        assertThat(run.resolve("replaced/losses.csv"))
                .content()
                .hasLineCount(11)
                .contains("\n60,");
        assertThat(SavedCheckpoint.read(run.resolve("replaced")).checkpoint().step())
                .isEqualTo(60);
        Path whole = folder.resolve("whole");
        SavedRunFolders.save(whole, 55);
        assertThat(run.resolve("losses.csv")).hasSameBinaryContentAs(whole.resolve("losses.csv"));
    }

    @Test
    void aStepWithoutACheckpointIsRefused() throws Exception {
        CliRun refused = CliRun.of("resume", run.toString(), "--from-step", "7", "--steps", "5");

        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.err().strip())
                .isEqualTo(run + " has no checkpoint of step 7 that can be read; the newest is of step 50.");
    }

    @Test
    void aFolderWithoutAnyReadableCheckpointIsRefused() throws Exception {
        damage("empty");
        Files.write(run.resolve("checkpoint-1.ganvas"), new byte[9]);
        Map<String, String> before = content(run);

        for (String[] command : new String[][] {{"resume", run.toString()}, {"resume", run.toString(), "--yes"}}) {
            CliRun refused = CliRun.of(command);
            assertThat(refused.code()).isEqualTo(3);
            assertThat(refused.err().strip()).matches(".*checkpoint-[12].ganvas is damaged [^\n]*, or train again\\.");
        }
        Files.delete(newest);
        Files.delete(run.resolve("checkpoint-1.ganvas"));
        CliRun refused = CliRun.of("resume", run.toString());
        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.err()).contains("because it has no checkpoint");
        before.keySet().removeIf(name -> name.startsWith("checkpoint"));
        assertThat(content(run)).isEqualTo(before);
    }

    @Test
    void aTableThatSomebodyChangedIsKeptWhereItIsMadeAgain() throws Exception {
        Path losses = run.resolve("losses.csv");
        String changed = Files.readString(losses).replace(",", ";");
        Files.writeString(losses, changed);

        CliRun resumed = CliRun.of("resume", run.toString(), "--steps", "3");
        assertThat(resumed.code()).isZero();
        assertThat(resumed.out()).contains("is kept in " + run.resolve("replaced"));
        assertThat(run.resolve("replaced/losses.csv")).content().isEqualTo(changed);
        assertThat(losses).content().hasLineCount(54);
    }

    private void damage(String how) throws Exception {
        byte[] whole = Files.readAllBytes(newest);
        switch (how) {
            case "empty" -> Files.write(newest, new byte[0]);
            case "random bytes" -> {
                new Random(1).nextBytes(whole);
                Files.write(newest, whole);
            }
            case "cut" -> Files.write(newest, Arrays.copyOf(whole, whole.length / 2));
            case "of the future" -> {
                whole[11] = 9;
                Files.write(newest, whole);
            }
            case "missing" -> Files.delete(newest);
            default -> {
                Path other = folder.resolve("other");
                CliRun.of("train", "mnist-mlp", "--limit", "4", "--batch", "4", "--steps", "1", "--out", "" + other);
                Files.delete(newest);
                Files.copy(other.resolve("checkpoint-2.ganvas"), newest);
            }
        }
    }

    private static Map<String, String> content(Path folder) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                content.put(folder.relativize(file).toString(), Arrays.toString(Files.readAllBytes(file)));
            }
        }
        return content;
    }
}
