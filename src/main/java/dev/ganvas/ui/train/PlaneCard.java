package dev.ganvas.ui.train;

import dev.ganvas.data.Modes;
import dev.ganvas.experiment.Schema;
import dev.ganvas.run.Run;
import dev.ganvas.run.history.RunFrame;
import dev.ganvas.ui.model.DisplayedStep;
import dev.ganvas.ui.model.RunModel;
import dev.ganvas.ui.model.Session;
import dev.ganvas.ui.notice.Notices;
import dev.ganvas.ui.part.Card;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.theme.Icon;
import dev.ganvas.ui.thread.Background;
import dev.ganvas.ui.train.PlaneQuestion.Pull;
import dev.ganvas.ui.widget.plane.PlaneLayer;
import dev.ganvas.ui.widget.plane.PlaneSurface;
import dev.ganvas.ui.widget.plane.PlaneView;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/** The plane of a run that makes points: its layers with their switches, which are the legend too, and what the pointer is on. */
final class PlaneCard {
    private static final Set<PlaneLayer> AT_FIRST =
            Set.of(PlaneLayer.REAL, PlaneLayer.FAKES, PlaneLayer.SURFACE, PlaneLayer.SHEET);
    private static final Duration REPLAY = Duration.seconds(2);

    private final RunModel model;
    private final DisplayedStep shown;
    private final PlaneView view = new PlaneView();
    private final PlaneFeed feed;
    private final Label readout = Card.note("plane-readout");
    private final Card card;
    private final Map<PlaneLayer, ToggleButton> chips = new EnumMap<>(PlaneLayer.class);
    private final Transition replay = new Transition() {
        {
            setCycleDuration(REPLAY);
            setInterpolator(Interpolator.EASE_BOTH);
        }

        @Override
        protected void interpolate(double part) {
            view.setWay(part);
        }
    };

    PlaneCard(Session session, Background background, Notices notices, ObservableValue<String> emptyText) {
        model = session.model();
        shown = session.shown();
        view.setId("plane");
        view.setAccessibleText(Messages.text("plane.name"));
        view.setAccessibleHelp(Messages.text("plane.help"));
        view.emptyTextProperty().bind(emptyText);
        feed = new PlaneFeed(session, view, background, notices);
        PlaneDrawing drawing = new PlaneDrawing(session, view, background, notices);
        card = new Card("plane-card", "plane.title", view, drawing.toggle(), replayButton(), homeButton());
        readout.setMinWidth(0);
        card.addLine(readout);
        card.addLine(drawing.tools());
        card.addLine(legend());
        view.pointedProperty().addListener((property, was, is) -> describe());
        shown.frameProperty().addListener((property, was, is) -> describe());
        describe();
    }

    Card card() {
        return card;
    }

    PlaneFeed feed() {
        return feed;
    }

    /** Shows these layers, and no others. */
    void showLayers(Set<PlaneLayer> layers) {
        chips.forEach((layer, chip) -> chip.setSelected(layers.contains(layer)));
    }

    private FlowPane legend() {
        FlowPane legend = new FlowPane();
        legend.setId("plane-layers");
        legend.getStyleClass().addAll("chart-legend", "plane-chips");
        for (PlaneLayer layer : new PlaneLayer[] {
            PlaneLayer.REAL,
            PlaneLayer.FAKES,
            PlaneLayer.SURFACE,
            PlaneLayer.SHEET,
            PlaneLayer.SLOPES,
            PlaneLayer.TRAILS
        }) {
            ToggleButton chip = chip(layer);
            chips.put(layer, chip);
            legend.getChildren().add(chip);
        }
        legend.getChildren().add(pullChip());
        return legend;
    }

    private ToggleButton chip(PlaneLayer layer) {
        Region mark = new Region();
        mark.getStyleClass().addAll("plane-mark", "plane-mark-" + layer.key());
        Label name = new Label(Messages.text(nameKey(layer)));
        HBox content = new HBox(mark, name);
        content.getStyleClass().add("legend-entry");
        ToggleButton chip = new ToggleButton();
        chip.setGraphic(content);
        chip.setId("plane-layer-" + layer.key());
        chip.setAccessibleText(name.getText());
        chip.setTooltip(new Tooltip(Messages.text(helpKey(layer))));
        chip.selectedProperty().addListener((property, was, is) -> view.setLayer(layer, is));
        chip.setSelected(AT_FIRST.contains(layer));
        return chip;
    }

    /** Beside the gradients, while they are shown: whether they are those of G's loss. */
    private ToggleButton pullChip() {
        HBox content = new HBox(new Label(Messages.text("plane.slopesOfLoss")));
        content.getStyleClass().add("legend-entry");
        ToggleButton chip = new ToggleButton();
        chip.setGraphic(content);
        chip.setId("plane-slopes-loss");
        chip.setAccessibleText(Messages.text("plane.slopesOfLoss"));
        chip.setTooltip(new Tooltip(Messages.text("plane.slopesOfLossHelp")));
        ToggleButton gradients = chips.get(PlaneLayer.SLOPES);
        if (gradients != null) {
            chip.visibleProperty().bind(gradients.selectedProperty());
            chip.managedProperty().bind(chip.visibleProperty());
        }
        chip.selectedProperty().addListener((property, was, is) -> feed.setPull(is ? Pull.LOSS : Pull.ANSWER));
        return chip;
    }

    private static String nameKey(PlaneLayer layer) {
        return switch (layer) {
            case REAL -> "plane.real";
            case FAKES -> "plane.fakes";
            case SURFACE -> "plane.surface";
            case SHEET -> "plane.sheet";
            case SLOPES -> "plane.slopes";
            case TRAILS -> "plane.trails";
        };
    }

    private static String helpKey(PlaneLayer layer) {
        return switch (layer) {
            case REAL -> "plane.realHelp";
            case FAKES -> "plane.fakesHelp";
            case SURFACE -> "plane.surfaceHelp";
            case SHEET -> "plane.sheetHelp";
            case SLOPES -> "plane.slopesHelp";
            case TRAILS -> "plane.trailsHelp";
        };
    }

    /** Shows how G carries its noise to where it lies now. */
    private Button replayButton() {
        Button button = new Button(Messages.text("plane.replay"));
        button.setId("plane-replay");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip(Messages.text("plane.replayHelp")));
        button.disableProperty().bind(shown.frameProperty().isNull());
        button.setOnAction(event -> {
            if (replay.getStatus() != Animation.Status.RUNNING) {
                replay.playFromStart();
            }
        });
        return button;
    }

    private Button homeButton() {
        Button button = new Button("", Icon.FIT.node());
        button.setId("plane-home");
        button.getStyleClass().add("icon-button");
        button.setAccessibleText(Messages.text("plane.home"));
        button.setTooltip(new Tooltip(Messages.text("plane.home")));
        button.setOnAction(event -> view.goHome());
        return button;
    }

    /** Says what is under the pointer, else how far the run is. */
    private void describe() {
        Run run = model.runProperty().get();
        RunFrame frame = shown.frameProperty().get();
        Point2D at = view.pointedProperty().get();
        if (run == null || frame == null || !run.data().shape().isPoint()) {
            readout.setText("");
            return;
        }
        if (at == null) {
            readout.setText(Messages.text("plane.shows", FigureFormat.count(frame.step()), frame.samples().length / 2));
            return;
        }
        String text = Messages.text("plane.at", number(at.getX()), number(at.getY()));
        PlaneSurface surface = feed.surface();
        double answer = surface == null ? Double.NaN : surface.at(at.getX(), at.getY());
        if (!Double.isNaN(answer)) {
            boolean probability = run.settings().get(Schema.LOSS).loss().givesProbability();
            text = Messages.text(
                    "plane.and",
                    text,
                    Messages.text("plane.answer", probability ? FigureFormat.percent(answer) : number(answer)));
        }
        readout.setText(run.data().modes().isEmpty() ? text : withMode(text, run, at));
    }

    private static String withMode(String text, Run run, Point2D at) {
        Modes modes = run.data().modes().orElseThrow();
        int mode = modes.nearest(at.getX(), at.getY());
        double deviations = modes.distance(mode, at.getX(), at.getY()) / modes.deviation();
        return Messages.text(
                "plane.and", text, Messages.text("plane.mode", mode + 1, modes.count(), number(deviations)));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
