package dev.ganvas.ui.setup;

import atlantafx.base.theme.Styles;
import dev.ganvas.experiment.Setting;
import dev.ganvas.ui.model.Session;
import dev.ganvas.ui.text.Messages;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks before a changed setting wipes the run: begin a new one, or take the change back. */
final class NewRunBar extends VBox {
    private final Label text = new Label();

    NewRunBar(Session session) {
        setId("waiting-bar");
        getStyleClass().add("waiting-bar");
        text.setId("waiting-text");
        text.setWrapText(true);
        Button begin = new Button(Messages.text("setup.beginWaiting"));
        begin.setId("waiting-begin");
        begin.getStyleClass().addAll(Styles.ACCENT, Styles.SMALL);
        begin.setOnAction(event -> session.beginWaiting());
        Button undo = new Button(Messages.text("setup.undoWaiting"));
        undo.setId("waiting-undo");
        undo.getStyleClass().add(Styles.SMALL);
        undo.setOnAction(event -> session.undoWaiting());
        HBox buttons = new HBox(begin, undo);
        buttons.getStyleClass().add("waiting-buttons");
        getChildren().addAll(text, buttons);
        show(List.of());
    }

    void show(List<Setting<?>> waiting) {
        setVisible(!waiting.isEmpty());
        setManaged(!waiting.isEmpty());
        String names = waiting.stream().map(SettingText::label).collect(Collectors.joining(", "));
        text.setText(
                waiting.size() == 1
                        ? Messages.text("setup.waitingOne", names)
                        : Messages.text("setup.waitingMany", names));
    }
}
