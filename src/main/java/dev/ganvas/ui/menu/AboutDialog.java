package dev.ganvas.ui.menu;

import dev.ganvas.program.Versions;
import dev.ganvas.ui.text.Messages;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Which program this is, and on what it stands. */
final class AboutDialog {
    private AboutDialog() {}

    static void show(Window owner) {
        Versions versions = Versions.read();
        Label name = new Label(Messages.text("app.name") + " " + versions.ganvas());
        name.getStyleClass().add("about-name");
        Label about = new Label(Messages.text("about.text"));
        about.setWrapText(true);
        about.setPrefWidth(420);
        Label libraries =
                new Label(Messages.text("about.versions", versions.java(), versions.javafx(), versions.nd4j()));
        libraries.getStyleClass().add("card-note");
        VBox content = new VBox(name, about, libraries);
        content.getStyleClass().add("about");
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle(Messages.text("menu.about"));
        dialog.getDialogPane().setId("about");
        dialog.getDialogPane().setContent(content);
        dialog.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
        dialog.show();
    }
}
