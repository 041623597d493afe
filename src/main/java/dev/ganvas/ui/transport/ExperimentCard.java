package dev.ganvas.ui.transport;

import dev.ganvas.experiment.Experiment;
import dev.ganvas.ui.model.MeasuredSpeed;
import dev.ganvas.ui.text.Messages;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** An experiment to choose: what it makes, what it is, how long it takes here, whose it is. */
final class ExperimentCard extends Button {
    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
    private static final double WORDS = 246;

    private final Experiment experiment;
    private final StackPane picture = new StackPane();
    private final Label time = label("experiment-time");

    ExperimentCard(Experiment experiment, Runnable choose) {
        this.experiment = experiment;
        setId("experiment-card-" + experiment.id());
        getStyleClass().add("experiment-card");
        picture.getStyleClass().add("experiment-picture");
        picture.setMinSize(ExperimentPicture.SIDE, ExperimentPicture.SIDE);
        picture.setMaxSize(ExperimentPicture.SIDE, ExperimentPicture.SIDE);
        Label title = label("experiment-title");
        title.setText(Messages.title(experiment));
        Label summary = label("experiment-summary");
        summary.setText(ExperimentLine.summary(experiment));
        Label source = label("experiment-source");
        source.setText(Messages.text("experiment." + experiment.id() + ".source"));
        VBox words = new VBox(title, summary, time, source);
        HBox content = new HBox(picture, words);
        content.getStyleClass().add("experiment-content");
        setGraphic(content);
        setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        setOnAction(event -> choose.run());
    }

    Experiment experiment() {
        return experiment;
    }

    void setPicture(Node shown) {
        picture.getChildren().setAll(shown);
    }

    /** Shows whether it is the one that is open, and how long it takes here. */
    void update(boolean open, Optional<MeasuredSpeed> speed) {
        pseudoClassStateChanged(OPEN, open);
        time.setText(ExperimentLine.time(speed));
        setAccessibleText(
                Messages.title(experiment) + ". " + ExperimentLine.summary(experiment) + " " + time.getText());
    }

    private static Label label(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        // Of one width, so that its height is known before it is laid out.
        label.setMinWidth(WORDS);
        label.setMaxWidth(WORDS);
        label.setPrefWidth(WORDS);
        return label;
    }
}
