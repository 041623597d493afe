package dev.ganvas.text;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Where the program's sources name texts.
 *
 * @param calls that tell a text whose key stands in them
 * @param literals every string that stands in the sources
 */
record TextsInCode(List<Call> calls, Set<String> literals) {
    private static final Path SOURCES = Path.of("src/main/java/dev/ganvas");
    /** What takes the key of a sentence and its values, perhaps after a cause. */
    private static final Set<String> SENTENCES = Set.of(
            "UnusableDataException", "InvalidSettingException", "FileException", "UnfitLayerException", "Sentence.of");
    /** What takes the key of a text and its values. */
    private static final Set<String> TEXTS = Set.of("Messages.text", "Texts.ENGLISH.text");

    /**
     * A call that tells a text.
     *
     * @param values how many it gives for the places of the text
     */
    record Call(String file, String called, String key, int values) {
        boolean isSentence() {
            return SENTENCES.contains(called);
        }
    }

    /** Reads all sources. */
    static TextsInCode read() throws IOException {
        return read(SOURCES);
    }

    /** Reads the sources below a folder. */
    static TextsInCode read(Path folder) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        TextsInCode found = new TextsInCode(new ArrayList<>(), new TreeSet<>());
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> tree = Files.walk(folder)) {
            List<Path> sources =
                    tree.filter(path -> path.toString().endsWith(".java")).toList();
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
            for (CompilationUnitTree unit : task.parse()) {
                unit.accept(new Finder(unit.getSourceFile().getName()), found);
            }
        }
        return found;
    }

    /** Returns the keys of sentences and of parts of them. */
    Set<String> sentences() {
        return calls.stream().filter(Call::isSentence).map(Call::key).collect(Collectors.toCollection(TreeSet::new));
    }

    private static final class Finder extends TreeScanner<Void, TextsInCode> {
        private final String file;

        private Finder(String file) {
            this.file = file;
        }

        @Override
        public Void visitNewClass(NewClassTree call, TextsInCode found) {
            add(call.getIdentifier().toString(), call.getArguments(), found);
            return super.visitNewClass(call, found);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, TextsInCode found) {
            add(call.getMethodSelect().toString(), call.getArguments(), found);
            return super.visitMethodInvocation(call, found);
        }

        @Override
        public Void visitLiteral(LiteralTree literal, TextsInCode found) {
            if (literal.getValue() instanceof String text) {
                found.literals.add(text);
            }
            return super.visitLiteral(literal, found);
        }

        private void add(String called, List<? extends ExpressionTree> arguments, TextsInCode found) {
            int places = SENTENCES.contains(called) ? 2 : TEXTS.contains(called) ? 1 : 0;
            for (int i = 0; i < Math.min(places, arguments.size()); i++) {
                List<String> keys = keys(arguments.get(i));
                int values = arguments.size() - i - 1;
                keys.forEach(key -> found.calls.add(new Call(file, called, key, values)));
                if (!keys.isEmpty()) {
                    return;
                }
            }
        }

        /** Returns the keys that an argument may be: one, or those of both ways of a choice. */
        private static List<String> keys(ExpressionTree argument) {
            if (argument instanceof LiteralTree literal && literal.getValue() instanceof String text) {
                return List.of(text);
            }
            if (argument instanceof ParenthesizedTree inner) {
                return keys(inner.getExpression());
            }
            if (argument instanceof ConditionalExpressionTree choice) {
                return Stream.of(choice.getTrueExpression(), choice.getFalseExpression())
                        .flatMap(way -> keys(way).stream())
                        .toList();
            }
            return List.of();
        }
    }
}
