package dev.ganvas.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.experiment.Setting;
import dev.ganvas.run.RunState;
import dev.ganvas.run.compare.ComparedRun;
import dev.ganvas.run.compare.ComparedRun.Outcome;
import dev.ganvas.store.RunSummary;
import dev.ganvas.store.SavedRunFolders;
import dev.ganvas.store.SavedRunList;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** Comparing in the window, by mouse and keys, over the real engine. */
class CompareWindowTest extends WindowTestCase {

    @Override
    String experiment() {
        return "even";
    }

    @Test
    void comparesThreeOptimizersSortsTheTableAndGoesBack() {
        openTab();
        assertThat(shown("compare-empty")).isTrue();
        steps("120");
        robot.clickOn("#compare-run-empty");
        awaitOver(3);

        assertThat(shown("compare-empty")).isFalse();
        assertThat(names()).containsExactly("SGD", "RMSProp", "Adam");
        assertThat(outcomes()).containsOnly(Outcome.FINISHED);
        assertThat(text("compared-step-2")).isEqualTo("step 120");
        assertThat(column("column-setting-optimizer")).isPresent();
        assertThat(onFx(() -> table().getVisibleLeafColumns().stream()
                        .filter(column -> IntStream.range(0, table().getItems().size())
                                .mapToObj(column::getCellObservableValue)
                                .allMatch(cell -> Double.valueOf(Double.NaN).equals(cell.getValue())))
                        .map(TableColumn::getId)
                        .toList()))
                .as("columns that are empty")
                .isEmpty();

        robot.clickOn("#column-g-loss");
        List<Double> losses = cells("column-g-loss");
        assertThat(losses).hasSize(3).isSorted().doesNotHaveDuplicates();
        robot.clickOn("#column-g-loss");
        assertThat(cells("column-g-loss")).isEqualTo(List.of(losses.get(2), losses.get(1), losses.get(0)));

        robot.clickOn("#compare-slider").push(KeyCode.HOME);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(text("compare-shown")).isEqualTo("step 0");
        assertThat(text("compared-step-0")).isEqualTo("step 0");
        assertThat(text("compared-step-2")).isEqualTo("step 0");
        robot.push(KeyCode.RIGHT);
        assertThat(text("compared-step-1")).isEqualTo("step 1");
        robot.clickOn("#compare-newest");
        assertThat(text("compared-step-0")).isEqualTo("step 120");
    }

    @Test
    void aVariantOfAnySettingsIsAddedAndRemoved() {
        openTab();
        robot.clickOn("#add-variant");
        choose("add-variant-setting-1", "lr");
        robot.clickOn("#add-variant-value-1").write("abc");
        robot.clickOn("#add-variant-do");
        assertThat(text("add-variant-problem"))
                .contains("Learning rate must be a number")
                .contains("abc");
        onFx(() -> {
            node("add-variant-value-1", TextField.class).setText("0.05");
            return true;
        });
        robot.clickOn("#add-variant-another");
        choose("add-variant-setting-2", "batch");
        robot.clickOn("#add-variant-value-2").write("8");
        robot.clickOn("#add-variant-do");
        assertThat(shown("add-variant-form")).isFalse();
        assertThat(onFx(() -> node("variant-added-1", CheckBox.class).getText()))
                .isEqualTo("Learning rate 0.05, Batch 8");

        robot.clickOn("#variant-sgd").clickOn("#variant-rmsprop");
        steps("20");
        robot.clickOn("#compare-run");
        awaitOver(2);
        assertThat(names()).containsExactly("Adam", "Learning rate 0.05, Batch 8");
        assertThat(column("column-setting-lr")).isPresent();
        assertThat(column("column-setting-batch")).isPresent();

        robot.clickOn("#remove-added-1");
        assertThat(shown("variant-added-1")).isFalse();
        robot.clickOn("#variant-adam");
        assertThat(onFx(() -> node("compare-run", Node.class).isDisabled())).isTrue();
    }

    @Test
    void cancelKeepsWhatWasComputedAndTheOtherRunRests() {
        awaitReady();
        setSteps("0"); // of its own 500 steps a fast run may be through before the comparison begins
        robot.clickOn("#run");
        awaitStep(5);
        openTab();
        steps("5000000");
        robot.clickOn("#compare-run");
        awaitState(RunState.PAUSED);
        await("some steps", () -> runs().size() == 3 && runs().get(0).step() > 20);
        await("time left", () -> !node("compare-left", Label.class).getText().isEmpty());
        assertThat(text("compare-now")).startsWith("SGD (1 of 3), step ");
        assertThat(text("compare-note")).contains("rests");
        robot.clickOn("#compare-cancel");
        awaitOver(3);

        assertThat(outcomes()).containsOnly(Outcome.CANCELLED);
        assertThat(onFx(() -> runs().get(0).step())).isGreaterThan(20);
        assertThat(onFx(() -> runs().get(1).step())).isZero();
        assertThat(text("compared-step-0")).startsWith("step ");
    }

    @Test
    void aComparisonIsSavedAndCanBeOpenedAgain(@TempDir Path folder) throws Exception {
        SavedRunList saved = new SavedRunList(folder.resolve("runs"));
        onFx(() -> {
            window().autosaveIn(saved);
            return true;
        });
        openTab();
        steps("30");
        robot.clickOn("#compare-run");
        awaitOver(3);
        RunSummary comparison = saved.summaries(10).get(0);
        assertThat(comparison.compared()).containsExactly("adam", "rmsprop", "sgd");

        onFx(() -> {
            node("tabs", TabPane.class).getSelectionModel().select(0);
            MenuButton menu = node("menu", MenuButton.class);
            menu.getOnShowing().handle(null);
            Menu recent = (Menu) menu.getItems().stream()
                    .filter(item -> "menu-recent-runs".equals(item.getId()))
                    .findFirst()
                    .orElseThrow();
            assertThat(recent.getItems().get(0).getText())
                    .startsWith("Comparison of Even numbers\nadam, rmsprop, sgd\n");
            recent.getItems().get(0).fire();
            return true;
        });
        await("the runs", () -> runs().size() == 3);
        assertThat(names()).containsExactly("adam", "rmsprop", "sgd");
        assertThat(outcomes()).containsOnly(Outcome.FINISHED);
        assertThat(onFx(() -> runs().get(0).step())).isEqualTo(30);
    }

    @Test
    void aRunThatWasStartedOnlyJustRestsToo() {
        awaitReady();
        setSteps("0");
        openTab();
        steps("5000000");
        onFx(() -> {
            session().commands().start();
            assertThat(model().stateProperty().get())
                    .as("the window has not seen it yet")
                    .isEqualTo(RunState.READY);
            node("compare-run", Button.class).fire();
            return true;
        });
        awaitState(RunState.PAUSED);
        await("some steps", () -> runs().size() == 3 && runs().get(0).step() > 20);
        assertThat(run().state()).isEqualTo(RunState.PAUSED);
        robot.clickOn("#compare-cancel");
        awaitOver(3);
    }

    @Test
    void savedRunsJoinAndAllIsExported(@TempDir Path folder) throws Exception {
        openTab();
        steps("30");
        robot.clickOn("#compare-run");
        awaitOver(3);
        // What the command line saves, the window opens.
        Path saved = folder.resolve("earlier");
        SavedRunFolders.save(saved, 40);
        dialogs.answer = Optional.of(saved);
        robot.clickOn("#open-saved");
        await("the saved run", () -> runs().size() == 4);
        assertThat(names()).endsWith("earlier");
        assertThat(text("compared-step-3")).isEqualTo("step 40");
        assertThat(cells("column-g-loss")).hasSize(4).doesNotContain(Double.NaN);

        Path csv = folder.resolve("table.csv");
        dialogs.answer = Optional.of(csv);
        robot.clickOn("#compare-export").clickOn("#compare-export-table");
        await("a notice", () -> window().notices().currentProperty().get() != null);
        assertThat(Files.readAllLines(csv)).hasSize(5).last().asString().startsWith("earlier,even,");
        Path png = folder.resolve("all.png");
        dialogs.answer = Optional.of(png);
        robot.clickOn("#compare-export").clickOn("#compare-export-picture");
        await("the picture", () -> Files.exists(png));
        BufferedImage picture = ImageIO.read(png.toFile());
        assertThat(picture.getWidth()).isEqualTo(3200);

        onFx(() -> {
            table().getSelectionModel().select(3);
            return true;
        });
        robot.clickOn("#compare-drop");
        assertThat(names()).containsExactly("SGD", "RMSProp", "Adam");
    }

    @Test
    void aFolderWithoutARunIsRefusedInOneSentence(@TempDir Path folder) {
        openTab();
        dialogs.answer = Optional.of(folder);
        robot.clickOn("#open-saved");
        await("a notice", () -> window().notices().currentProperty().get() != null);
        assertThat(onFx(() -> window().notices().currentProperty().get().text()))
                .contains(folder + " holds no run");
        assertThat(shown("compare-empty")).isTrue();
    }

    @Test
    void everythingFitsInTheSmallestWindowInBothThemes() {
        openTab();
        onFx(() -> {
            stage().setWidth(1024);
            stage().setHeight(700);
            return true;
        });
        assertNothingIsCutOff();
        steps("10");
        robot.clickOn("#compare-run");
        awaitOver(3);
        robot.clickOn("#theme");
        awaitPulses();
        assertNothingIsCutOff();
        // The table scrolls sideways instead, but no name and no figure in it is shortened.
        assertThat(onFx(() -> cutOff(node("compare-results", Parent.class))))
                .noneMatch(found -> found.startsWith("shortened"));
    }

    private void assertNothingIsCutOff() {
        for (String id : List.of("variants", "compare-curves", "compared-runs", "compare-strip")) {
            assertThat(onFx(() -> cutOff(node(id, Parent.class)))).as(id).isEmpty();
        }
    }

    private void openTab() {
        awaitReadyOrLater();
        robot.clickOn("#tab-compare");
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void awaitReadyOrLater() {
        await("a run", () -> model().frameProperty().get() != null);
    }

    private void steps(String text) {
        onFx(() -> {
            node("compare-steps", TextField.class).setText(text);
            return true;
        });
    }

    private void choose(String id, String setting) {
        onFx(() -> {
            ComboBox<?> box = node(id, ComboBox.class);
            for (int i = 0; i < box.getItems().size(); i++) {
                if (((Setting<?>) box.getItems().get(i)).name().equals(setting)) {
                    box.getSelectionModel().select(i);
                }
            }
            return true;
        });
    }

    private void awaitOver(int count) {
        await(
                "the end of the comparison",
                () -> runs().size() == count
                        && !window().comparison().computingProperty().get());
        awaitPulses();
    }

    private List<? extends ComparedRun> runs() {
        return window().comparison().runs();
    }

    private List<String> names() {
        return onFx(() -> runs().stream().map(ComparedRun::name).toList());
    }

    private List<Outcome> outcomes() {
        return onFx(() -> runs().stream().map(ComparedRun::outcome).toList());
    }

    private TableView<?> table() {
        return node("compare-table", TableView.class);
    }

    private Optional<? extends TableColumn<?, ?>> column(String id) {
        return onFx(() -> table().getColumns().stream()
                .filter(column -> id.equals(column.getId()))
                .findFirst());
    }

    private List<Double> cells(String id) {
        return onFx(() -> {
            TableColumn<?, ?> column = table().getColumns().stream()
                    .filter(each -> id.equals(each.getId()))
                    .findFirst()
                    .orElseThrow();
            List<Double> values = new ArrayList<>();
            for (int row = 0; row < table().getItems().size(); row++) {
                values.add((Double) column.getCellData(row));
            }
            return values;
        });
    }
}
