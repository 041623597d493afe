package dev.ganvas.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Feeds each reader of foreign files what a coverage-guided fuzzer (Jazzer) makes of small true files, in a process of
 * its own: no input may hang it, crash it, exhaust its memory, or make it write anything. For ten seconds
 * each with {@code mvn -B test -Dgroups=slow -DexcludedGroups= -Dtest=FuzzTest}, for longer with {@code
 * -Dfuzz.seconds=600}. {@link DamagedInputsTest} is what every build tries.
 */
@Tag("slow")
class FuzzTest {
    private static final long SECONDS = Long.getLong("fuzz.seconds", 10);
    /** From so many seconds on it pays to compile for speed. */
    private static final long LONG = 10;

    private static final Pattern EXECUTED = Pattern.compile("stat::number_of_executed_units: (\\d+)");

    @TempDir
    private Path folder;

    @Test
    void idxFiles() throws Exception {
        assertSurvives(IdxTarget.class, IdxTarget.seeds());
    }

    @Test
    void pictures() throws Exception {
        assertSurvives(PictureTarget.class, PictureTarget.seeds());
    }

    @Test
    void runFiles() throws Exception {
        assertSurvives(RunFileTarget.class, RunFileTarget.seeds());
    }

    @Test
    void modelFiles() throws Exception {
        assertSurvives(ModelZipTarget.class, ModelZipTarget.seeds());
    }

    @Test
    void checkpoints() throws Exception {
        assertSurvives(CheckpointTarget.class, CheckpointTarget.seeds());
    }

    @Test
    void tablesOfLosses() throws Exception {
        assertSurvives(LossesTarget.class, LossesTarget.seeds());
    }

    @Test
    void settings() throws Exception {
        assertSurvives(SettingsTarget.class, SettingsTarget.seeds());
    }

    private void assertSurvives(Class<?> target, List<byte[]> seeds) throws Exception {
        Path corpus = Files.createDirectory(folder.resolve("corpus"));
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(corpus.resolve("seed-" + i), seeds.get(i));
        }
        File log = folder.resolve("log.txt").toFile();
        Process fuzzer = new ProcessBuilder(command(target, corpus))
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        boolean ended = fuzzer.waitFor(SECONDS + 120, TimeUnit.SECONDS);
        fuzzer.destroyForcibly();
        String said = Files.readString(log.toPath(), StandardCharsets.UTF_8);
        assertThat(ended).as(said).isTrue();
        assertThat(fuzzer.exitValue()).as(said).isZero();
        Matcher executed = EXECUTED.matcher(said);
        assertThat(executed.find()).as(said).isTrue();
        System.out.printf("%s: %s inputs tried in %d s%n", target.getSimpleName(), executed.group(1), SECONDS);
        assertThat(Long.parseLong(executed.group(1))).isGreaterThanOrEqualTo(seeds.size());
    }

    private List<String> command(Class<?> target, Path corpus) throws IOException {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=" + (SECONDS < LONG ? 1 : 4),
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + Files.createDirectory(folder.resolve("temporary")),
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getName(),
                "--instrumentation_includes=dev.ganvas.**",
                "--custom_hook_includes=dev.ganvas.**",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + File.separator,
                "-max_total_time=" + SECONDS,
                "-timeout=10",
                "-rss_limit_mb=3000",
                "-print_final_stats=1",
                corpus.toString());
    }
}
