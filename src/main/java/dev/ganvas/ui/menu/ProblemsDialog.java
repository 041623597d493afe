package dev.ganvas.ui.menu;

import dev.ganvas.ui.notice.Notices;
import dev.ganvas.ui.notice.Notices.Problem;
import dev.ganvas.ui.text.Messages;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Everything that went wrong since the window was opened: sentences first, details on demand, and where the log is. */
final class ProblemsDialog extends Dialog<ButtonType> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    ProblemsDialog(Window owner, Notices notices, Path log) {
        initOwner(owner);
        setTitle(Messages.text("problems.title"));
        setResizable(true);
        ListView<Problem> list = new ListView<>(notices.problems());
        list.setId("problems-list");
        list.setAccessibleText(Messages.text("problems.title"));
        list.setPlaceholder(new Label(Messages.text("problems.none")));
        list.setCellFactory(view -> new Cell());
        list.setPrefSize(640, 180);
        TextArea details = new TextArea();
        details.setId("problems-details");
        details.setAccessibleText(Messages.text("notice.more"));
        details.setPromptText(Messages.text("problems.choose"));
        details.setEditable(false);
        details.getStyleClass().add("notice-details");
        details.setPrefRowCount(10);
        VBox.setVgrow(details, Priority.ALWAYS);
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener((property, was, is) ->
                        details.setText(is == null ? "" : is.notice().details()));
        TextField file = new TextField(log.toString());
        file.setId("problems-log");
        file.setEditable(false);
        file.setAccessibleText(Messages.text("problems.log"));
        VBox content = new VBox(list, details, new Label(Messages.text("problems.log")), file);
        content.getStyleClass().add("problems");
        getDialogPane().setId("problems");
        getDialogPane().setContent(content);
        getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
    }

    private static final class Cell extends ListCell<Problem> {
        Cell() {
            setWrapText(true);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Problem problem, boolean empty) {
            super.updateItem(problem, empty);
            if (empty || problem == null) {
                setText("");
            } else {
                String times = problem.times() == 1 ? "" : Messages.text("problems.times", problem.times());
                setText(TIME.format(problem.last()) + "  " + problem.notice().text() + times);
            }
        }
    }
}
