package dev.ganvas.ui.app;

import dev.ganvas.experiment.Experiment;
import dev.ganvas.run.RunState;
import dev.ganvas.ui.health.HealthFeed;
import dev.ganvas.ui.health.HealthStrip;
import dev.ganvas.ui.model.RunModel;
import dev.ganvas.ui.model.SavedPreferences;
import dev.ganvas.ui.model.Session;
import dev.ganvas.ui.notice.Notices;
import dev.ganvas.ui.slowmotion.SlowMotionPane;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.thread.Background;
import dev.ganvas.ui.train.ChartPreferences;
import dev.ganvas.ui.train.ImagesPane;
import dev.ganvas.ui.train.NumbersPane;
import dev.ganvas.ui.train.PointsPane;
import dev.ganvas.ui.widget.plane.PlaneLayer;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The view of one run while it trains, in the form that fits what it makes: images, points or numbers. */
public final class TrainPane extends StackPane {
    private static final double GAP = 10;

    private final Session session;
    private final HealthStrip health;
    private final SlowMotionPane slow;
    private final VBox all = new VBox(GAP);
    private final StackPane views = new StackPane();
    private final Region images;
    private final Region numbers;
    private final PointsPane points;

    /**
     * Creates the view of a session's run.
     *
     * @param background does what takes long
     * @param preferences how the user wants to see charts
     * @param notices where failures are shown
     */
    public TrainPane(Session session, SavedPreferences preferences, Background background, Notices notices) {
        this.session = session;
        HealthFeed feed = new HealthFeed(session.model(), session.shown(), background, this::isSeen);
        health = new HealthStrip(session, feed.findingsProperty());
        slow = new SlowMotionPane(session, this::closeSlowMotion);
        setId("train");
        getStyleClass().add("train-pane");
        setMinSize(0, 0);
        RunModel model = session.model();
        ObservableValue<String> emptyText =
                Bindings.createStringBinding(() -> emptyText(model), model.stateProperty(), model.loadingProperty());
        ChartPreferences view = new ChartPreferences(preferences);
        images = new ImagesPane(session, view, emptyText, background, notices);
        numbers = new NumbersPane(session, view, emptyText);
        points = new PointsPane(session, view, emptyText, background, notices);
        VBox.setVgrow(views, Priority.ALWAYS);
        views.setMinSize(0, 0);
        health.setMinHeight(USE_PREF_SIZE);
        all.setMinSize(0, 0);
        all.getChildren().addAll(views, health);
        getChildren().add(all);
        session.desiredProperty().addListener((property, was, is) -> show(is.experiment()));
        show(session.desiredProperty().get().experiment());
    }

    /** Shows the plane with these layers, and no others. */
    void showLayers(Set<PlaneLayer> layers) {
        if (views.getChildren().contains(slow)) {
            closeSlowMotion();
        }
        points.showLayers(layers);
    }

    /** Asks nothing more of any thread. */
    void close() {
        points.close();
    }

    private void show(Experiment experiment) {
        Region fitting =
                switch (experiment.dataKind()) {
                    case EVEN_NUMBERS -> numbers;
                    case IDX_IMAGES, PICTURES -> images;
                    case POINTS -> points;
                };
        if (!views.getChildren().contains(fitting)) {
            slow.close();
            views.getChildren().setAll(fitting);
        }
    }

    /** Tells single steps phase by phase in place of the curves, or goes back to them. */
    public void toggleSlowMotion() {
        if (views.getChildren().contains(slow)) {
            closeSlowMotion();
        } else {
            openSlowMotion();
        }
    }

    /** Tells single steps phase by phase. */
    public void openSlowMotion() {
        views.getChildren().setAll(slow);
        slow.open();
    }

    private void closeSlowMotion() {
        slow.close();
        views.getChildren().remove(slow);
        show(session.desiredProperty().get().experiment());
        requestFocus();
    }

    /** Returns whether this view is the one that can be seen. */
    private boolean isSeen() {
        for (Node each = this; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return getScene() != null && session.feed().visibleProperty().get();
    }

    private static String emptyText(RunModel model) {
        RunState state = model.stateProperty().get();
        if (state == RunState.FAILED) {
            return Messages.text("train.nothing");
        }
        if (state == RunState.COMPILING) {
            return model.loadingProperty().get();
        }
        return Messages.text("train.pressRun");
    }
}
