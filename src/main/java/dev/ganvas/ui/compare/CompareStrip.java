package dev.ganvas.ui.compare;

import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.theme.Icon;
import dev.ganvas.ui.widget.chart.StepSlider;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The strip at the bottom while runs are compared: one slider moves the samples of all to the same step. */
public final class CompareStrip extends HBox {

    /** Creates the strip of a comparison. */
    public CompareStrip(CompareModel model) {
        setId("compare-strip");
        getStyleClass().add("timeline-strip");
        StepSlider slider = new StepSlider();
        slider.setId("compare-slider");
        slider.setAccessibleText(Messages.text("compare.slider"));
        Tooltip.install(slider, new Tooltip(Messages.text("compare.sliderHelp")));
        slider.valueProperty().bindBidirectional(model.shownStepProperty());
        HBox.setHgrow(slider, Priority.ALWAYS);
        Label step = new Label();
        step.setId("compare-shown");
        step.getStyleClass().add("timeline-step");
        step.setMinWidth(USE_PREF_SIZE);
        step.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.shownStepProperty().get() == CompareModel.NEWEST
                                ? Messages.text("compare.newest")
                                : Messages.text(
                                        "compare.step",
                                        FigureFormat.count(
                                                model.shownStepProperty().get())),
                        model.shownStepProperty()));
        Button newest = new Button(Messages.text("compare.toNewest"), Icon.LIVE.node());
        newest.setId("compare-newest");
        newest.setTooltip(new Tooltip(Messages.text("compare.toNewestHelp")));
        newest.setMinWidth(USE_PREF_SIZE);
        newest.setOnAction(event -> model.shownStepProperty().set(CompareModel.NEWEST));
        newest.disableProperty().bind(model.shownStepProperty().isEqualTo(CompareModel.NEWEST));
        model.versionProperty().addListener((property, was, is) -> {
            slider.lastStepProperty().set(model.lastStep());
            slider.setStops(model.stops());
        });
        getChildren().addAll(slider, step, newest);
    }
}
