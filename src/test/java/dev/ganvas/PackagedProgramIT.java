package dev.ganvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Starts the packaged program with its class loading logged: no class is missed by what it does, and each jar that ships
 * is there for a reason. Deeplearning4j brings many that nothing here needs; the pom leaves them out.
 */
class PackagedProgramIT {
    private static final Path PROGRAM = Path.of("target", "ganvas");
    /** A picture of each kind that is read. */
    private static final Path PICTURES = Path.of("src", "test", "resources", "dev", "ganvas", "data", "pictures")
            .toAbsolutePath();

    private static final Pattern SOURCE = Pattern.compile("source: \\S*/([^/\\s]+)\\.jar");

    /** What no command loads: the window's, which is not opened here, and what holds annotations or native code only. */
    private static final Set<String> NOT_LOADED_BY_COMMANDS = Set.of(
            "atlantafx-base",
            "common-image",
            "controlsfx",
            "error_prone_annotations",
            "javafx-base",
            "javafx-controls",
            "javafx-graphics",
            "jline-native",
            "jline-terminal",
            "jspecify",
            "nd4j-presets-common",
            "progressbar");

    @TempDir
    private Path folder = Path.of("");

    private final List<String> loading = new ArrayList<>();

    @Test
    void nothingIsMissedAndNothingShipsForNothing() throws Exception {
        run("list", "--json");
        run("train", "even", "--steps", "20", "--out", "even");
        run("train", "dcgan-fast", "--steps", "1", "--out", "images");
        run("resume", "images", "--steps", "1");
        run("sample", "--run", "images", "--out", "sample.png");
        run("export", "images", "--what", "gif", "--out", "film.gif");
        run("export", "images", "--what", "networks", "--out", "networks");
        run("export", "images", "--what", "onnx", "--out", "onnx");
        run("train", "dcgan-fast", "--data", PICTURES.toString(), "--batch", "2", "--steps", "1", "--out", "pictures");
        run("export", "pictures", "--what", "charts", "--out", "charts.pdf");
        run("compare", "even", "--optimizers", "sgd,adam", "--steps", "5", "--out", "compared");

        Set<String> unexplained = shipped();
        unexplained.removeAll(loaded());
        unexplained.removeAll(NOT_LOADED_BY_COMMANDS);
        assertThat(unexplained).isEmpty();
    }

    private void run(String... arguments) throws Exception {
        Path classes = folder.resolve("classes.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load=info,exceptions=info:file=" + classes,
                "-cp",
                PROGRAM.resolve("lib").toAbsolutePath() + File.separator + "*",
                "dev.ganvas.Main"));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor())
                .as("%s: %s", List.of(arguments), Files.readString(output))
                .isZero();
        List<String> lines = Files.readAllLines(classes);
        assertThat(lines.stream().filter(line -> line.contains("'java/lang/NoClassDefFoundError'")))
                .isEmpty();
        loading.addAll(lines);
    }

    private Set<String> loaded() {
        Set<String> jars = new TreeSet<>();
        for (String line : loading) {
            Matcher matcher = SOURCE.matcher(line);
            if (matcher.find()) {
                jars.add(withoutVersion(matcher.group(1)));
            }
        }
        return jars;
    }

    private static Set<String> shipped() throws IOException {
        Set<String> jars = new TreeSet<>();
        try (Stream<Path> files = Files.walk(PROGRAM.resolve("lib"))) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .forEach(name -> jars.add(withoutVersion(name.substring(0, name.length() - ".jar".length()))));
        }
        assertThat(jars).contains("ganvas", "nd4j-api");
        return jars;
    }

    private static String withoutVersion(String jar) {
        return jar.replaceFirst("-\\d.*", "");
    }
}
