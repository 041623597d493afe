package dev.ganvas.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ganvas.experiment.preset.Presets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code ganvas bench}. */
class BenchCommandTest {
    @Test
    void timesStepsInOneLine() {
        CliRun run = CliRun.of("bench", "even", "--steps", "50", "--threads", "1");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .matches("even threads=1 \\d+\\.\\d{3} ms/step \\d+ images/s \\S+ GFLOPS,"
                        + " sgemm peak \\S+ GFLOPS, ratio \\S+ %\\R");
    }

    @Test
    void aProfileTellsWhereTheTimeOfAStepGoes() {
        CliRun run = CliRun.of("bench", "even", "--steps", "50", "--threads", "2", "--profile");

        assertThat(run.err()).isEmpty();
        List<String> lines = run.out().lines().toList();
        assertThat(lines.get(0)).startsWith("even threads=2 ");
        assertThat(run.out()).contains("optimizer, ", "product 16 x 7 x 7", "rectifier", "the rest: ");
        double shares = 0;
        for (String line : lines.subList(1, lines.size())) {
            Matcher share = Pattern.compile(" *(\\S+) ms +(\\S+) %.*").matcher(line);
            assertThat(share.matches()).as(line).isTrue();
            assertThat(Double.parseDouble(share.group(1))).isNotNegative();
            shares += Double.parseDouble(share.group(2));
        }
        assertThat(shares).isCloseTo(100, within(2.0));
    }

    @Test
    void timesSeparateUpdatesOnHalfBatches() {
        CliRun run = CliRun.of("bench", "even", "--d-loss", "separate", "--batch", "10", "--steps", "5");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("even threads=").hasLineCount(1);
    }

    @Test
    void timesAnExperimentBesideWhatTheMachineCanDo() {
        CliRun run = CliRun.of("bench", "mnist-mlp", "--steps", "1", "--threads", "1");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertTiming(run.out().strip(), "mnist-mlp");
    }

    /** All of them take a minute: {@code mvn -B test -Dgroups=slow -DexcludedGroups= -Dtest=BenchCommandTest}. */
    @Test
    @Tag("slow")
    void timesEveryExperimentAndTellsTheMostMemoryUsed() {
        CliRun run = CliRun.of("bench", "all", "--steps", "1", "--threads", "1");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        List<String> lines = run.out().lines().toList();
        assertThat(lines).hasSize(Presets.ALL.size() + 1);
        for (int i = 0; i < Presets.ALL.size(); i++) {
            assertTiming(lines.get(i), Presets.ALL.get(i).id());
        }
        assertThat(lines.get(lines.size() - 1)).matches("peak resident memory [1-9]\\d+ MB \\(.+\\)");
    }

    private static void assertTiming(String text, String id) {
        Matcher line = Pattern.compile("%s threads=1 (\\S+) ms/step (\\d+) images/s (\\S+) GFLOPS,".formatted(id)
                        + " sgemm peak (\\S+) GFLOPS, ratio (\\S+) %")
                .matcher(text);
        assertThat(line.matches()).as(text).isTrue();
        double rate = Double.parseDouble(line.group(3));
        double peak = Double.parseDouble(line.group(4));
        assertThat(rate).isPositive().isLessThan(2 * peak);
        assertThat(Double.parseDouble(line.group(5))).isCloseTo(100 * rate / peak, within(1.0));
    }
}
