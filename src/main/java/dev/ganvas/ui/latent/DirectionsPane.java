package dev.ganvas.ui.latent;

import dev.ganvas.data.Dataset;
import dev.ganvas.run.Run;
import dev.ganvas.ui.latent.DirectionsModel.Behind;
import dev.ganvas.ui.part.Card;
import dev.ganvas.ui.part.SamplePixels;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.widget.SampleGrid;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Sliders along the directions of latent space at the left, the samples that they move at the right. */
final class DirectionsPane extends HBox {
    /** As long as z itself is in the usual latent spaces, or nearly. */
    private static final double FAR = 6;

    private final DirectionsModel model;
    private final LatentModel lab;
    private final SampleGrid moved = new SampleGrid();
    private final SampleGrid pair = new SampleGrid();
    private final Label distance = Card.note("direction-distance");

    /** Creates it; {@code chooser} asks the user for a picture. */
    DirectionsPane(
            DirectionsModel model,
            LatentModel lab,
            Supplier<Optional<Path>> chooser,
            ObservableValue<String> emptyText) {
        this.model = model;
        this.lab = lab;
        setId("latent-directions");
        getStyleClass().add("cards");
        moved.setId("direction-samples");
        moved.setAccessibleText(Messages.text("latent.moved"));
        moved.emptyTextProperty().bind(emptyText);
        Card left = new Card("direction-card", "latent.directions", new VBox(sliders(), image(chooser)));
        left.getStyleClass().add("direction-card");
        Card right = new Card("direction-samples-card", "latent.moved", moved);
        HBox.setHgrow(right, Priority.ALWAYS);
        getChildren().addAll(left, right);
        model.movedProperty().addListener((property, was, is) -> show(is));
        model.behindProperty().addListener((property, was, is) -> showPair(is));
        showPair(null);
    }

    private VBox sliders() {
        VBox rows = new VBox();
        rows.getStyleClass().add("walk-content");
        for (int i = 0; i < DirectionsModel.COUNT; i++) {
            rows.getChildren().add(slider(i));
        }
        Button reset = button("direction-reset", "latent.resetDirections", "latent.resetDirectionsHelp");
        reset.setOnAction(event -> model.reset());
        Button again = button("direction-again", "latent.findDirections", "latent.findDirectionsHelp");
        again.setOnAction(event -> model.findAgain());
        rows.getChildren().add(line(reset, again));
        return rows;
    }

    private HBox slider(int index) {
        Slider slider = new Slider(-FAR, FAR, 0);
        slider.setId("direction-" + (index + 1));
        slider.setAccessibleText(Messages.text("latent.direction", index + 1));
        slider.setTooltip(new Tooltip(Messages.text("latent.directionHelp")));
        slider.setBlockIncrement(0.5);
        slider.valueProperty().bindBidirectional(model.amounts.get(index));
        model.directionsProperty()
                .addListener((property, was, is) -> slider.setDisable(is == null || index >= is.count()));
        slider.setDisable(true);
        HBox.setHgrow(slider, Priority.ALWAYS);
        Label name = new Label(Messages.text("latent.direction", index + 1));
        name.setMinWidth(USE_PREF_SIZE);
        name.setLabelFor(slider);
        Label value = new Label();
        value.getStyleClass().add("frames-count");
        value.textProperty().bind(model.amounts.get(index).asString("%.1f"));
        return line(name, slider, value);
    }

    private VBox image(Supplier<Optional<Path>> chooser) {
        Button open = button("direction-image", "latent.findImage", "latent.findImageHelp");
        open.setOnAction(event -> chooser.get().ifPresent(model::search));
        Button drawn = button("direction-drawn", "latent.drawnAgain", "latent.drawnAgainHelp");
        drawn.setOnAction(event -> model.forgetImage());
        drawn.visibleProperty().bind(model.behindProperty().isNotNull());
        drawn.managedProperty().bind(drawn.visibleProperty());
        ProgressBar bar = new ProgressBar();
        bar.setId("direction-progress");
        bar.progressProperty().bind(model.progressProperty());
        HBox.setHgrow(bar, Priority.ALWAYS);
        bar.setMaxWidth(Double.MAX_VALUE);
        Button cancel = button("direction-cancel", "latent.cancelSearch", "latent.cancelSearchHelp");
        cancel.setOnAction(event -> model.cancel());
        HBox searching = line(bar, cancel);
        searching.visibleProperty().bind(model.progressProperty().greaterThanOrEqualTo(0));
        searching.managedProperty().bind(searching.visibleProperty());
        open.disableProperty().bind(searching.visibleProperty());
        pair.setId("direction-pair");
        pair.setAccessibleText(Messages.text("latent.imagePair"));
        pair.columnsProperty().set(2);
        pair.setMinHeight(80);
        pair.setPrefHeight(120);
        pair.visibleProperty().bind(model.behindProperty().isNotNull());
        distance.visibleProperty().bind(pair.visibleProperty());
        VBox box = new VBox(line(open, drawn), searching, pair, distance);
        box.getStyleClass().add("walk-content");
        return box;
    }

    private static Button button(String id, String textKey, String helpKey) {
        Button button = new Button(Messages.text(textKey));
        button.setId(id);
        button.setTooltip(new Tooltip(Messages.text(helpKey)));
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(nodes);
        line.getStyleClass().add("lab-group");
        return line;
    }

    private void show(float @Nullable [] samples) {
        Run run = lab.run();
        if (samples == null || run == null) {
            moved.clear();
        } else {
            show(moved, samples, run.data());
        }
    }

    private void showPair(@Nullable Behind behind) {
        Run run = lab.run();
        if (behind == null || run == null) {
            pair.clear();
            distance.setText("");
            return;
        }
        int size = behind.image().length;
        float[] both = Arrays.copyOf(behind.image(), 2 * size);
        System.arraycopy(behind.found().sample(), 0, both, size, size);
        Dataset data = run.data();
        pair.show(2, data.shape().width(), data.shape().height(), SamplePixels.of(both, data.shape(), data.range()));
        double range = data.range().high() - data.range().low();
        distance.setText(Messages.text(
                "latent.imageDistance", FigureFormat.percent(behind.found().distance() / range)));
    }

    private static void show(SampleGrid grid, float[] samples, Dataset data) {
        int count = samples.length / data.shape().length();
        grid.columnsProperty().set((int) Math.ceil(Math.sqrt(count)));
        grid.show(
                count,
                data.shape().width(),
                data.shape().height(),
                SamplePixels.of(samples, data.shape(), data.range()));
    }
}
