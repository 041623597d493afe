package dev.ganvas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.store.SavedCheckpoint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ganvas under load, in processes of their own, whose resident memory is read from outside while they train. Flat means:
 * when nine tenths of the time are over at most {@value #GROWTH} MB more than at half, when Java has compiled its code and
 * the history has the length that it keeps. Java collects its garbage as soon as it can, so that growth is no room that it
 * merely keeps. At the very end the networks are saved, which loads classes for it.
 *
 * <p>{@code mvn -B test -Dtest=LoadTest -Dgroups=slow -DexcludedGroups=}; {@code -Dsoak.steps=20000} soaks for hours.
 */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class LoadTest {
    private static final long SOAK_STEPS = Long.getLong("soak.steps", 60);
    private static final int GROWTH = 64;
    /** The collector that the launcher uses; it gives memory back here, so that what is resident is what is used. */
    private static final List<String> JAVA =
            List.of("-Xmx1024m", "-XX:+UseSerialGC", "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=25");

    private final Path folder;
    private final Path log;

    LoadTest(@TempDir Path folder) {
        this.folder = folder;
        this.log = folder.resolve("log");
    }

    @Test
    void aMillionStepsKeepTheMemoryFlat() throws Exception {
        String out = folder.resolve("run").toString();
        watch("even, a million steps", "train", "even", "--steps", "1000000", "--checkpoint", "1s", "--out", out)
                .assertFlat();
    }

    @Test
    void fiftyRunsInAComparisonKeepTheMemoryFlat() throws Exception {
        String seeds = IntStream.rangeClosed(1, 50).mapToObj(String::valueOf).collect(Collectors.joining(","));
        String out = folder.resolve("runs").toString();
        watch("even, 50 runs", "compare", "even", "--vary", "seed=" + seeds, "--steps", "5000", "--out", out)
                .assertFlat();
    }

    @Test
    void fiftyThousandPicturesAreRead() throws Exception {
        Path pictures = folder.resolve("pictures");
        List<byte[]> different = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            different.add(picture(i));
        }
        for (int i = 0; i < 50_000; i++) {
            Path inside = pictures.resolve("" + i / 1000);
            Files.createDirectories(inside);
            Files.write(inside.resolve(i + ".png"), different.get(i % different.size()));
        }
        String out = folder.resolve("run").toString();
        Watched watched = watch(
                "faces of 50,000 pictures",
                "train",
                "faces",
                "--data",
                pictures.toString(),
                "--limit",
                "0",
                "--steps",
                "20",
                "--out",
                out);
        assertThat(SavedCheckpoint.read(Path.of(out))
                        .checkpoint()
                        .dataFingerprint()
                        .size())
                .isEqualTo(50_000);
        assertThat(watched.peak()).as("peak, MB").isLessThan(1200);
    }

    /** What eight hours would do, in as many steps as there is time for: every preset, saved often, and gone on with. */
    @Test
    void aSoakKeepsTheMemoryFlat() throws Exception {
        List<Watched> all = new ArrayList<>();
        for (String preset : List.of("even", "mnist-mlp", "mnist-scratch", "dcgan", "dcgan-fast", "faces")) {
            long steps = preset.equals("even") ? 2000 * SOAK_STEPS : SOAK_STEPS;
            String half = "" + steps / 2;
            String out = folder.resolve(preset).toString();
            all.add(watch(preset, "train", preset, "--steps", half, "--checkpoint", "500ms", "--out", out));
            all.add(watch(preset + ", resumed", "resume", out, "--steps", half));
        }
        all.forEach(Watched::assertFlat);
    }

    /**
     * The resident memory of a process while it trained.
     *
     * @param megabytes at equal distances of time
     */
    private record Watched(String what, List<Long> megabytes) {
        long at(double share) {
            return megabytes.get((int) Math.min(megabytes.size() - 1.0, share * megabytes.size()));
        }

        long peak() {
            return megabytes.stream().mapToLong(Long::longValue).max().orElseThrow();
        }

        void assertFlat() {
            assertThat(at(0.9)).as("%s: MB at 90 %%, of %s", what, megabytes).isLessThanOrEqualTo(at(0.5) + GROWTH);
        }
    }

    private Watched watch(String what, String... arguments) throws Exception {
        long begun = System.nanoTime();
        Process process = RunFolders.start(List.of(), JAVA, log, arguments);
        List<Long> megabytes = new ArrayList<>();
        try {
            while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
                long resident = resident(process.pid());
                if (resident > 0 && Files.size(log) > 0) {
                    megabytes.add(resident);
                }
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        assertThat(megabytes).as("samples").isNotEmpty();
        Watched watched = new Watched(what, megabytes);
        System.out.printf(
                Locale.ROOT,
                "%-26s %7.1f s, resident at 10 %%: %4d MB, at 50 %%: %4d MB, at 90 %%: %4d MB, at the end: %4d MB, most: %4d MB%n",
                what,
                (System.nanoTime() - begun) / 1e9,
                watched.at(0.1),
                watched.at(0.5),
                watched.at(0.9),
                watched.at(1),
                watched.peak());
        return watched;
    }

    /** Returns the resident megabytes of a process; 0 if it is ending. */
    private static long resident(long pid) throws Exception {
        Path status = Path.of("/proc", "" + pid, "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1000)
                .findFirst()
                .orElse(0);
    }

    private static byte[] picture(int number) throws Exception {
        BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 1600; i++) {
            image.setRGB(i % 40, i / 40, (i * 0x9E3779B1 + number * 0x85EBCA6B) >>> 8);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
