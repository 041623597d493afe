package dev.ganvas;

import static org.assertj.core.api.Assertions.assertThat;

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

/** The pages for contributors name files that are there: a page that was forgotten in a move fails here. */
class DocsTest {
    private static final List<Path> PAGES = List.of(Path.of("src", "docs"), Path.of(".github"), Path.of("README.md"));
    private static final Pattern FILE = Pattern.compile("`([\\w./*-]+\\.(?:java|md|properties|json|css|xml|txt|csv))`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

    /** What a run writes, which is no file of the project. */
    private static final Set<String> WRITTEN = Set.of(
            "run.json",
            "losses.csv",
            "numbers.txt",
            "comparison.csv",
            "quality.csv",
            "configuration.json",
            "NAME.ganvas.json");

    @Test
    void everyFileThatAPageNamesIsThere() throws IOException {
        List<String> files = projectFiles();
        Set<String> missing = new TreeSet<>();
        int named = 0;
        for (Path page : pages()) {
            Matcher matcher = FILE.matcher(Files.readString(page));
            while (matcher.find()) {
                String name = matcher.group(1);
                named++;
                if (!WRITTEN.contains(name) && files.stream().noneMatch(file -> names(name, file))) {
                    missing.add(page + ": " + name);
                }
            }
        }
        assertThat(named).isGreaterThan(20);
        assertThat(missing).isEmpty();
    }

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Path page : pages()) {
            Path folder = page.toAbsolutePath().getParent();
            Matcher matcher = LINK.matcher(Files.readString(page));
            while (folder != null && matcher.find()) {
                if (!Files.exists(folder.resolve(matcher.group(1)))) {
                    missing.add(page + ": " + matcher.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    /** A name may leave out the folders in front, and say with a star which of several files it means. */
    private static boolean names(String name, String file) {
        String pattern = Pattern.quote("/" + name).replace("*", "\\E[^/]*\\Q");
        return ("/" + file).matches(".*" + pattern);
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        for (Path place : PAGES) {
            try (Stream<Path> files = Files.walk(place)) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
            }
        }
        assertThat(pages).hasSizeGreaterThan(7);
        return pages;
    }

    private static List<String> projectFiles() throws IOException {
        List<String> names = new ArrayList<>();
        for (String root : List.of("src", "assets", ".github", ".ci")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                files.filter(Files::isRegularFile)
                        .forEach(file -> names.add(file.toString().replace('\\', '/')));
            }
        }
        names.add("pom.xml");
        names.add("README.md");
        return names;
    }
}
