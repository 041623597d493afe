package dev.ganvas.ui.timeline;

import dev.ganvas.chart.StepMark;
import dev.ganvas.run.history.LiveChange;
import dev.ganvas.run.history.Snapshot;
import dev.ganvas.ui.model.DisplayedStep;
import dev.ganvas.ui.model.RunModel;
import dev.ganvas.ui.part.Action;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.LiveChangeText;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.theme.Icon;
import dev.ganvas.ui.widget.chart.StepSlider;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;

/** The strip at the bottom: one slider over the whole run, a film of it, and the way back to the live edge. */
public final class TimelineStrip extends HBox {
    private static final List<Double> SPEEDS = List.of(2.0, 5.0, 12.0, 25.0, 50.0);

    private final RunModel model;
    private final DisplayedStep shown;
    private final FilmPlayer film;
    private final StepSlider slider = new StepSlider();
    private final Label step = new Label();
    private final Button play = new Button();
    private final Button live = new Button();

    /** Creates the strip of a window; {@link #attach} then gives its buttons something to do. */
    public TimelineStrip(RunModel model, DisplayedStep shown) {
        this.model = model;
        this.shown = shown;
        this.film = new FilmPlayer(model, shown);
        setId("timeline");
        getStyleClass().add("timeline-strip");
        slider();
        HBox.setHgrow(slider, Priority.ALWAYS);
        step.setId("timeline-step");
        step.getStyleClass().add("timeline-step");
        step.setMinWidth(USE_PREF_SIZE);
        step.textProperty()
                .bind(Bindings.createStringBinding(this::stepText, model.stepProperty(), shown.stepProperty()));
        play.graphicProperty().bind(film.playingProperty().map(plays -> (plays ? Icon.REST : Icon.PLAY).node()));
        play.getStyleClass().add("icon-button");
        play.setAccessibleText(Messages.text("timeline.play"));
        live.setText(Messages.text("timeline.live"));
        live.setGraphic(Icon.LIVE.node());
        live.setMinWidth(USE_PREF_SIZE);
        shown.stepProperty().addListener((property, was, is) -> {
            if (is.longValue() == DisplayedStep.LIVE) {
                film.pause();
            }
        });
        getChildren().addAll(play, slider, speedChooser(), step, live);
    }

    /** Makes the buttons do what the window's actions do. */
    public void attach(Action playing, Action goingLive) {
        playing.attach(play, Messages.text("timeline.playHelp"));
        goingLive.attach(live, Messages.text("timeline.liveHelp"));
    }

    /** Plays the run as a film, or stops doing so. */
    public void toggleFilm() {
        film.toggle();
    }

    private void slider() {
        slider.setId("timeline-slider");
        slider.setAccessibleText(Messages.text("timeline.slider"));
        Tooltip.install(slider, new Tooltip(Messages.text("timeline.sliderHelp")));
        slider.lastStepProperty().bind(model.stepProperty());
        model.snapshotsProperty()
                .addListener((property, was, is) ->
                        slider.setStops(is.stream().mapToLong(Snapshot::step).toArray()));
        model.marksProperty().addListener((property, was, is) -> slider.marks()
                .setAll(is.stream().map(TimelineStrip::mark).toList()));
        slider.valueProperty().addListener((property, was, is) -> {
            if (is.longValue() != shown.stepProperty().get()) {
                film.pause();
                shown.show(is.longValue());
            }
        });
        shown.stepProperty()
                .addListener((property, was, is) -> slider.valueProperty().set(is.longValue()));
    }

    private static StepMark mark(LiveChange mark) {
        return new StepMark(mark.step(), LiveChangeText.of(mark));
    }

    private String stepText() {
        long past = shown.stepProperty().get();
        return Messages.text(
                "timeline.step",
                FigureFormat.count(
                        past == DisplayedStep.LIVE ? model.stepProperty().get() : past));
    }

    private ComboBox<Double> speedChooser() {
        ComboBox<Double> speeds = new ComboBox<>();
        speeds.setId("timeline-speed");
        speeds.setAccessibleText(Messages.text("timeline.speed"));
        speeds.setTooltip(new Tooltip(Messages.text("timeline.speedHelp")));
        speeds.setConverter(new StringConverter<>() {
            @Override
            public String toString(Double speed) {
                return speed == null ? "" : Messages.text("timeline.perSecond", Math.round(speed));
            }

            @Override
            public Double fromString(String text) {
                throw new UnsupportedOperationException("The list of speeds is not edited.");
            }
        });
        speeds.getItems().setAll(SPEEDS);
        speeds.setValue(film.picturesPerSecondProperty().get());
        speeds.setMinWidth(USE_PREF_SIZE);
        speeds.valueProperty().addListener((property, was, is) -> film.picturesPerSecondProperty()
                .set(is));
        return speeds;
    }
}
