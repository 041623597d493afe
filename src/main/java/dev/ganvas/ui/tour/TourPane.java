package dev.ganvas.ui.tour;

import atlantafx.base.theme.Styles;
import dev.ganvas.ui.text.Messages;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Tells the places of a tour, at the left in place of the form. */
public final class TourPane extends VBox {
    private final Tour tour;
    private final Label place = label("tour-place", "caption");
    private final Label title = label("tour-title", "tour-title");
    private final Label text = label("tour-text", "tour-text");
    private final Button back;
    private final Button next;

    /** Creates the view of a tour. */
    public TourPane(Tour tour) {
        this.tour = tour;
        setId("tour");
        getStyleClass().addAll("setup-pane", "tour-pane");
        setAccessibleText(Messages.text("tour.name"));
        back = button("tour-back", "tour.back", tour::back);
        next = button("tour-next", "tour.next", tour::next);
        next.getStyleClass().add(Styles.ACCENT);
        Button skip = button("tour-skip", "tour.skip", tour::end);
        skip.setMaxWidth(Double.MAX_VALUE);
        ScrollPane scroll = new ScrollPane(new VBox(text));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("setup-scroll");
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        HBox way = new HBox(back, next);
        way.getStyleClass().add("tour-way");
        for (Button button : List.of(back, next)) {
            HBox.setHgrow(button, Priority.ALWAYS);
            button.setMaxWidth(Double.MAX_VALUE);
        }
        getChildren().addAll(place, title, scroll, way, skip);
        tour.stopProperty().addListener((property, was, is) -> show(is));
    }

    private void show(@Nullable TourStop stop) {
        if (stop == null) {
            return;
        }
        place.setText(Messages.text("tour.place", TourStop.ALL.indexOf(stop) + 1, TourStop.ALL.size()));
        title.setText(Messages.text(stop.titleKey()));
        text.setText(Messages.text(stop.textKey()));
        back.setDisable(tour.isFirst());
        next.setText(Messages.text(tour.isLast() ? "tour.done" : "tour.next"));
        next.requestFocus();
    }

    private static Label label(String id, String styleClass) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Button button(String id, String key, Runnable action) {
        Button button = new Button(Messages.text(key));
        button.setId(id);
        button.setOnAction(event -> action.run());
        return button;
    }
}
