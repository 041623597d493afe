package dev.ganvas.ui.transport;

import dev.ganvas.experiment.Experiment;
import dev.ganvas.ui.model.DesiredSettings;
import dev.ganvas.ui.model.Session;
import dev.ganvas.ui.model.SpeedMeter;
import dev.ganvas.ui.text.Messages;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.layout.VBox;

/** Which experiment is trained; its list tells of each what it learns, how long that takes here, and whose it is. */
final class ExperimentChooser extends ComboBox<Experiment> {
    private static final double WIDTH = 440;
    private static final double CARD_HEIGHT = 84;
    /** As many as fit a window of the least size; the others are scrolled to. */
    private static final int MOST_CARDS = 7;

    private final SpeedMeter speeds;

    /**
     * Creates the chooser.
     *
     * @param open what choosing an experiment does
     */
    ExperimentChooser(List<Experiment> experiments, Session session, SpeedMeter speeds, Consumer<Experiment> open) {
        this.speeds = speeds;
        setId("experiment");
        setAccessibleText(Messages.text("transport.experiment"));
        setTooltip(new Tooltip(Messages.text("transport.experimentHelp")));
        getItems().setAll(experiments);
        setButtonCell(new TitleCell());
        setCellFactory(list -> new CardCell());
        setVisibleRowCount(Math.min(experiments.size(), MOST_CARDS));
        // Cards of unknown height would have the list placed by a guess, over the chooser itself.
        skinProperty().addListener((property, was, is) -> {
            if (is instanceof ComboBoxListViewSkin<?> skin && skin.getPopupContent() instanceof ListView<?> list) {
                list.setFixedCellSize(CARD_HEIGHT);
            }
        });
        setValue(session.desiredProperty().get().experiment());
        setOnAction(event -> {
            Experiment chosen = getValue();
            if (chosen != null && !chosen.equals(session.desiredProperty().get().experiment())) {
                open.accept(chosen);
            }
        });
        session.desiredProperty().addListener((property, was, is) -> follow(is));
    }

    private void follow(DesiredSettings desired) {
        setValue(desired.experiment());
    }

    private static final class TitleCell extends ListCell<Experiment> {
        @Override
        protected void updateItem(Experiment experiment, boolean empty) {
            super.updateItem(experiment, empty);
            setText(empty || experiment == null ? "" : Messages.title(experiment));
        }
    }

    private final class CardCell extends ListCell<Experiment> {
        private final Label title = label("experiment-title");
        private final Label summary = label("experiment-summary");
        private final Label time = label("experiment-time");
        private final Label source = label("experiment-source");
        private final VBox card = new VBox(title, summary, time, source);

        @Override
        protected void updateItem(Experiment experiment, boolean empty) {
            super.updateItem(experiment, empty);
            if (empty || experiment == null) {
                setGraphic(null);
                return;
            }
            title.setText(Messages.title(experiment));
            summary.setText(ExperimentLine.summary(experiment));
            time.setText(ExperimentLine.time(speeds.of(experiment)));
            source.setText(Messages.text("experiment." + experiment.id() + ".source"));
            setAccessibleText(title.getText() + ". " + summary.getText() + " " + time.getText());
            setGraphic(card);
        }

        private static Label label(String styleClass) {
            Label label = new Label();
            label.getStyleClass().add(styleClass);
            label.setWrapText(true);
            label.setPrefWidth(WIDTH);
            label.setMinHeight(USE_PREF_SIZE);
            return label;
        }
    }
}
