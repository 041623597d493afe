package dev.ganvas.ui.export;

import atlantafx.base.theme.Styles;
import dev.ganvas.ui.text.Messages;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** A strip across the window with a line for each export that takes a while: how far it is, and a way to cancel it. */
public final class ExportStrip extends VBox {
    /** Most exports are done before anyone could read a line about them. */
    private static final Duration SHORT = Duration.millis(300);

    private final ExportQueue queue;

    /** Creates a strip that takes no room while there is nothing to show. */
    public ExportStrip(ExportQueue queue) {
        this.queue = queue;
        setId("export-strip");
        getStyleClass().add("export-strip");
        visibleProperty().bind(Bindings.isNotEmpty(getChildren()));
        managedProperty().bind(visibleProperty());
        queue.works().addListener((ListChangeListener<ExportWork>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(this::remove);
                change.getAddedSubList().forEach(this::addLater);
            }
        });
    }

    private void addLater(ExportWork work) {
        PauseTransition pause = new PauseTransition(SHORT);
        pause.setOnFinished(event -> {
            if (queue.works().contains(work)) {
                getChildren().add(line(work));
            }
        });
        pause.play();
    }

    private void remove(ExportWork work) {
        getChildren().removeIf(line -> work.equals(line.getUserData()));
    }

    private static Node line(ExportWork work) {
        Label text = new Label();
        text.setId("export-text");
        text.textProperty()
                .bind(Bindings.createStringBinding(() -> text(work), work.shareProperty(), work.wantedProperty()));
        ProgressBar bar = new ProgressBar();
        bar.setId("export-progress");
        bar.setAccessibleText(Messages.text("export.progress"));
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(work.shareProperty());
        HBox.setHgrow(bar, Priority.ALWAYS);
        Button cancel = new Button(Messages.text("export.cancel"));
        cancel.setId("export-cancel");
        cancel.setTooltip(new Tooltip(Messages.text("export.cancelHelp")));
        cancel.getStyleClass().add(Styles.SMALL);
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(event -> work.cancel());
        cancel.disableProperty().bind(work.wantedProperty().not());
        HBox line = new HBox(text, bar, cancel);
        line.getStyleClass().add("export-line");
        line.setUserData(work);
        return line;
    }

    private static String text(ExportWork work) {
        if (!work.wantedProperty().get()) {
            return Messages.text("export.stopping", work.name());
        }
        double share = work.shareProperty().get();
        return share < 0
                ? Messages.text("export.waiting", work.name())
                : Messages.text("export.writing", work.name(), Math.round(100 * share));
    }
}
