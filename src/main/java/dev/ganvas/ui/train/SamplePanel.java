package dev.ganvas.ui.train;

import dev.ganvas.data.Dataset;
import dev.ganvas.metric.Interpolation;
import dev.ganvas.run.Run;
import dev.ganvas.ui.model.RunModel;
import dev.ganvas.ui.notice.Notices;
import dev.ganvas.ui.part.Card;
import dev.ganvas.ui.part.SamplePixels;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.theme.Icon;
import dev.ganvas.ui.thread.Background;
import dev.ganvas.ui.train.GeneratedSamples.Shot;
import dev.ganvas.ui.widget.SampleGrid;
import dev.ganvas.ui.widget.VectorBars;
import java.util.Locale;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * One generated image from near: large, with the latent vector that it was made of and the training images that look
 * most like it. Follows the moment that is shown; the arrow keys go to the next image, Escape closes it.
 */
final class SamplePanel extends VBox {
    /** The value of {@link #indexProperty} while the panel is closed. */
    static final int CLOSED = -1;

    private final RunModel model;
    private final GeneratedSamples samples;
    private final IntegerProperty index = new SimpleIntegerProperty(this, "index", CLOSED);
    private final SampleGrid large = new SampleGrid();
    private final VectorBars bars = new VectorBars();
    private final TextArea numbers = new TextArea();
    private final Label title = new Label();
    private final Label latentNote = Card.note("sample-latent-note");
    private final NearestImages nearest;
    private String copied = "";

    SamplePanel(RunModel model, GeneratedSamples samples, Background background, Notices notices) {
        this.model = model;
        this.samples = samples;
        setId("sample-panel");
        getStyleClass().addAll("card", "sample-panel");
        nearest = new NearestImages(background, notices);
        large.setId("sample-large");
        large.setFocusTraversable(false);
        large.setMinSize(60, 60);
        large.setPrefSize(240, 240);
        VBox.setVgrow(large, Priority.ALWAYS);
        bars.setId("sample-bars");
        bars.setAccessibleText(Messages.text("sample.latent"));
        bars.setMinHeight(28);
        bars.setPrefHeight(40);
        numbers.setId("sample-numbers");
        numbers.setAccessibleText(Messages.text("sample.latent"));
        numbers.setTooltip(new Tooltip(Messages.text("sample.numbersHelp")));
        numbers.setEditable(false);
        numbers.setWrapText(true);
        numbers.setPrefRowCount(2);
        numbers.setMinHeight(44);
        getChildren().addAll(header(), large, latentLine(), bars, numbers, nearest);
        // Before buttons take the arrow keys to pass the focus on.
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        setVisible(false);
        index.addListener((property, was, is) -> show());
        samples.shotProperty().addListener((property, was, is) -> show());
    }

    /** Which image is shown, or {@link #CLOSED}. */
    IntegerProperty indexProperty() {
        return index;
    }

    void close() {
        index.set(CLOSED);
    }

    private HBox header() {
        title.setId("sample-title");
        title.getStyleClass().add("card-title");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Button close = new Button("", Icon.CLOSE.node());
        close.setId("sample-close");
        close.getStyleClass().add("icon-button");
        close.setAccessibleText(Messages.text("sample.close"));
        close.setTooltip(new Tooltip(Messages.text("sample.close")));
        close.setOnAction(event -> close());
        HBox header = new HBox(title, close);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("card-header");
        return header;
    }

    private HBox latentLine() {
        Label caption = new Label(Messages.text("sample.latent"));
        caption.getStyleClass().add("card-title");
        caption.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button copy = new Button(Messages.text("sample.copy"));
        copy.setId("sample-copy");
        copy.setTooltip(new Tooltip(Messages.text("sample.copyHelp")));
        copy.setMinWidth(USE_PREF_SIZE);
        copy.setOnAction(event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(copied);
            Clipboard.getSystemClipboard().setContent(content);
            latentNote.setText(Messages.text("sample.copied"));
        });
        HBox line = new HBox(caption, latentNote, space, copy);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("card-header");
        return line;
    }

    private void show() {
        Shot shot = samples.shotProperty().get();
        Run run = model.runProperty().get();
        int at = index.get();
        if (at != CLOSED && (shot == null || run == null || at >= count(shot, run))) {
            close();
            return;
        }
        setVisible(at != CLOSED);
        if (at == CLOSED || shot == null || run == null) {
            nearest.cancel();
            return;
        }
        show(at, shot, run.data());
    }

    private void show(int at, Shot shot, Dataset data) {
        int size = data.shape().length();
        float[] sample = new float[size];
        System.arraycopy(shot.samples(), at * size, sample, 0, size);
        String noise = Messages.text(GeneratedCard.isFixed(shot.origin()) ? "sample.fixed" : "sample.other");
        String name = Messages.text("sample.title", at + 1, FigureFormat.count(shot.step()), noise);
        title.setText(name);
        large.setAccessibleText(name);
        large.show(1, data.shape().width(), data.shape().height(), SamplePixels.of(sample, data.shape(), data.range()));
        float[] latent = shot.noise().row(at);
        String text = joined(latent, "%.3f", "  ");
        if (!text.equals(numbers.getText())) {
            bars.show(latent);
            numbers.setText(text);
            copied = joined(latent, "%s", ", ");
            latentNote.setText(Messages.text(
                    "sample.latentOf",
                    FigureFormat.count(latent.length),
                    FigureFormat.decimal(Interpolation.norm(latent))));
        }
        nearest.look(data, sample);
    }

    private static int count(@Nullable Shot shot, Run run) {
        return shot == null ? 0 : shot.samples().length / run.data().shape().length();
    }

    private static String joined(float[] values, String pattern, String between) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : between).append(String.format(Locale.ROOT, pattern, values[i]));
        }
        return text.toString();
    }

    private void keyPressed(KeyEvent event) {
        Run run = model.runProperty().get();
        int last = run == null ? 0 : count(samples.shotProperty().get(), run) - 1;
        switch (event.getCode()) {
            case ESCAPE -> close();
            case LEFT, RIGHT -> {
                if (event.getTarget() instanceof TextArea) {
                    return;
                }
                int by = event.getCode() == KeyCode.LEFT ? -1 : 1;
                index.set(Math.max(0, Math.min(last, index.get() + by)));
            }
            default -> {
                return;
            }
        }
        event.consume();
    }
}
