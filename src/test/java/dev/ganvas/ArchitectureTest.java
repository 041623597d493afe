package dev.ganvas;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rules of the folder tree. Each is checked twice: the program keeps it, and a class that was written to break it is
 * caught, so that no rule passes by matching nothing.
 */
class ArchitectureTest {
    private static final String VIOLATIONS = "dev.ganvas.metric.planted.Violations$";

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.ganvas");

    /** From the bottom up; those on one line know nothing of each other. */
    private static final List<List<String>> ORDER = List.of(
            List.of("text"),
            List.of("problem", "chart"),
            List.of("file", "program"),
            List.of("data", "engine"),
            List.of("experiment"),
            List.of("metric"),
            List.of("run"),
            List.of("picture"),
            List.of("store"),
            List.of("export"),
            List.of("cli", "ui"));

    private static final List<String> VIEWS = List.of(
            "train",
            "compare",
            "latent",
            "networks",
            "setup",
            "transport",
            "timeline",
            "slowmotion",
            "health",
            "export",
            "menu",
            "tour");

    private static final ArchRule LAYERS = layers();

    private static final ArchRule CONSOLE = noClasses()
            .that()
            .resideOutsideOfPackage("dev.ganvas.cli..")
            .and()
            .doNotHaveFullyQualifiedName("dev.ganvas.Main")
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
            .because("only the command line writes to the console");

    private static final ArchRule RUN_LATER = noClasses()
            .that(DescribedPredicate.not(namedOneOf("dev.ganvas.ui.model.RunFeed", "dev.ganvas.ui.thread.Background")))
            .should()
            .callMethod(Platform.class, "runLater", Runnable.class)
            .because("the window pulls once a pulse; two classes alone may push");

    private static final ArchRule THREADS = noClasses()
            .that(DescribedPredicate.not(resideInAnyPackage("dev.ganvas.run..", "dev.ganvas.cli.."))
                    .and(DescribedPredicate.not(namedOneOf(
                            "dev.ganvas.engine.parallel.WorkerPool",
                            "dev.ganvas.ui.thread.Background",
                            "dev.ganvas.ui.thread.TrainingThread",
                            "dev.ganvas.ui.app.App",
                            "dev.ganvas.file.WriterThread",
                            "dev.ganvas.Main"))))
            .should()
            .callConstructor(Thread.class, Runnable.class)
            .orShould()
            .callConstructor(Thread.class, Runnable.class, String.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Executors.class)
            .because("threads are named and owned in few places");

    private static final String TIME_OF_DAY =
            "java\\.lang\\.System\\.currentTimeMillis.*|java\\.time\\.(\\w+\\.now|Clock\\.).*|.*LastModifiedTime.*";

    /**
     * The clock on the wall is set by people and by the network: it names what a person reads, and measures nothing.
     */
    private static final ArchRule WALL_CLOCK = noClasses()
            .that(DescribedPredicate.not(namedOneOf("dev.ganvas.store.SavedRunList", "dev.ganvas.ui.notice.Notices")))
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "asks for the time of day",
                    call -> call.getTarget().getFullName().matches(TIME_OF_DAY)))
            .orShould()
            .callConstructor(Date.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Calendar.class)
            .because("a clock that jumps must neither hurry nor delay a checkpoint, nor spoil a time that is shown");

    private static final ArchRule GARBAGE = noClasses()
            .should()
            .callMethod(System.class, "gc")
            .orShould()
            .callMethod(Runtime.class, "gc")
            .orShould()
            .callMethod(MultiLayerNetwork.class, "close")
            .orShould()
            .callMethodWhere(DescribedPredicate.describe(
                    "has ND4J collect garbage",
                    call -> call.getTarget().getName().matches("invokeGc.*|destroyAllWorkspaces.*")))
            .because("a full collection holds up every thread, and the window with them");

    private static final ArchRule WIDGETS = classes()
            .that()
            .resideInAPackage("dev.ganvas.ui.widget..")
            .should()
            .onlyDependOnClassesThat(DescribedPredicate.not(resideInAPackage("dev.ganvas.."))
                    .or(resideInAnyPackage("dev.ganvas.ui.widget..", "dev.ganvas.chart..")))
            .because("a widget draws numbers and knows nothing of GANs");

    private static final ArchRule NATIVE = noClasses()
            .that()
            .resideOutsideOfPackages("dev.ganvas.engine.plan..", "dev.ganvas.engine.layer..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.nd4j.linalg.api.ndarray.INDArray")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("org.nd4j.nativeblas..")
            .because("only compiled operations and the layers that emit them see native memory");

    private static final ArchRule ENGINE = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("trainer")
            .definedBy("dev.ganvas.engine")
            .layer("network")
            .definedBy("dev.ganvas.engine.network..")
            .layer("layer")
            .definedBy("dev.ganvas.engine.layer..")
            .layer("loss")
            .definedBy("dev.ganvas.engine.loss..")
            .layer("optimizer")
            .definedBy("dev.ganvas.engine.optimizer..")
            .layer("plan")
            .definedBy("dev.ganvas.engine.plan..")
            .layer("onnx")
            .definedBy("dev.ganvas.engine.onnx..")
            .layer("onednn")
            .definedBy("dev.ganvas.engine.onednn..")
            .layer("parallel")
            .definedBy("dev.ganvas.engine.parallel..")
            .whereLayer("trainer")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("network")
            .mayOnlyBeAccessedByLayers("trainer")
            .whereLayer("layer")
            .mayOnlyBeAccessedByLayers("trainer", "network")
            .whereLayer("loss")
            .mayOnlyBeAccessedByLayers("trainer", "network")
            .whereLayer("optimizer")
            .mayOnlyBeAccessedByLayers("trainer", "network", "layer")
            .whereLayer("plan")
            .mayOnlyBeAccessedByLayers("trainer", "network", "layer", "optimizer", "onnx")
            .whereLayer("onnx")
            .mayOnlyBeAccessedByLayers("network", "layer")
            .whereLayer("onednn")
            .mayOnlyBeAccessedByLayers("layer", "plan")
            .whereLayer("parallel")
            .mayOnlyBeAccessedByLayers("trainer", "network", "layer", "plan", "optimizer")
            .because("a layer, a loss and an optimizer know nothing of the trainer that uses them");

    private static final ArchRule CYCLES =
            slices().matching("dev.ganvas.(*)..").should().beFreeOfCycles();

    private static final ArchRule CYCLES_IN_THE_WINDOW =
            slices().matching("dev.ganvas.ui.(*)..").should().beFreeOfCycles();

    private static final ArchRule VIEWS_ON_THEIR_OWN = slices().matching(
                    "dev.ganvas.ui.(" + String.join("|", VIEWS) + ")..")
            .should()
            .notDependOnEachOther()
            .because("what two views need lies below them, and the application puts them together");

    private static final ArchRule SHARED_BELOW_VIEWS = noClasses()
            .that()
            .resideInAPackage("dev.ganvas.ui..")
            .and(DescribedPredicate.not(resideInAnyPackage(inWindow("app"))))
            .and(DescribedPredicate.not(resideInAnyPackage(inWindow(VIEWS.toArray(String[]::new)))))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(inWindow(VIEWS.toArray(String[]::new)))
            .because("what views share knows none of them");

    private static final ArchRule APPLICATION_ON_TOP = noClasses()
            .that()
            .resideInAPackage("dev.ganvas.ui..")
            .and()
            .resideOutsideOfPackage("dev.ganvas.ui.app..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.ganvas.ui.app..")
            .because("only the application knows all views");

    private static final ArchRule NOTHING_AT_THE_ROOT = noClasses()
            .should()
            .resideInAPackage("dev.ganvas.ui")
            .because("what lies at the root of the window belongs to nothing in it");

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(onlyIn("javafx..", "dev.ganvas.ui.."), "UsesJavaFx"),
                Arguments.of(onlyIn("org.nd4j..", "dev.ganvas.engine.."), "UsesNd4j"),
                Arguments.of(onlyIn("org.deeplearning4j..", "dev.ganvas.engine.."), "UsesDl4j"),
                Arguments.of(onlyIn("org.bytedeco.dnnl..", "dev.ganvas.engine.onednn.."), "UsesOneDnn"),
                Arguments.of(onlyIn("java.awt..", "dev.ganvas.data..", "dev.ganvas.picture.."), "UsesAwt"),
                Arguments.of(onlyIn("javax.imageio..", "dev.ganvas.data..", "dev.ganvas.picture.."), "UsesImageIo"),
                Arguments.of(CONSOLE, "Prints"),
                Arguments.of(RUN_LATER, "RunsLater"),
                Arguments.of(THREADS, "StartsThread"),
                Arguments.of(WALL_CLOCK, "AsksTheTime"),
                Arguments.of(WALL_CLOCK, "AsksTheDate"),
                Arguments.of(GARBAGE, "CollectsGarbage"),
                Arguments.of(GARBAGE, "HasGarbageCollected"),
                Arguments.of(LAYERS, "LooksUp"),
                Arguments.of(CYCLES, "LooksUp"),
                Arguments.of(NATIVE, "UsesNativeArrays"),
                Arguments.of(ENGINE, "dev.ganvas.engine.plan.planted.UsesTrainer"),
                Arguments.of(LAYERS, "dev.ganvas.engine.planted.UsesData"),
                Arguments.of(CYCLES_IN_THE_WINDOW, "dev.ganvas.ui.model.planted.UsesPart"),
                Arguments.of(VIEWS_ON_THEIR_OWN, "dev.ganvas.ui.health.planted.UsesAnotherView"),
                Arguments.of(SHARED_BELOW_VIEWS, "dev.ganvas.ui.model.planted.UsesView"),
                Arguments.of(APPLICATION_ON_TOP, "dev.ganvas.ui.health.planted.UsesApplication"),
                Arguments.of(NOTHING_AT_THE_ROOT, "dev.ganvas.ui.LiesAtTheRoot"),
                Arguments.of(WIDGETS, "dev.ganvas.ui.widget.planted.UsesRun"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theProgramKeepsTheRuleAndAPlantedViolationIsCaught(ArchRule rule, String planted) {
        assertThat(rule.evaluate(PROGRAM).getFailureReport().getDetails()).isEmpty();
        assertThat(rule.evaluate(with(planted)).hasViolation())
                .as("the rule catches %s", planted)
                .isTrue();
    }

    @Test
    void noPackageHasMoreThanAFewDozenClasses() {
        assertThat(crowded(PROGRAM, 26)).isEmpty();
        assertThat(crowded(with("UsesJavaFx"), 1))
                .as("two classes of one package are imported beside the planted one")
                .containsExactly("dev.ganvas.run");
    }

    /** Returns the packages that have more than {@code most} classes which are not in another one. */
    private static Set<String> crowded(JavaClasses classes, int most) {
        return moreThan(most, classes, JavaClass::getPackageName);
    }

    @Test
    void noNameStandsForTwoClasses() {
        assertThat(moreThan(1, PROGRAM, JavaClass::getSimpleName)).isEmpty();
    }

    /** Returns what more than {@code most} classes which are not in another one have in common. */
    private static Set<String> moreThan(int most, JavaClasses classes, Function<JavaClass, String> trait) {
        Map<String, Long> counts = classes.stream()
                .filter(javaClass -> javaClass.isTopLevelClass()
                        && !javaClass.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(trait, Collectors.counting()));
        counts.values().removeIf(count -> count <= most);
        return counts.keySet();
    }

    private static ArchRule layers() {
        LayeredArchitecture rule =
                layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
        for (String layer : ORDER.stream().flatMap(List::stream).toList()) {
            rule = rule.layer(layer).definedBy("dev.ganvas." + layer + "..");
        }
        for (int level = 0; level < ORDER.size(); level++) {
            String[] above = ORDER.subList(level + 1, ORDER.size()).stream()
                    .flatMap(List::stream)
                    .toArray(String[]::new);
            for (String layer : ORDER.get(level)) {
                rule = above.length == 0
                        ? rule.whereLayer(layer).mayNotBeAccessedByAnyLayer()
                        : rule.whereLayer(layer).mayOnlyBeAccessedByLayers(above);
            }
        }
        return rule.because(
                "a batch flows from data through engine and run to ui or cli, and nothing below knows what is above");
    }

    private static String[] inWindow(String... packages) {
        return Stream.of(packages).map(name -> "dev.ganvas.ui." + name + "..").toArray(String[]::new);
    }

    private static JavaClasses with(String planted) {
        String name = planted.startsWith("dev.") ? planted : VIOLATIONS + planted;
        try {
            return new ClassFileImporter()
                    .importClasses(
                            Class.forName(name),
                            Class.forName("dev.ganvas.run.TrainingResources"),
                            Class.forName("dev.ganvas.run.RunState"),
                            Class.forName("dev.ganvas.engine.GanTrainer"),
                            Class.forName("dev.ganvas.data.SampleShape"),
                            Class.forName("dev.ganvas.ui.app.App"),
                            Class.forName("dev.ganvas.ui.part.FileDialogs"),
                            Class.forName("dev.ganvas.ui.model.SavedPreferences"),
                            Class.forName("dev.ganvas.ui.setup.SetupPane"),
                            Class.forName("dev.ganvas.metric.NumberCensus"));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ArchRule onlyIn(String library, String... packages) {
        return noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage(packages)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because("one place alone knows " + library);
    }

    private static DescribedPredicate<JavaClass> namedOneOf(String... names) {
        return DescribedPredicate.describe(
                "are one of " + String.join(", ", names), javaClass -> List.of(names).stream()
                        .anyMatch(name -> javaClass.getName().equals(name)
                                || javaClass.getName().startsWith(name + "$")));
    }
}
