package dev.ganvas.ui.transport;

import dev.ganvas.experiment.Schema;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunState;
import dev.ganvas.ui.model.RunModel;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import java.time.Duration;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What the run does and how far it is: state, step and epoch, rate and time. */
final class StatusFigures extends HBox {
    private final RunModel model;
    private final Region dot = new Region();

    StatusFigures(RunModel model) {
        this.model = model;
        getStyleClass().add("status-figures");
        setAlignment(Pos.CENTER_RIGHT);
        dot.getStyleClass().add("state-dot");
        Label state = figure("state-text", "figure");
        state.setGraphic(dot);
        state.textProperty()
                .bind(Bindings.createStringBinding(this::text, model.loadingProperty(), model.stateProperty()));
        Label time = figure("time-text", "figure-caption");
        time.textProperty()
                .bind(Bindings.createStringBinding(this::time, model.elapsedProperty(), model.remainingProperty()));
        Label step = figure("step-text", "figure");
        step.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Messages.text(
                                "status.step",
                                FigureFormat.count(model.stepProperty().get())),
                        model.stepProperty()));
        Label epoch = figure("epoch-text", "figure-caption");
        Observable[] epochs = {model.epochProperty(), model.lastStepProperty(), model.runProperty()};
        epoch.textProperty().bind(Bindings.createStringBinding(this::epoch, epochs));
        Label rate = figure("rate-text", "figure");
        rate.textProperty()
                .bind(Bindings.createStringBinding(this::rate, model.stepsPerSecondProperty(), model.stateProperty()));
        Label unit = figure("rate-unit", "figure-caption");
        unit.setText(Messages.text("status.stepsPerSecond"));
        getChildren()
                .addAll(pair("state-pair", state, time), pair("step-pair", step, epoch), pair("rate-pair", rate, unit));
        model.stateProperty().addListener((property, was, is) -> mark(is));
        mark(model.stateProperty().get());
    }

    private String text() {
        return switch (model.stateProperty().get()) {
            case COMPILING -> model.loadingProperty().get();
            case READY -> Messages.text("state.ready");
            case RUNNING -> Messages.text("state.running");
            case PAUSED -> Messages.text("state.paused");
            case FINISHED -> Messages.text("state.finished");
            case FAILED -> Messages.text("state.failed");
            case DIVERGED -> Messages.text("state.diverged");
            case STOPPED -> Messages.text("state.stopped");
        };
    }

    private String time() {
        String elapsed = FigureFormat.time(model.elapsedProperty().get());
        @Nullable Duration left = model.remainingProperty().get();
        return left == null ? elapsed : Messages.text("status.timeLeft", elapsed, FigureFormat.time(left));
    }

    private String epoch() {
        Run run = model.runProperty().get();
        String done = FigureFormat.count(model.epochProperty().get());
        if (run == null || model.lastStepProperty().get() == Long.MAX_VALUE) {
            return Messages.text("status.epoch", done);
        }
        long epochs = run.settings().get(Schema.EPOCHS);
        if (epochs == 0) {
            return Messages.text(
                    "status.ofSteps",
                    FigureFormat.count(model.lastStepProperty().get()));
        }
        return Messages.text("status.epochOf", done, FigureFormat.count(epochs));
    }

    private String rate() {
        double rate = model.stepsPerSecondProperty().get();
        return rate > 0 ? FigureFormat.rate(rate) : "–";
    }

    private void mark(RunState state) {
        for (RunState each : RunState.values()) {
            dot.pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(each.name().toLowerCase(java.util.Locale.ROOT)), each == state);
        }
    }

    private static VBox pair(String id, Label above, Label below) {
        VBox pair = new VBox(above, below);
        pair.setId(id);
        pair.getStyleClass().add("figure-pair");
        return pair;
    }

    private static Label figure(String id, String styleClass) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add(styleClass);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
