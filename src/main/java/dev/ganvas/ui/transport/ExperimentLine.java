package dev.ganvas.ui.transport;

import dev.ganvas.experiment.Experiment;
import dev.ganvas.ui.model.MeasuredSpeed;
import dev.ganvas.ui.model.Session;
import dev.ganvas.ui.model.SpeedMeter;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/** One line on the experiment that is open, always in sight: what it learns, how long that takes here, whose it is. */
final class ExperimentLine extends Label {
    private final Session session;
    private final SpeedMeter speeds;

    ExperimentLine(Session session, SpeedMeter speeds) {
        this.session = session;
        this.speeds = speeds;
        setId("experiment-line");
        getStyleClass().add("experiment-line");
        setMaxWidth(Double.MAX_VALUE);
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(textProperty());
        setTooltip(whole);
        session.desiredProperty().addListener((property, was, is) -> show());
        speeds.versionProperty().addListener((property, was, is) -> show());
        show();
    }

    private void show() {
        Experiment experiment = session.desiredProperty().get().experiment();
        setText(summary(experiment) + " " + Messages.text("experiment." + experiment.id() + ".source") + " · "
                + time(speeds.of(experiment)));
    }

    /** Returns what an experiment learns. */
    static String summary(Experiment experiment) {
        return Messages.text("experiment." + experiment.id() + ".summary");
    }

    /** Returns how long the published length takes on this computer. */
    static String time(Optional<MeasuredSpeed> measured) {
        return measured.map(speed -> Messages.text(
                        "transport.measuredTime", roughly(speed.time()), FigureFormat.rate(speed.stepsPerSecond())))
                .orElseGet(() -> Messages.text("transport.measuredNotTimed"));
    }

    /** Returns a time in the unit in which it is a small number: no more than that is known of it. */
    private static String roughly(Duration time) {
        if (time.toSeconds() < 90) {
            return Messages.text("transport.seconds", Math.max(1, time.toSeconds()));
        }
        return time.toMinutes() < 90
                ? Messages.text("transport.minutes", time.toMinutes())
                : Messages.text("transport.hours", Math.round(time.toMinutes() / 60.0));
    }
}
