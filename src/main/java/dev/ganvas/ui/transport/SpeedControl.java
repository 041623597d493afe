package dev.ganvas.ui.transport;

import dev.ganvas.data.SampleShape;
import dev.ganvas.ui.model.Session;
import dev.ganvas.ui.model.SpeedLimit;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** How fast training may go: from a few steps a second, to be watched, to as fast as it can. */
final class SpeedControl extends VBox {
    private static final List<Double> RATES =
            List.of(5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0, SpeedLimit.FULL);
    /** Numbers learn within a tenth of a second at full speed: too fast to see. */
    private static final int WATCHABLE = RATES.indexOf(100.0);
    /** Points find their shape within a few thousand steps. */
    private static final int WATCHABLE_POINTS = RATES.indexOf(500.0);

    private final Slider slider = new Slider(0, RATES.size() - 1.0, RATES.size() - 1.0);
    private final Label text = new Label();

    SpeedControl(Session session) {
        getStyleClass().add("speed-control");
        slider.setId("speed");
        slider.setAccessibleText(Messages.text("transport.speed"));
        slider.setTooltip(new Tooltip(Messages.text("transport.speedHelp")));
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setBlockIncrement(1);
        text.setId("speed-text");
        getChildren().addAll(slider, text);
        slider.valueProperty().addListener((property, was, is) -> show(session, is.doubleValue()));
        session.model().runProperty().addListener((property, was, is) -> {
            if (is != null && (was == null || !was.experiment().equals(is.experiment()))) {
                slider.setValue(fitting(is.data().shape()));
            }
        });
        show(session, slider.getValue());
    }

    private static double fitting(SampleShape shape) {
        return shape.isImage() ? RATES.size() - 1.0 : shape.isPoint() ? WATCHABLE_POINTS : WATCHABLE;
    }

    private void show(Session session, double position) {
        double rate = RATES.get((int) Math.round(position));
        session.speedLimit().limit(rate);
        text.setText(
                rate == SpeedLimit.FULL
                        ? Messages.text("transport.fullSpeed")
                        : Messages.text("transport.atMost", FigureFormat.count(Math.round(rate))));
    }
}
