package dev.ganvas.ui.export;

import atlantafx.base.theme.Styles;
import dev.ganvas.ui.text.Messages;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;

/**
 * Asks for the options of an export: a preview at the left, the options at the right, below them in words what will come
 * of it.
 *
 * @param <T> the options
 */
abstract class OptionsDialog<T> {
    private static final double FORM_WIDTH = 380;

    private final Dialog<T> dialog = new Dialog<>();
    private final Label summary = new Label();
    private final GridPane form = new GridPane();

    OptionsDialog(Window owner, String titleKey) {
        dialog.initOwner(owner);
        dialog.initModality(Modality.WINDOW_MODAL);
        dialog.setTitle(Messages.text(titleKey));
        dialog.setResizable(false);
        form.getStyleClass().add("option-form");
        summary.setId("export-summary");
        summary.getStyleClass().add("option-summary");
        summary.setWrapText(true);
    }

    /** Builds the window, once all rows are there. */
    final void build(String titleKey, Node preview, Supplier<T> options) {
        Label title = new Label(Messages.text(titleKey));
        title.getStyleClass().add("option-title");
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        VBox right = new VBox(title, form, space, summary);
        right.setMinWidth(FORM_WIDTH);
        right.setPrefWidth(FORM_WIDTH);
        right.getStyleClass().add("option-side");
        HBox content = new HBox(preview, right);
        content.getStyleClass().add("option-content");
        DialogPane pane = dialog.getDialogPane();
        pane.setId("export-options");
        pane.getStyleClass().add("option-dialog");
        pane.setContent(content);
        ButtonType save = new ButtonType(Messages.text("export.choose"), ButtonData.OK_DONE);
        pane.getButtonTypes().setAll(new ButtonType(Messages.text("export.back"), ButtonData.CANCEL_CLOSE), save);
        Button button = (Button) pane.lookupButton(save);
        button.setId("export-choose");
        button.getStyleClass().add(Styles.ACCENT);
        pane.lookupButton(pane.getButtonTypes().get(0)).setId("export-back");
        dialog.setResultConverter(type -> save.equals(type) ? options.get() : null);
    }

    final GridPane form() {
        return form;
    }

    final void summarize(String text) {
        summary.setText(text);
    }

    /** Shows the dialog; {@code chosen} hears the options, unless the user thinks better of it. */
    final void show(Consumer<? super T> chosen) {
        dialog.setOnHidden(event -> {
            closed();
            T result = dialog.getResult();
            if (result != null) {
                chosen.accept(result);
            }
        });
        dialog.show();
    }

    /** Stops what moves in the dialog. */
    abstract void closed();
}
