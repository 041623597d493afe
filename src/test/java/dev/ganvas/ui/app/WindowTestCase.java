package dev.ganvas.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.experiment.ExperimentData;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Setting;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunState;
import dev.ganvas.run.history.RunFrame;
import dev.ganvas.ui.model.DataSource;
import dev.ganvas.ui.model.MemoryPreferences;
import dev.ganvas.ui.model.RunModel;
import dev.ganvas.ui.model.SavedPreferences;
import dev.ganvas.ui.model.Session;
import dev.ganvas.ui.part.FileDialogs;
import dev.ganvas.ui.thread.Background;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.animation.AnimationTimer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A whole window over the real engine, driven by mouse and keys. After each test its training thread must have ended,
 * and no style sheet may have complained.
 */
@Timeout(120)
public abstract class WindowTestCase {
    private static final int PATIENCE_SECONDS = 60;
    private static final Logger CSS = Logger.getLogger("javafx.css");

    final SavedPreferences preferences = new SavedPreferences(new MemoryPreferences());
    final StubDialogs dialogs = new StubDialogs();
    final FxRobot robot = new FxRobot();

    private final List<String> cssWarnings = new CopyOnWriteArrayList<>();
    private final Handler cssHandler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                cssWarnings.add(entry.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private @Nullable MainWindow window;

    /** Answers what a test tells it to. */
    static final class StubDialogs implements FileDialogs {
        final List<String> suggestions = new ArrayList<>();
        Optional<Path> answer = Optional.empty();

        @Override
        public Optional<Path> save(Window owner, String title, String suggestion, List<String> endings) {
            suggestions.add(suggestion);
            return answer;
        }

        @Override
        public Optional<Path> open(Window owner, String title) {
            return answer;
        }

        @Override
        public Optional<Path> openFolder(Window owner, String title) {
            return answer;
        }
    }

    /** The experiment that the window begins with. */
    abstract String experiment();

    DataSource source() {
        return ExperimentData::load;
    }

    @BeforeEach
    void openWindow() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        CSS.addHandler(cssHandler);
        preferences.experiment(experiment());
        FxToolkit.setupFixture(() -> open(new Stage()));
    }

    final void open(Stage stage) {
        MainWindow opened = new MainWindow(stage, preferences, source(), Background.onCallingThread(), dialogs);
        window = opened;
        opened.setOnReopen(() -> reopened(stage));
        opened.show();
    }

    /** Opens the view of the networks, and waits for its layers. */
    final void openNetworks() {
        onFx(() -> {
            TabPane tabs = node("tabs", TabPane.class);
            tabs.getTabs().stream()
                    .filter(tab -> "tab-networks".equals(tab.getId()))
                    .forEach(tabs.getSelectionModel()::select);
            return true;
        });
        await("the layers", () -> shown("generator-layers"));
        awaitPulses();
    }

    final ListView<?> list(String id) {
        return node(id, ListView.class);
    }

    /** What a test has the window do when another language was chosen. */
    void reopened(Stage stage) {}

    @AfterEach
    void closeAndCheck() throws Exception {
        boolean ended = ended(window());
        onFx(() -> {
            stage().hide();
            return true;
        });
        CSS.removeHandler(cssHandler);
        assertThat(ended).as("the training thread has ended").isTrue();
        assertThat(cssWarnings).isEmpty();
    }

    /** Closes a window and waits until all its threads have ended; returns whether they have. */
    static boolean ended(MainWindow closing) throws Exception {
        onFx(closing::close).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return true;
    }

    final MainWindow window() {
        return Objects.requireNonNull(window);
    }

    final Stage stage() {
        return (Stage) node("window", Node.class).getScene().getWindow();
    }

    final Session session() {
        return window().session();
    }

    final RunModel model() {
        return session().model();
    }

    final Run run() {
        return Objects.requireNonNull(onFx(() -> model().runProperty().get()));
    }

    static <T> T onFx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_SECONDS * 1000L, work);
    }

    /** Waits until something is so, as seen on the JavaFX thread. */
    static void await(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> onFx(condition));
        } catch (TimeoutException e) {
            throw new AssertionError("Never came: " + what, e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    final void awaitState(RunState state) {
        await("state " + state, () -> model().stateProperty().get() == state);
    }

    final void awaitReady() {
        awaitState(RunState.READY);
        await("first samples", () -> model().frameProperty().get() != null);
    }

    final void awaitStep(long step) {
        await("step " + step, () -> model().stepProperty().get() >= step);
    }

    final <T> T setting(Setting<T> setting) {
        return run().settings().get(setting);
    }

    final <T> void awaitSetting(Setting<T> setting, T value) {
        await(setting.name() + " = " + value, () -> {
            Run run = model().runProperty().get();
            return run != null && run.settings().get(setting).equals(value);
        });
    }

    final <T extends Node> T node(String id, Class<T> type) {
        return robot.lookup("#" + id).queryAs(type);
    }

    final String text(String id) {
        return onFx(() -> node(id, Labeled.class).getText());
    }

    final boolean shown(String id) {
        return onFx(() -> robot.lookup("#" + id)
                .tryQuery()
                .filter(WindowTestCase::isShown)
                .isPresent());
    }

    static boolean isShown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /** Clicks a control of the form, which may have to be scrolled to. */
    final void clickInForm(String id) {
        scrollTo(id);
        robot.clickOn("#" + id);
    }

    /** Types a value into a field of the form and finishes it with Enter. */
    final void enter(String id, String value) {
        scrollTo(id);
        robot.clickOn("#" + id);
        TextField field = node(id, TextField.class);
        onFx(() -> {
            field.selectAll();
            return field;
        });
        robot.write(value).push(KeyCode.ENTER);
    }

    private void scrollTo(String id) {
        onFx(() -> {
            ScrollPane scroll = node("setup-scroll", ScrollPane.class);
            Node content = scroll.getContent();
            Node target = node(id, Node.class);
            double top = content.sceneToLocal(target.localToScene(target.getBoundsInLocal()))
                    .getMinY();
            double hidden = content.getBoundsInLocal().getHeight()
                    - scroll.getViewportBounds().getHeight();
            scroll.setVvalue(hidden <= 0 ? 0 : Math.max(0, Math.min(1, (top - 100) / hidden)));
            return target;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Returns the texts that are shortened, and the nodes that reach out of the window. */
    static List<String> cutOff(Parent root) {
        List<String> found = new ArrayList<>();
        double width = root.getScene().getWidth();
        for (Node node : all(root)) {
            if (!node.isVisible() || !isShown(node) || node.getStyleClass().contains("axis")) {
                continue;
            }
            Bounds bounds = node.localToScene(node.getBoundsInLocal());
            if (node instanceof Control && (bounds.getMaxX() > width + 0.5 || bounds.getMinX() < -0.5)) {
                found.add("outside %s: %s".formatted(bounds.getMaxX() - width, node));
            }
            if (node instanceof Labeled labeled
                    && labeled.getText() != null
                    && !labeled.getText().isEmpty()
                    && !isToldWhole(labeled)
                    && !labeled.isWrapText()) {
                node.lookupAll(".text").stream()
                        .filter(Text.class::isInstance)
                        .map(text -> ((Text) text).getText())
                        .filter(text -> labeled.getText().startsWith(text.replace("...", ""))
                                && !text.equals(labeled.getText()))
                        .forEach(text -> found.add("shortened: " + labeled.getText()));
            }
        }
        return found;
    }

    /** A text may be shortened where its tooltip has all of it. */
    private static boolean isToldWhole(Labeled labeled) {
        return labeled.getTooltip() != null
                && labeled.getText().equals(labeled.getTooltip().getText());
    }

    static List<Node> all(Parent root) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(root);
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof Parent parent
                    && !(parent instanceof Label label && label.getGraphic() == null)) {
                nodes.addAll(parent.getChildrenUnmodifiable());
            }
        }
        return nodes;
    }

    /** Lets some pulses pass: all that was asked for is laid out, painted and pulled. */
    static void awaitPulses() {
        long[] pulses = {0};
        AnimationTimer counter = new AnimationTimer() {
            @Override
            public void handle(long now) {
                pulses[0]++;
            }
        };
        onFx(() -> {
            counter.start();
            return true;
        });
        await("pulses", () -> pulses[0] > 20);
        onFx(() -> {
            counter.stop();
            return true;
        });
    }

    final RunFrame frame() {
        return Objects.requireNonNull(model().frameProperty().get());
    }

    final void awaitRest(long step) {
        await(
                "rest at step " + step,
                () -> run().step() == step
                        && model().stepProperty().get() == step
                        && model().stateProperty().get() != RunState.RUNNING
                        && frame().step() == step);
    }

    /** Waits for the same and lets the run get there at full speed, which no eye has to follow. */
    final void hurryTo(long step) {
        double watched = speed(Double.MAX_VALUE);
        awaitRest(step);
        speed(watched);
    }

    private double speed(double position) {
        return onFx(() -> {
            Slider slider = node("speed", Slider.class);
            double before = slider.getValue();
            slider.setValue(Math.min(position, slider.getMax()));
            return before;
        });
    }

    final void setSteps(String steps) {
        enter("steps", steps);
        awaitSetting(Schema.STEPS, Long.valueOf(steps));
    }
}
