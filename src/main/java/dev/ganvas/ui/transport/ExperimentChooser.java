package dev.ganvas.ui.transport;

import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.ExperimentData;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.ui.model.Session;
import dev.ganvas.ui.model.SpeedMeter;
import dev.ganvas.ui.notice.Notices;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.thread.Background;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Popup;
import javafx.stage.Window;

/** Which experiment is trained; opens a gallery of all of them below. */
public final class ExperimentChooser extends Button {
    private static final double WIDTH = 1062;
    private static final double MARGIN = 14;
    private static final double GAP = 4;
    /** Enough for the picture of a card, and soon made. */
    private static final long PICTURED = 4;

    private final Session session;
    private final SpeedMeter speeds;
    private final ExperimentGallery gallery;
    private final Popup popup = new Popup();
    private final Background background;
    private final Notices notices;
    private final Label name = new Label();
    private boolean pictured;

    /**
     * Creates the chooser.
     *
     * @param background draws the pictures of the cards when they are first shown
     */
    public ExperimentChooser(
            List<Experiment> experiments, Session session, SpeedMeter speeds, Background background, Notices notices) {
        this.session = session;
        this.speeds = speeds;
        this.background = background;
        this.notices = notices;
        setId("experiment");
        getStyleClass().add("experiment-chooser");
        setTooltip(new Tooltip(Messages.text("transport.experimentHelp")));
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Region arrow = new Region();
        arrow.getStyleClass().add("experiment-arrow");
        HBox content = new HBox(name, arrow);
        content.getStyleClass().add("experiment-chosen");
        setGraphic(content);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        gallery = new ExperimentGallery(experiments, this::choose);
        popup.getContent().add(gallery);
        popup.setAutoHide(true);
        popup.setOnHidden(event -> requestFocus());
        setOnAction(event -> showGallery());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN) {
                showGallery();
                event.consume();
            }
        });
        session.desiredProperty().addListener((property, was, is) -> showName(is.experiment()));
        showName(session.desiredProperty().get().experiment());
    }

    private void showName(Experiment experiment) {
        name.setText(Messages.title(experiment));
        setAccessibleText(Messages.text("transport.experiment") + ": " + name.getText());
    }

    private void choose(Experiment experiment) {
        popup.hide();
        if (!experiment.equals(session.desiredProperty().get().experiment())) {
            session.open(experiment);
        }
    }

    private void showGallery() {
        Window window = getScene().getWindow();
        Bounds at = localToScreen(getLayoutBounds());
        double left = window.getX() + getScene().getX();
        gallery.setPrefWidth(Math.min(WIDTH, getScene().getWidth() - 2 * MARGIN));
        gallery.setMaxHeight(window.getY() + getScene().getY() + getScene().getHeight() - at.getMaxY() - GAP - MARGIN);
        popup.show(this, left + MARGIN, at.getMaxY() + GAP);
        gallery.update(session.desiredProperty().get().experiment(), speeds);
        if (!pictured) {
            pictured = true;
            gallery.cards().forEach(this::drawPicture);
        }
    }

    private void drawPicture(ExperimentCard card) {
        background.submit(
                () -> ExperimentPicture.of(ExperimentData.load(card.experiment(), little(card.experiment()))),
                picture -> card.setPicture(picture.node()),
                notices::show);
    }

    private static Settings little(Experiment experiment) {
        Settings published = experiment.defaults();
        return published.has(Schema.LIMIT) ? published.with(Schema.LIMIT, PICTURED) : published;
    }
}
