package dev.ganvas.ui.notice;

import atlantafx.base.theme.Styles;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.theme.Icon;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A strip across the window with one notice: a sentence, its details behind a link, and a button that takes it away.
 * Takes no room while there is none.
 */
public class NoticeStrip extends VBox {
    private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");

    private static final PseudoClass OFFER = PseudoClass.getPseudoClass("offer");

    private final Label text = new Label();
    private final Hyperlink more = new Hyperlink();
    private final TextArea details = new TextArea();
    private final HBox line;
    /** What was done needs no answer: it goes by itself. */
    private final PauseTransition fading = new PauseTransition(Duration.seconds(8));

    private Runnable onClosed = () -> {};

    /**
     * Creates a strip.
     *
     * @param id prefix of the node ids in it
     */
    public NoticeStrip(String id) {
        setId(id);
        getStyleClass().add("notice-strip");
        text.setId(id + "-text");
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        more.setId(id + "-more");
        more.setOnAction(event -> expand());
        more.setMinWidth(USE_PREF_SIZE);
        Button close = new Button("", Icon.CLOSE.node());
        close.setId(id + "-close");
        close.setAccessibleText(Messages.text("notice.close"));
        close.setTooltip(new Tooltip(Messages.text("notice.close")));
        close.getStyleClass().add("icon-button");
        close.setMinWidth(USE_PREF_SIZE);
        close.setOnAction(event -> close());
        fading.setOnFinished(event -> close());
        line = new HBox(text, more, close);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("notice-line");
        details.setId(id + "-details");
        details.setEditable(false);
        details.setPrefRowCount(8);
        details.getStyleClass().add("notice-details");
        getChildren().addAll(line, details);
        show(null);
    }

    /** Says what is done when the user has taken the notice away. */
    public final void setOnClosed(Runnable action) {
        onClosed = action;
    }

    /** Puts a button before the closing one, for what the notice asks for. */
    public final void addAction(Button action) {
        action.setMinWidth(USE_PREF_SIZE);
        action.getStyleClass().add(Styles.SMALL);
        line.getChildren().add(2, action);
    }

    /** Shows a notice; null shows nothing. */
    public final void show(@Nullable Notice notice) {
        setVisible(notice != null);
        setManaged(notice != null);
        collapse();
        fading.stop();
        if (notice == null) {
            text.setText("");
            details.clear();
            return;
        }
        pseudoClassStateChanged(PROBLEM, notice.kind() == Notice.Severity.PROBLEM);
        pseudoClassStateChanged(OFFER, notice.kind() == Notice.Severity.OFFER);
        text.setText(notice.text());
        details.setText(notice.details());
        more.setVisible(!notice.details().isEmpty());
        more.setManaged(!notice.details().isEmpty());
        if (notice.kind() == Notice.Severity.DONE) {
            fading.playFromStart();
        }
    }

    private void close() {
        show(null);
        onClosed.run();
    }

    private void expand() {
        if (details.isVisible()) {
            collapse();
            return;
        }
        details.setVisible(true);
        details.setManaged(true);
        more.setText(Messages.text("notice.less"));
    }

    private void collapse() {
        details.setVisible(false);
        details.setManaged(false);
        more.setText(Messages.text("notice.more"));
        more.setVisited(false);
    }
}
