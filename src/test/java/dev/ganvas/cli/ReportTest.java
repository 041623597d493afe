package dev.ganvas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ganvas.cli.progress.ProgressDisplay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What commands say while they work and of themselves: for people, for programs, for shells. */
class ReportTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final String out;

    ReportTest(@TempDir Path folder) {
        this.folder = folder;
        this.out = folder.resolve("run").toString();
    }

    @Test
    void linesTellTheTimeThatIsLeft() {
        CliRun run = CliRun.of("train", "even", "--steps", "40", "--out", out);

        List<String> lines =
                run.out().lines().filter(line -> line.startsWith("step ")).toList();
        assertThat(lines.get(1)).matches("step 4 of 40: G loss .*, \\d+\\.\\d steps/s, \\d+:\\d\\d left");
        assertThat(lines.get(lines.size() - 1)).startsWith("step 40 of 40: ").doesNotContain("left");
        assertThat(ProgressDisplay.time(37.4)).isEqualTo("0:37");
        assertThat(ProgressDisplay.time(3757)).isEqualTo("1:02:37");
    }

    @Test
    void quietSaysNothingButWhatIsWrong() throws IOException {
        CliRun run = CliRun.of("train", "even", "--steps", "40", "--quiet", "--out", out);
        CliRun more = CliRun.of("resume", out, "--steps", "5", "--quiet");
        CliRun none = CliRun.of("train", "even", "--steps", "40", "--quiet", "--out", out);

        assertThat(run).isEqualTo(new CliRun(0, "", ""));
        assertThat(more).isEqualTo(new CliRun(0, "", ""));
        assertThat(Files.readAllLines(Path.of(out, "losses.csv"))).hasSize(46);
        assertThat(none.out()).isEmpty();
        assertThat(none.err()).contains("already holds a run");
    }

    @Test
    void eachReportIsALineOfJson() throws IOException {
        List<JsonNode> train = json("train", "even", "--steps", "40", "--json", "--out", out);
        List<JsonNode> resume = json("resume", out, "--steps", "5", "--json");

        assertThat(train)
                .extracting(node -> node.path("report").asText())
                .startsWith("note", "step")
                .endsWith("end");
        JsonNode step = train.stream()
                .filter(node -> node.path("step").asInt() == 20)
                .findFirst()
                .orElseThrow();
        assertThat(step.path("experiment").asText()).isEqualTo("even");
        assertThat(step.path("last_step").asInt()).isEqualTo(40);
        assertThat(step.path("seconds_left").asDouble()).isPositive();
        String[] row = Files.readAllLines(Path.of(out, "losses.csv")).get(20).split(",", -1);
        assertThat(step.path("g_loss").floatValue()).isEqualTo(Float.parseFloat(row[1]));
        assertThat(step.path("d_accuracy").floatValue()).isEqualTo(Float.parseFloat(row[7]));
        JsonNode end = train.get(train.size() - 1);
        assertThat(end.path("outcome").asText()).isEqualTo("finished");
        assertThat(end.path("folder").asText()).isEqualTo(out);
        assertThat(end.path("evenness").isNumber()).isTrue();
        assertThat(resume.get(0).toString()).isEqualTo("{\"report\":\"note\",\"text\":\"Going on from step 40.\"}");
        assertThat(resume.get(resume.size() - 1).path("step").asInt()).isEqualTo(45);
    }

    @Test
    void aComparisonReportsItsRunsAsJson() throws IOException {
        List<JsonNode> lines = json(
                "compare", "even", "--optimizers", "sgd,adam", "--lr", "0.01", "--steps", "20", "--json", "--out", out);

        assertThat(lines.get(0).path("text").asText()).startsWith("Data: ");
        assertThat(lines.get(1).toString())
                .isEqualTo("{\"report\":\"variant\",\"name\":\"sgd\",\"number\":1,\"count\":2}");
        JsonNode last = lines.get(lines.size() - 1);
        assertThat(last.path("report").asText()).isEqualTo("comparison");
        assertThat(last.path("runs").findValuesAsText("name")).containsExactly("sgd", "adam");
        assertThat(last.at("/runs/1/step").asInt()).isEqualTo(20);
        assertThat(last.at("/runs/1/d_loss").isNumber()).isTrue();
    }

    @Test
    void quietAndJsonExcludeEachOther() {
        CliRun run = CliRun.of("train", "even", "--quiet", "--json", "--out", out);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().strip())
                .isEqualTo("--quiet, --json are mutually exclusive (specify only one); see ganvas train --help.");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aRunThatEndsBadlySaysSoOnTheErrorStream() {
        CliRun run = CliRun.of(
                "train",
                "even",
                "--steps",
                "1000",
                "--quiet",
                "--d-steps",
                "5",
                "--lr",
                "0.000001",
                "--d-optimizer",
                "adam",
                "--d-lr",
                "0.5",
                "--out",
                out);

        assertThat(run.code()).isZero();
        assertThat(run.err()).contains("D wins, with d_fake ").endsWith("." + System.lineSeparator());
    }

    @Test
    void helpIsACommandToo() {
        assertThat(CliRun.of("help")).isEqualTo(CliRun.of("--help"));
        assertThat(CliRun.of("help", "train")).isEqualTo(CliRun.of("train", "--help"));
        assertThat(CliRun.of("help", "paint"))
                .isEqualTo(
                        new CliRun(2, "", "Unknown subcommand 'paint'; see ganvas --help." + System.lineSeparator()));
    }

    @Test
    void theHelpOfResumeTellsNoDefaultsButTheRunsOwn() {
        assertThat(CliRun.of("train", "--help").out()).contains("Default: even 0.001");
        assertThat(CliRun.of("resume", "--help").out())
                .contains("--lr=X", "what is not given stays as the run has it")
                .doesNotContain("Default: even")
                .doesNotContain("--batch=N", "--epochs");
    }

    /** As a shell would: the script is read, and then asked what may stand at the end of a line. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aShellCompletesCommandsExperimentsOptionsAndTheirValues() throws Exception {
        Path script = Files.writeString(
                folder.resolve("ganvas.sh"), CliRun.of("completion").out());

        assertThat(completed(script, "ganvas", "tra")).containsExactly("train");
        assertThat(completed(script, "ganvas", "train", "mnist-")).containsExactly("mnist-mlp", "mnist-scratch");
        assertThat(completed(script, "ganvas", "train", "even", "--opt")).containsExactly("--optimizer");
        assertThat(completed(script, "ganvas", "train", "even", "--optimizer", "a"))
                .containsExactly("adam");
        assertThat(completed(script, "ganvas", "resume", "--epo")).isEmpty();
    }

    private List<String> completed(Path script, String... words) throws IOException, InterruptedException {
        Path answer = folder.resolve("answer");
        List<String> command = new ArrayList<>(List.of(
                "bash",
                "-c",
                ". \"$1\"; shift; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); COMP_LINE=\"$*\"; _complete_ganvas;"
                        + " printf '%s\\n' \"${COMPREPLY[@]}\"",
                "bash",
                script.toString()));
        command.addAll(List.of(words));
        // Outside of a line that is typed, the shell complains on its error stream of an option of completion.
        Process shell = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(answer.toFile())
                .start();
        assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readAllLines(answer).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static List<JsonNode> json(String... arguments) throws IOException {
        CliRun run = CliRun.of(arguments);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : run.out().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }
}
