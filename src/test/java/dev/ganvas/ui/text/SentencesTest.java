package dev.ganvas.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import dev.ganvas.problem.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each sentence that the program can tell in its window, found in its sources, exists in every language. */
class SentencesTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/ganvas");
    private static final List<String> TOLD = List.of(
            "UnusableDataException", "InvalidSettingException", "FileException", "UnfitLayerException", "Sentence.of");
    private static final Pattern CONVERSION = Pattern.compile("%(\\d+\\$)?([-#+ 0,(]*\\d*(?:\\.\\d+)?[a-zA-Z%])");

    @AfterEach
    void speakEnglish() {
        Messages.use(Language.ENGLISH);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
    void everySentenceIsTranslatedAndNoOther(Language language) throws Exception {
        assertThat(translations(language).keySet()).containsExactlyInAnyOrderElementsOf(patterns());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
    void aTranslationTakesTheSameValues(Language language) throws Exception {
        translations(language).forEach((english, translated) -> {
            assertThat(translated).as(english).isNotBlank();
            assertThat(conversions(translated)).as(translated).isEqualTo(conversions(english));
            // A whole sentence stays one, and a part of one stays without a stop.
            assertThat(translated.endsWith("。")).as(translated).isEqualTo(english.endsWith("."));
        });
    }

    @Test
    void partsOfASentenceAreTranslatedToo() {
        Sentence sentence = Sentence.of(
                "%s cannot be written (%s); free some space there.", Path.of("a.png"), Sentence.of("access denied"));

        assertThat(Messages.sentence(sentence))
                .isEqualTo("a.png cannot be written (access denied); free some space there.")
                .isEqualTo(sentence.toString());
        Messages.use(Language.TRADITIONAL_CHINESE);
        assertThat(Messages.sentence(sentence)).isEqualTo("無法寫入 a.png（存取遭拒）；請在該處騰出空間。");
        Messages.use(Language.SIMPLIFIED_CHINESE);
        assertThat(Messages.sentence(sentence)).isEqualTo("无法写入 a.png（访问被拒绝）；请在该处腾出空间。");
    }

    /** Returns the conversions in the order of the values that they take. */
    private static List<String> conversions(String pattern) {
        String[] found = new String[20];
        int next = 0;
        for (MatchResult each : CONVERSION.matcher(pattern).results().toList()) {
            String index = each.group(1);
            int value = index == null ? next++ : Integer.parseInt(index.substring(0, index.length() - 1)) - 1;
            found[value] = each.group(2);
        }
        return Stream.of(found).filter(Objects::nonNull).toList();
    }

    private static Map<String, String> translations(Language language) throws IOException {
        String name = "sentences_%s.json".formatted(language.tag());
        try (InputStream file = Objects.requireNonNull(Messages.class.getResourceAsStream(name), name)) {
            return new ObjectMapper()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .readValue(file, new TypeReference<>() {});
        }
    }

    /** Returns the patterns in the sources, but those that are all value, and those of the command line. */
    private static Set<String> patterns() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Set<String> found = new TreeSet<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> tree = Files.walk(SOURCES)) {
            List<Path> sources = tree.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.startsWith(SOURCES.resolve("cli")))
                    .toList();
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
            task.parse().forEach(unit -> unit.accept(new Finder(), found));
        }
        found.removeIf(
                pattern -> CONVERSION.matcher(pattern).replaceAll("").chars().noneMatch(Character::isLetter));
        return found;
    }

    private static final class Finder extends TreeScanner<Void, Set<String>> {
        @Override
        public Void visitNewClass(NewClassTree call, Set<String> found) {
            add(call.getIdentifier().toString(), call.getArguments(), found);
            return super.visitNewClass(call, found);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Set<String> found) {
            add(call.getMethodSelect().toString(), call.getArguments(), found);
            return super.visitMethodInvocation(call, found);
        }

        private static void add(String called, List<? extends ExpressionTree> arguments, Set<String> found) {
            if (TOLD.contains(called)) {
                arguments.stream()
                        .limit(2) // a cause may stand before the pattern
                        .map(Finder::text)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .ifPresent(found::add);
            }
        }

        private static Optional<String> text(ExpressionTree argument) {
            if (argument instanceof LiteralTree literal && literal.getValue() instanceof String text) {
                return Optional.of(text);
            }
            if (argument instanceof BinaryTree sum) {
                Optional<String> end = text(sum.getRightOperand());
                return text(sum.getLeftOperand()).flatMap(begin -> end.map(begin::concat));
            }
            return Optional.empty();
        }
    }
}
