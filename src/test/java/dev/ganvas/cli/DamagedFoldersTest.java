package dev.ganvas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.file.NeedsLinks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole run folders with one to three damages each: any file deleted, emptied, cut, changed in one bit, exchanged with
 * another, or made a link. Whatever {@code resume} makes of them, nothing is lost that could be read, and nothing is
 * written outside. A few of them here; more with {@code mvn -B test -Dtest=DamagedFoldersTest -Dfuzz.folders=10000}.
 */
@NeedsLinks
class DamagedFoldersTest {
    private static final int FOLDERS = Integer.getInteger("fuzz.folders", 60);
    private static final List<String> ENDS = List.of("0", "2", "3");

    @TempDir
    private Path folder = Path.of("");

    private final Map<String, Integer> ends = new TreeMap<>();

    @Test
    void loseNothingThatCouldBeReadAndWriteNothingOutside() throws Exception {
        Path finished = folder.resolve("finished");
        succeed("train", "even", "--steps", "40", "--sample-every", "10", "--out", finished.toString());
        succeed("resume", finished.toString(), "--steps", "20");
        Path cutOff = folder.resolve("cut-off");
        copy(finished, cutOff);
        for (String name : List.of("run.json", "generator.zip", "discriminator.zip")) {
            Files.delete(cutOff.resolve(name));
        }
        for (int seed = 0; seed < FOLDERS; seed++) {
            attempt(seed, new Random(seed).nextInt(3) > 0 ? finished : cutOff);
        }
        System.out.printf("%d damaged folders: %s%n", FOLDERS, ends);
        assertThat(ends.keySet()).isSubsetOf(ENDS).contains("0", "3");
    }

    private void attempt(int seed, Path whole) throws Exception {
        Path place = Files.createDirectory(folder.resolve("case"));
        Path run = place.resolve("run");
        copy(whole, run);
        Path outside = Files.createDirectory(place.resolve("outside"));
        Files.writeString(outside.resolve("victim.txt"), "precious");
        Damage damage = new Damage(run, outside, new Random(seed));
        String what = "folder " + seed + ": " + damage.strike();
        Map<String, String> around = content(outside);
        WhatWasThere before = WhatWasThere.of(run);
        String[] command = command(run, new Random(seed + 0x5EEDL));
        what += "; " + String.join(" ", command);

        CliRun resumed = CliRun.of(command);

        what += "; " + resumed.code() + " " + resumed.err();
        ends.merge("" + resumed.code(), 1, Integer::sum);
        assertThat(resumed.err()).as(what).doesNotContain("Ganvas failed").doesNotContain("\tat ");
        assertThat(resumed.err().isBlank()).as(what).isIn(resumed.code() == 0, false);
        assertThat(content(outside)).as(what).isEqualTo(around);
        assertThat(RunFolders.files(place)).as(what).containsExactly(outside, run);
        before.assertKept(run, resumed.out().contains("Going on from step 60."), what);
        delete(place);
    }

    private static String[] command(Path run, Random random) {
        List<String> command = new ArrayList<>(List.of("resume", run.toString()));
        command.addAll(List.of("--steps", "" + (1 + random.nextInt(25))));
        switch (random.nextInt(4)) {
            case 0 -> command.add("--yes");
            case 1 ->
                command.addAll(List.of("--from-step", List.of("0", "40", "60").get(random.nextInt(3))));
            default -> {}
        }
        return command.toArray(String[]::new);
    }

    /** What can be done to the files of a folder. */
    private record Damage(Path run, Path outside, Random random) {
        private String strike() throws IOException {
            List<String> done = new ArrayList<>();
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                List<Path> files =
                        all(run).stream().filter(path -> !path.equals(run)).toList();
                Path file = files.get(random.nextInt(files.size()));
                Path other = files.get(random.nextInt(files.size()));
                done.add(strike(file, other));
            }
            return done.toString();
        }

        private String strike(Path file, Path other) throws IOException {
            boolean regular = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
            int kind = random.nextInt(regular ? 8 : 3);
            String name = run.relativize(file).toString();
            switch (kind) {
                case 0 -> DamagedFoldersTest.delete(file);
                case 1, 2 -> {
                    DamagedFoldersTest.delete(file);
                    Path target = List.of(outside.resolve("victim.txt"), outside, outside.resolve("new.txt"), other)
                            .get(random.nextInt(4));
                    boolean relative = random.nextBoolean();
                    Path parent = file.getParent();
                    if (parent != null && Files.isDirectory(parent)) {
                        boolean away = relative && !target.equals(parent);
                        Files.createSymbolicLink(file, away ? parent.relativize(target) : target);
                    }
                }
                case 3 -> Files.write(file, new byte[0]);
                case 4 -> {
                    byte[] bytes = Files.readAllBytes(file);
                    Files.write(file, Arrays.copyOf(bytes, bytes.length == 0 ? 0 : random.nextInt(bytes.length)));
                }
                case 5 -> {
                    byte[] bytes = Files.readAllBytes(file);
                    if (bytes.length > 0) {
                        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                    }
                    Files.write(file, bytes);
                }
                case 6 -> {
                    if (Files.isRegularFile(other, LinkOption.NOFOLLOW_LINKS)) {
                        byte[] bytes = Files.readAllBytes(file);
                        Files.write(file, Files.readAllBytes(other));
                        Files.write(other, bytes);
                    }
                }
                default -> { // another name for a file that lies outside
                    Files.deleteIfExists(file);
                    Path victim = outside.resolve("shared-" + random.nextInt(1000));
                    Files.write(victim, "precious too".getBytes(StandardCharsets.UTF_8));
                    Files.createLink(file, victim);
                }
            }
            return kind + " " + name + " " + run.relativize(other);
        }
    }

    /**
     * What could be read in a folder: rows of losses, lines of numbers, and by their bytes pictures, networks and
     * checkpoints.
     */
    private record WhatWasThere(Set<String> lines, Map<String, String> files) {
        private static WhatWasThere of(Path run) throws IOException {
            Set<String> lines = new HashSet<>();
            for (String table : List.of("losses.csv", "numbers.txt")) {
                lines.addAll(lines(run.resolve(table)));
            }
            Map<String, String> files = new LinkedHashMap<>();
            for (Map.Entry<String, String> file : content(run).entrySet()) {
                String name = file.getKey();
                if (name.startsWith("samples/") || name.endsWith(".zip") || name.startsWith("checkpoint-")) {
                    files.put(name, file.getValue());
                }
            }
            return new WhatWasThere(lines, files);
        }

        private void assertKept(Path run, boolean wentFurther, String what) throws IOException {
            Map<String, String> after = content(run);
            Set<String> bytes = new HashSet<>(after.values());
            Set<String> kept = new HashSet<>();
            for (String name : after.keySet()) {
                if (name.endsWith(".csv") || name.endsWith(".txt")) {
                    kept.addAll(lines(run.resolve(name)));
                }
            }
            Set<String> lost = new HashSet<>(lines);
            lost.removeAll(kept);
            assertThat(lost).as(what).isEmpty();
            for (Map.Entry<String, String> file : files.entrySet()) {
                // Further on, a run replaces its networks and its older checkpoint by newer ones, as it always does.
                boolean replaced = wentFurther && !file.getKey().startsWith("samples/");
                if (!replaced) {
                    assertThat(bytes.contains(file.getValue()))
                            .as("%s: %s", what, file.getKey())
                            .isTrue();
                }
            }
        }

        private static Set<String> lines(Path file) throws IOException {
            if (!Files.isRegularFile(file)) {
                return Set.of();
            }
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            Set<String> lines = new HashSet<>(List.of(text.split("\n")));
            if (!text.endsWith("\n")) {
                lines.remove(text.substring(text.lastIndexOf('\n') + 1));
            }
            return lines;
        }
    }

    private static void succeed(String... arguments) {
        CliRun run = CliRun.of(arguments);
        assertThat(run.code()).as(run.err()).isZero();
    }

    /** Returns the bytes of each file below a folder; links are not followed. */
    private static Map<String, String> content(Path folder) throws IOException {
        Map<String, String> content = new TreeMap<>();
        for (Path path : all(folder)) {
            String name = folder.relativize(path).toString();
            if (Files.isSymbolicLink(path)) {
                content.put(name, "-> " + Files.readSymbolicLink(path));
            } else if (Files.isRegularFile(path)) {
                content.put(name, Base64.getEncoder().encodeToString(Files.readAllBytes(path)));
            }
        }
        return content;
    }

    private static List<Path> all(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.sorted().toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        RunFolders.copy(from, to);
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        for (Path each : all(path).stream().sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(each);
        }
    }
}
