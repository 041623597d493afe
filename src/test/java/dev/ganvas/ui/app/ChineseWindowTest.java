package dev.ganvas.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.text.Language;
import dev.ganvas.ui.text.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The window in Chinese, which it is opened anew in when that is chosen in the menu. */
class ChineseWindowTest extends WindowTestCase {

    @Override
    String experiment() {
        return "mnist-mlp";
    }

    @Override
    void reopened(Stage stage) {
        MainWindow old = window();
        Messages.use(preferences.language().orElseThrow());
        old.closeThen(() -> open(stage));
    }

    @AfterEach
    void backToEnglish() {
        Messages.use(Language.ENGLISH);
    }

    @ParameterizedTest
    @CsvSource({"TRADITIONAL_CHINESE, mnist-mlp, 訓練", "SIMPLIFIED_CHINESE, even, 训练"})
    void theChosenLanguageIsSpokenInFullInTheSmallestWindow(Language language, String experiment, String firstTab) {
        awaitReady();
        preferences.experiment(experiment);
        MainWindow english = window();
        choose(language);
        await("a window in the other language", () -> window() != english);
        awaitReady();
        assertThat(preferences.language()).contains(language);
        onFx(() -> {
            stage().setWidth(1024);
            stage().setHeight(700);
            return true;
        });
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
        await("a step", () -> frame().step() == 1);
        TabPane tabs = node("tabs", TabPane.class);
        assertThat(tabs.getTabs().get(0).getText()).isEqualTo(firstTab);
        for (Tab tab : tabs.getTabs()) {
            onFx(() -> {
                tabs.getSelectionModel().select(tab);
                return true;
            });
            awaitPulses();
            Parent root = onFx(() -> stage().getScene().getRoot());
            assertThat(onFx(() -> cutOff(root))).as(tab.getText()).isEmpty();
            assertThat(onFx(() -> squeezed(root))).as(tab.getText()).isEmpty();
        }
    }

    private void choose(Language language) {
        onFx(() -> {
            Menu menu = (Menu) item(node("menu", MenuButton.class).getItems(), "menu-language");
            item(menu.getItems(), "language-" + language.tag()).fire();
            return true;
        });
    }

    private static MenuItem item(List<MenuItem> items, String id) {
        return items.stream()
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the texts that are higher than what they stand in, where their lower part would be missing. */
    private static List<String> squeezed(Parent root) {
        List<String> found = new ArrayList<>();
        for (Node node : all(root)) {
            if (node instanceof Labeled labeled
                    && isShown(labeled)
                    && !labeled.getText().isEmpty()
                    && !labeled.isWrapText()) {
                Insets insets = labeled.getInsets();
                double room = labeled.getHeight() - insets.getTop() - insets.getBottom();
                labeled.lookupAll(".text").stream()
                        .filter(text -> text.getParent() == labeled && text instanceof Text)
                        .filter(text -> text.getLayoutBounds().getHeight() > room + 2)
                        .forEach(text -> found.add("%s: %s".formatted(labeled.getId(), labeled.getText())));
            }
        }
        return found;
    }
}
