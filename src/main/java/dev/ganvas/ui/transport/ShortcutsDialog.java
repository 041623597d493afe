package dev.ganvas.ui.transport;

import dev.ganvas.ui.part.Action;
import dev.ganvas.ui.text.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;

/** A sheet of all keys and gestures: those of the whole window, as {@link WindowActions} has them, and those of each part. */
public final class ShortcutsDialog extends Dialog<ButtonType> {
    private static final double GESTURE = 150;
    private static final double EFFECT = 250;
    private static final double HEIGHT = 560;

    /** What is done, and what it does. */
    private record Row(String gesture, String effect) {}

    /** Creates the sheet. */
    public ShortcutsDialog(Window owner, WindowActions actions) {
        initOwner(owner);
        initModality(Modality.NONE);
        setTitle(Messages.text("keys.title"));
        VBox left = new VBox(
                section("keys.everywhere", everywhere(actions.all())), section("keys.form", rows("keys.formRows")));
        VBox right = new VBox(
                section("keys.charts", rows("keys.chartRows")),
                section("keys.grid", rows("keys.gridRows")),
                section("keys.plane", rows("keys.planeRows")),
                section("keys.timeline", rows("keys.timelineRows")),
                section("keys.slow", rows("keys.slowRows")),
                section("keys.others", rows("keys.otherRows")));
        left.getStyleClass().add("shortcut-column");
        right.getStyleClass().add("shortcut-column");
        HBox columns = new HBox(left, right);
        columns.getStyleClass().add("shortcuts");
        ScrollPane scroll = new ScrollPane(columns);
        scroll.setId("shortcuts-scroll");
        scroll.setFitToWidth(true);
        scroll.setPrefSize(2 * (GESTURE + EFFECT) + 100, HEIGHT);
        // Some window managers open a dialog before it has its size, but none below its least.
        scroll.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getDialogPane().setId("shortcuts-sheet");
        getDialogPane().setContent(scroll);
        getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
    }

    private static List<Row> everywhere(List<Action> actions) {
        List<Row> rows = new ArrayList<>();
        for (Action action : actions) {
            rows.add(new Row(action.keys().getDisplayText(), Messages.text(action.textKey())));
        }
        rows.addAll(rows("keys.viewRows"));
        return rows;
    }

    /** Reads rows that stand in lines, with a bar between what is done and what it does. */
    private static List<Row> rows(String key) {
        return Messages.text(key)
                .lines()
                .map(line -> new Row(
                        line.substring(0, line.indexOf('|')).strip(),
                        line.substring(line.indexOf('|') + 1).strip()))
                .toList();
    }

    private static VBox section(String titleKey, List<Row> rows) {
        Label title = new Label(Messages.text(titleKey));
        title.getStyleClass().add("section-title");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("shortcut-rows");
        for (int i = 0; i < rows.size(); i++) {
            Label gesture = cell(rows.get(i).gesture(), GESTURE);
            gesture.getStyleClass().add("shortcut-keys");
            grid.addRow(i, gesture, cell(rows.get(i).effect(), EFFECT));
        }
        return new VBox(title, grid);
    }

    private static Label cell(String text, double width) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinWidth(width);
        label.setPrefWidth(width);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
