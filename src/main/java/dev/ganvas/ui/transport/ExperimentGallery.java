package dev.ganvas.ui.transport;

import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Experiment.DataKind;
import dev.ganvas.ui.model.SpeedMeter;
import dev.ganvas.ui.text.Messages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

/** A card for each experiment, in groups by what is learnt. The arrow keys go from card to card as they lie. */
final class ExperimentGallery extends ScrollPane {
    private static final double SCROLL_MARGIN = 12;
    private static final int COLUMNS = 3;

    private final VBox groups = new VBox();
    private final List<ExperimentCard> cards = new ArrayList<>();

    /**
     * Creates the gallery.
     *
     * @param chosen what choosing an experiment does
     */
    ExperimentGallery(List<Experiment> experiments, Consumer<Experiment> chosen) {
        setId("experiment-gallery");
        getStyleClass().add("experiment-gallery");
        setAccessibleText(Messages.text("transport.experiment"));
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        VBox plane = group("gallery.plane", DataKind.POINTS, experiments, chosen);
        VBox digits = group("gallery.digits", DataKind.IDX_IMAGES, experiments, chosen);
        HBox few = new HBox(
                group("gallery.numbers", DataKind.EVEN_NUMBERS, experiments, chosen),
                group("gallery.pictures", DataKind.PICTURES, experiments, chosen));
        for (Pane column : new Pane[] {groups, few}) {
            column.getStyleClass().add("experiment-groups");
        }
        groups.getChildren().addAll(plane, digits, few);
        setContent(groups);
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    private VBox group(String titleKey, DataKind kind, List<Experiment> experiments, Consumer<Experiment> chosen) {
        Label title = new Label(Messages.text(titleKey));
        title.getStyleClass().add("experiment-group");
        TilePane row = new TilePane();
        row.getStyleClass().add("experiment-cards");
        for (Experiment each : experiments) {
            if (each.dataKind() == kind) {
                ExperimentCard card = new ExperimentCard(each, () -> chosen.accept(each));
                cards.add(card); // in the order in which they lie
                row.getChildren().add(card);
            }
        }
        row.setPrefColumns(Math.min(COLUMNS, row.getChildren().size()));
        return new VBox(title, row);
    }

    List<ExperimentCard> cards() {
        return cards;
    }

    /** Marks the experiment that is open, says of each how long it takes, and goes to the open one. */
    void update(Experiment open, SpeedMeter speeds) {
        for (ExperimentCard card : cards) {
            boolean is = card.experiment().equals(open);
            card.update(is, speeds.of(card.experiment()));
            if (is) {
                go(card);
            }
        }
    }

    private void keyPressed(KeyEvent event) {
        if (!(event.getTarget() instanceof ExperimentCard from)) {
            return;
        }
        Optional<ExperimentCard> to =
                switch (event.getCode()) {
                    case LEFT -> Optional.of(cards.get(Math.max(0, cards.indexOf(from) - 1)));
                    case RIGHT -> Optional.of(cards.get(Math.min(cards.size() - 1, cards.indexOf(from) + 1)));
                    case UP ->
                        nearest(from, card -> middleY(card) < bounds(from).getMinY());
                    case DOWN ->
                        nearest(from, card -> middleY(card) > bounds(from).getMaxY());
                    case HOME -> Optional.of(cards.get(0));
                    case END -> Optional.of(cards.get(cards.size() - 1));
                    default -> Optional.empty();
                };
        if (event.getCode().isNavigationKey()) {
            to.ifPresent(this::go);
            event.consume();
        }
    }

    private Optional<ExperimentCard> nearest(ExperimentCard from, Predicate<ExperimentCard> beyond) {
        double x = bounds(from).getCenterX();
        double y = middleY(from);
        // Rows lie farther apart than their cards are aside of each other.
        return cards.stream()
                .filter(beyond)
                .min(Comparator.comparingDouble(card ->
                        10 * Math.abs(middleY(card) - y) + Math.abs(bounds(card).getCenterX() - x)));
    }

    private static double middleY(ExperimentCard card) {
        return bounds(card).getCenterY();
    }

    private static Bounds bounds(ExperimentCard card) {
        return card.localToScene(card.getLayoutBounds());
    }

    private void go(ExperimentCard card) {
        card.requestFocus();
        Bounds inside = groups.sceneToLocal(bounds(card));
        double height = groups.getHeight() - getViewportBounds().getHeight();
        double top = getVvalue() * height;
        if (height > 0 && inside.getMinY() < top) {
            setVvalue((inside.getMinY() - SCROLL_MARGIN) / height);
        } else if (height > 0 && inside.getMaxY() > top + getViewportBounds().getHeight()) {
            setVvalue((inside.getMaxY() + SCROLL_MARGIN - getViewportBounds().getHeight()) / height);
        }
    }
}
