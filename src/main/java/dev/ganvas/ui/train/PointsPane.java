package dev.ganvas.ui.train;

import dev.ganvas.run.Run;
import dev.ganvas.run.RunOutline;
import dev.ganvas.ui.model.DesiredSettings;
import dev.ganvas.ui.model.RunModel;
import dev.ganvas.ui.model.Session;
import dev.ganvas.ui.notice.Notices;
import dev.ganvas.ui.part.Card;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.thread.Background;
import dev.ganvas.ui.widget.plane.PlaneLayer;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** A run that makes points: the plane, square and as large as fits, beside the curves. */
public final class PointsPane extends Region {
    /** The plane never takes more than this share of the width. */
    private static final double MOST_WIDTH = 0.6;

    private static final double GAP = 12;

    private final Session session;
    private final RunModel model;
    private final PlaneCard plane;
    private final Card card;
    private final Label data = Card.note("plane-data");
    private final TrainingCharts curves;

    public PointsPane(
            Session session,
            ChartPreferences view,
            ObservableValue<String> emptyText,
            Background background,
            Notices notices) {
        this.session = session;
        model = session.model();
        setId("points-pane");
        plane = new PlaneCard(session, background, notices, emptyText);
        card = plane.card();
        data.setMinWidth(0);
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(data.textProperty());
        data.setTooltip(whole);
        card.getChildren().add(data);
        curves = new TrainingCharts(session, view, emptyText, "points");
        getChildren().addAll(card, curves);
        model.runProperty().addListener((property, was, is) -> describe());
        session.desiredProperty().addListener((property, was, is) -> describe());
        describe();
    }

    /** Shows these layers of the plane, and no others. */
    public void showLayers(Set<PlaneLayer> layers) {
        plane.showLayers(layers);
    }

    /** Asks nothing more of any thread. */
    public void close() {
        plane.feed().close();
    }

    /** Says what it learns from and for how long. */
    private void describe() {
        Run run = model.runProperty().get();
        DesiredSettings desired = session.desiredProperty().get();
        if (run != null && desired.experiment().equals(run.experiment())) {
            data.setText(Messages.sentence(RunOutline.of(run.experiment(), desired.of(run), run.data())));
        }
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double side = Math.min(height - card.frameHeight(), width * MOST_WIDTH - card.frameWidth());
        double left = Math.max(Math.ceil(card.headerWidth()), Math.floor(Math.max(0, side) + card.frameWidth()));
        card.resizeRelocate(0, 0, left, height);
        curves.resizeRelocate(left + GAP, 0, Math.max(0, width - left - GAP), height);
    }
}
