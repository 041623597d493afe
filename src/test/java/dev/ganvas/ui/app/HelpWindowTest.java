package dev.ganvas.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.ui.model.MeasuredSpeed;
import dev.ganvas.ui.notice.Notice;
import dev.ganvas.ui.text.FigureFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** What the window tells about itself, and that telling moves nothing away. */
class HelpWindowTest extends WindowTestCase {
    @Override
    String experiment() {
        return "even";
    }

    @Test
    void f1ShowsEveryKeyOfTheWindow() {
        awaitReady();
        robot.push(KeyCode.F1);
        await("the sheet", () -> shown("shortcuts-sheet"));
        robot.push(KeyCode.F1);
        assertThat(robot.lookup("#shortcuts-sheet").queryAll()).hasSize(1);
        awaitPulses();
        DialogPane sheet = node("shortcuts-sheet", DialogPane.class);
        Set<String> told = all(sheet).stream()
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(told)
                .contains("Space", "Run or pause", "Ctrl+1", "Slow motion", "F1", "F11", "Full screen, or back")
                .contains("Losses as CSV…", "Backspace", "Back to the view before", "Ctrl+End");
        assertThat(onFx(() -> cutOff(sheet))).isEmpty();
        robot.push(KeyCode.ESCAPE);
        await("closed", () -> robot.lookup("#shortcuts-sheet").queryAll().isEmpty());
    }

    @Test
    void f11FillsTheScreenAndGoesBack() {
        awaitReady();
        robot.push(KeyCode.F11);
        await("full screen", () -> stage().isFullScreen());
        robot.push(KeyCode.F11);
        await("a window again", () -> !stage().isFullScreen());
    }

    @Test
    void aNoticeMovesNothing() {
        awaitReady();
        List<Bounds> before = places();
        onFx(() -> {
            window().notices()
                    .show(new Notice(Notice.Severity.PROBLEM, "Something long went wrong. ".repeat(20), "details"));
            return true;
        });
        awaitPulses();
        assertThat(shown("notice")).isTrue();
        assertThat(places()).isEqualTo(before);
        Bounds notice = onFx(() -> onScreen("notice"));
        assertThat(notice.intersects(onFx(() -> onScreen("tab-networks"))))
                .as("the names of the views stay free")
                .isFalse();
        robot.clickOn("#notice-more");
        assertThat(places()).isEqualTo(before);
        robot.clickOn("#notice-close");
        assertThat(shown("notice")).isFalse();
    }

    @Test
    void everyControlOfTheFormHasATip() {
        awaitReady();
        List<Node> without = onFx(() -> all(node("setup", Parent.class)).stream()
                .filter(node -> node instanceof Control control && control.getTooltip() == null)
                .filter(node -> node.isFocusTraversable() && node.getId() != null && isShown(node))
                .filter(node -> all(node("setup-scroll", Parent.class)).contains(node))
                .toList());
        assertThat(without).isEmpty();
    }

    @Test
    void theExperimentAndItsMeasuredTimeAreAlwaysInSight() {
        awaitReady();
        assertThat(text("experiment-line"))
                .isEqualTo(
                        "Seven random bits become an even number. N. Bertagnolli, The simplest GAN · not yet timed on this"
                                + " computer");
        enter("batch", "8");
        awaitSetting(Schema.BATCH, 8L);
        awaitReady();
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        hurryTo(100);
        assertThat(preferences.speed("even"))
                .as("another batch is not what was published")
                .isEmpty();
        clickInForm("batch-restore");
        robot.clickOn("#waiting-begin");
        awaitReady();
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        hurryTo(100);
        MeasuredSpeed speed = preferences.speed("even").orElseThrow();
        assertThat(speed.steps()).isEqualTo(500);
        assertThat(speed.stepsPerSecond())
                .as("at least what the window let through")
                .isGreaterThan(0.8 * 100 / (run().elapsed().toNanos() / 1e9));
        robot.clickOn("#tab-networks");
        assertThat(shown("experiment-line")).isTrue();
        assertThat(text("experiment-line"))
                .contains(" here at full speed, " + FigureFormat.rate(speed.stepsPerSecond()) + " steps/s");
    }

    @Test
    void theChooserTellsOfEachExperimentWhatItIsAndWhose() {
        awaitReady();
        robot.clickOn("#experiment");
        await(
                "the gallery",
                () -> !robot.lookup(".experiment-picture").queryAll().isEmpty());
        for (Experiment each : Presets.ALL) {
            await("the source of " + each.id(), () -> isTold(".experiment-source", each.source()));
            await("the summary of " + each.id(), () -> isTold(".experiment-summary", each.summary()));
        }
    }

    @Test
    void anExperimentIsChosenByKeysAmongTheCardsAsTheyLie() {
        awaitReady();
        robot.clickOn("#experiment").type(KeyCode.HOME, KeyCode.RIGHT, KeyCode.DOWN);
        await("the card below the second", () -> node("experiment-card-ring8", Node.class)
                .isFocused());
        robot.type(KeyCode.UP, KeyCode.END);
        await("the last card", () -> node("experiment-card-faces", Node.class).isFocused());
        robot.type(KeyCode.HOME, KeyCode.ENTER);
        await("the first", () -> session().desiredProperty().get().experiment().equals(Presets.LINE));
    }

    private boolean isTold(String part, String text) {
        return robot.lookup(part).queryAllAs(Labeled.class).stream().anyMatch(label -> text.equals(label.getText()));
    }

    private List<Bounds> places() {
        return onFx(() -> List.of(onScreen("run"), onScreen("tab-train"), onScreen("lr"), onScreen("histogram")));
    }

    private Bounds onScreen(String id) {
        Node node = node(id, Node.class);
        return node.localToScreen(node.getBoundsInLocal());
    }
}
