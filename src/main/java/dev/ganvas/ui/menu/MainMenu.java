package dev.ganvas.ui.menu;

import dev.ganvas.text.Language;
import dev.ganvas.ui.notice.Notices;
import dev.ganvas.ui.part.WindowSize;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.theme.Icon;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;

/** The button at the left of the bar, with what concerns the program and not the run. */
public final class MainMenu extends MenuButton {
    /**
     * Creates the menu.
     *
     * @param experiments items for experiments that are files
     * @param runs items for saved runs
     * @param language in use
     * @param choose what choosing another language does
     * @param log the log file, shown beside the problems
     * @param tour begins the tour
     * @param shortcuts shows what all keys do
     */
    public MainMenu(
            ExperimentItems experiments,
            RunItems runs,
            Language language,
            Consumer<Language> choose,
            Notices notices,
            Path log,
            MenuItem tour,
            MenuItem shortcuts) {
        setId("menu");
        setGraphic(Icon.MENU.node());
        setAccessibleText(Messages.text("menu.name"));
        setTooltip(new Tooltip(Messages.text("menu.help")));
        getStyleClass().add("icon-button");
        setMinWidth(USE_PREF_SIZE);
        MenuItem problems = new MenuItem();
        problems.setId("menu-problems");
        problems.setOnAction(
                event -> WindowSize.open(new ProblemsDialog(getScene().getWindow(), notices, log)));
        showCount(problems, notices);
        notices.problems().addListener((ListChangeListener<Notices.Problem>) change -> showCount(problems, notices));
        MenuItem about = new MenuItem(Messages.text("menu.about"));
        about.setId("menu-about");
        about.setOnAction(event -> AboutDialog.show(getScene().getWindow()));
        setOnShowing(event -> {
            experiments.refresh();
            runs.refresh();
        });
        getItems().addAll(experiments.items());
        getItems().add(new SeparatorMenuItem());
        getItems().addAll(runs.items());
        getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        languages(language, choose),
                        new SeparatorMenuItem(),
                        problems,
                        tour,
                        shortcuts,
                        about);
    }

    private static void showCount(MenuItem problems, Notices notices) {
        problems.setText(Messages.text("menu.problems", notices.problems().size()));
    }

    private static Menu languages(Language present, Consumer<Language> choose) {
        Menu menu = new Menu(Messages.text("menu.language"));
        menu.setId("menu-language");
        ToggleGroup group = new ToggleGroup();
        for (Language language : Language.values()) {
            RadioMenuItem item = new RadioMenuItem(language.title());
            item.setId("language-" + language.tag());
            item.setToggleGroup(group);
            item.setSelected(language == present);
            item.setOnAction(event -> choose.accept(language));
            menu.getItems().add(item);
        }
        return menu;
    }
}
