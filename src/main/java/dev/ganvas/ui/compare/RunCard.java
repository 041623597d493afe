package dev.ganvas.ui.compare;

import dev.ganvas.data.ValueRange;
import dev.ganvas.metric.NumberCensus;
import dev.ganvas.run.compare.ComparedRun;
import dev.ganvas.run.compare.ComparedRun.Outcome;
import dev.ganvas.run.history.RunFrame;
import dev.ganvas.ui.part.SamplePixels;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.widget.SampleGrid;
import dev.ganvas.ui.widget.chart.NumberHistogram;
import dev.ganvas.ui.widget.plane.PlaneContent;
import dev.ganvas.ui.widget.plane.PlaneView;
import dev.ganvas.ui.widget.plane.PlaneWindow;
import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One run among those compared: its name, and its samples at the step that is shown. */
final class RunCard extends VBox {
    private static final double HEADER = 24;

    private final ComparedRun run;
    private final float[] realPoints;
    private final Label step = new Label();
    private final SampleGrid grid = new SampleGrid();
    private final NumberHistogram histogram = new NumberHistogram();
    private final PlaneView plane = new PlaneView();
    private long painted = -1;

    RunCard(ComparedRun run, int index, float[] realPoints) {
        this.run = run;
        this.realPoints = realPoints;
        setId("compared-" + index);
        getStyleClass().addAll("card", "run-card");
        Label name = new Label(run.name());
        name.getStyleClass().add("card-title");
        name.setTooltip(new Tooltip(run.name()));
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        step.setId("compared-step-" + index);
        step.getStyleClass().add("card-note");
        step.setMinWidth(USE_PREF_SIZE);
        HBox header = new HBox(RunLineStyle.mark(index), name, step);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("card-header");
        Region content = run.shape().isImage() ? grid : run.shape().isPoint() ? plane : histogram;
        content.setId("compared-samples-" + index);
        content.setAccessibleText(Messages.text("compare.samplesOf", run.name()));
        content.setMinSize(0, 0);
        VBox.setVgrow(content, Priority.ALWAYS);
        if (run.shape().isImage()) {
            grid.columnsProperty()
                    .set((int) Math.ceil(Math.sqrt(run.experiment().shownSamples())));
        }
        ValueRange range = run.experiment().range();
        plane.setHome(PlaneWindow.of(range.low(), range.high()));
        getChildren().addAll(header, content);
        setMinSize(0, 0);
    }

    /** Returns the histogram of a run that makes numbers. */
    Optional<NumberHistogram> histogram() {
        return run.shape().isNumber() ? Optional.of(histogram) : Optional.empty();
    }

    /** Returns how much higher the card is than its samples. */
    double frameHeight() {
        return snappedTopInset() + HEADER + getSpacing() + snappedBottomInset();
    }

    /** Shows the samples of a step, or the newest ones. */
    void show(long wanted) {
        RunFrame frame = run.samples(wanted == CompareModel.NEWEST ? Long.MAX_VALUE : wanted);
        emptyText().set(waitingText());
        step.setText(stateText(frame));
        if (frame == null || frame.step() == painted) {
            return;
        }
        painted = frame.step();
        NumberCensus census = frame.census();
        if (census != null) {
            histogram.show(census.counts());
        } else if (run.shape().isPoint()) {
            plane.show(PlaneContent.ofPoints(realPoints, frame.samples()));
        } else {
            grid.show(
                    frame.samples().length / run.shape().length(),
                    run.shape().width(),
                    run.shape().height(),
                    SamplePixels.of(
                            frame.samples(), run.shape(), run.experiment().range()));
        }
    }

    private StringProperty emptyText() {
        if (run.shape().isPoint()) {
            return plane.emptyTextProperty();
        }
        return run.shape().isImage() ? grid.emptyTextProperty() : histogram.emptyTextProperty();
    }

    private String waitingText() {
        return switch (run.outcome()) {
            case WAITING -> Messages.text("compare.waits");
            case RUNNING -> Messages.text("compare.begins");
            case FAILED -> run.reason().map(Messages::sentence).orElse("");
            case FINISHED, CANCELLED -> Messages.text("compare.notBegun");
        };
    }

    private String stateText(@Nullable RunFrame frame) {
        if (run.outcome() == Outcome.FAILED) {
            return Messages.text("compare.failedAt", FigureFormat.count(run.step()));
        }
        return frame == null ? "" : Messages.text("compare.step", FigureFormat.count(frame.step()));
    }
}
