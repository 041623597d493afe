package dev.ganvas.ui.networks;

import atlantafx.base.theme.Styles;
import dev.ganvas.engine.GanSpec;
import dev.ganvas.problem.Sentence;
import dev.ganvas.run.Run;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Says how the networks in the view differ from those of the run, and offers a new run with them, or the way back. */
final class NetworkChangeBar extends HBox {
    private static final double MILLION = 1e6;

    private final Label text = new Label();
    private final Button apply = new Button(Messages.text("networks.apply"));

    NetworkChangeBar(Runnable onApply, Runnable onRevert) {
        setId("networks-changed");
        getStyleClass().addAll("waiting-bar", "network-change-bar");
        text.setId("networks-change-text");
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        apply.setId("networks-apply");
        apply.getStyleClass().addAll(Styles.ACCENT, Styles.SMALL);
        apply.setMinWidth(USE_PREF_SIZE);
        apply.setOnAction(event -> onApply.run());
        Button revert = new Button(Messages.text("networks.revert"));
        revert.setId("networks-revert");
        revert.getStyleClass().add(Styles.SMALL);
        revert.setMinWidth(USE_PREF_SIZE);
        revert.setOnAction(event -> onRevert.run());
        getChildren().addAll(text, apply, revert);
        hide();
    }

    void hide() {
        setVisible(false);
        setManaged(false);
    }

    /** Shows what {@code draft} would change in figures, or why it cannot be trained. */
    void show(Run run, GanSpec ofRun, JudgedDraft draft) {
        setVisible(true);
        setManaged(true);
        apply.setDisable(!draft.fits());
        GanSpec gan = draft.gan();
        Sentence problem = draft.problem();
        if (gan != null) {
            text.setText(Messages.text(
                    "networks.changes",
                    FigureFormat.count(ofRun.generator().parameters()),
                    FigureFormat.count(gan.generator().parameters()),
                    FigureFormat.count(ofRun.discriminator().parameters()),
                    FigureFormat.count(gan.discriminator().parameters()),
                    millions(JudgedDraft.operations(run, ofRun)),
                    millions(JudgedDraft.operations(run, gan)),
                    millions(JudgedDraft.memory(gan))));
        } else {
            text.setText(problem == null ? Messages.text("networks.unfit") : Messages.sentence(problem));
        }
    }

    private static String millions(long count) {
        return FigureFormat.count(Math.max(1, Math.round(count / MILLION)));
    }
}
