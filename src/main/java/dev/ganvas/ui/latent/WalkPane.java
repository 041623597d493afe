package dev.ganvas.ui.latent;

import dev.ganvas.data.Dataset;
import dev.ganvas.metric.Interpolation;
import dev.ganvas.run.latent.LatentWalk;
import dev.ganvas.ui.latent.LatentModel.Seen;
import dev.ganvas.ui.latent.ToggleChoice.Option;
import dev.ganvas.ui.part.Card;
import dev.ganvas.ui.part.SamplePixels;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.widget.SampleGrid;
import java.util.Arrays;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A walk through latent space: samples to choose stops from at the left, what lies between them at the right. */
final class WalkPane extends HBox {
    /** The strip shows at most this many frames, evenly picked. */
    private static final int MOST_IN_STRIP = 13;

    private static final int LEAST_FRAMES = 2;
    private static final int MOST_FRAMES = 48;

    private final LatentModel model;
    private final WalkExport saveStrip;
    private final WalkExport saveFilm;
    private final SampleGrid stops = new SampleGrid();
    private final SampleGrid large = new SampleGrid();
    private final SampleGrid strip = new SampleGrid();
    private final Slider position = new Slider(0, 1, 0);
    private final WalkPlayer player = new WalkPlayer(position);
    private final Label where = Card.note("walk-position");
    private int[] inStrip = new int[0];

    WalkPane(LatentModel model, WalkExport saveStrip, WalkExport saveFilm, ObservableValue<String> emptyText) {
        this.model = model;
        this.saveStrip = saveStrip;
        this.saveFilm = saveFilm;
        setId("latent-walk");
        getStyleClass().add("cards");
        getChildren().addAll(stopsCard(emptyText), walkCard());
        position.valueProperty().addListener((property, was, is) -> showFrame());
        model.seenProperty().addListener((property, was, is) -> show(is));
        model.active.addListener((property, was, is) -> player.pause());
        visibleProperty().addListener((property, was, is) -> player.pause());
        show(null);
    }

    private Card stopsCard(ObservableValue<String> emptyText) {
        stops.setId("walk-stops");
        stops.setAccessibleText(Messages.text("latent.stops"));
        stops.emptyTextProperty().bind(emptyText);
        stops.setOnCellClicked(model::choose);
        Button clear = new Button(Messages.text("latent.clearStops"));
        clear.setId("walk-clear");
        clear.setTooltip(new Tooltip(Messages.text("latent.clearStopsHelp")));
        clear.setOnAction(event -> model.stops.clear());
        clear.setMinWidth(USE_PREF_SIZE);
        Label note = Card.note("walk-stops-note");
        note.setText(Messages.text("latent.stopsNote"));
        Card card = new Card("walk-stops-card", "latent.stops", stops, note, clear);
        HBox.setHgrow(card, Priority.ALWAYS);
        card.setPrefWidth(100);
        return card;
    }

    private Card walkCard() {
        large.setId("walk-large");
        large.setAccessibleText(Messages.text("latent.walkName"));
        large.setFocusTraversable(false);
        large.emptyTextProperty().set(Messages.text("latent.chooseStops"));
        strip.setId("walk-strip");
        strip.setAccessibleText(Messages.text("latent.stripName"));
        strip.setMinHeight(40);
        strip.setPrefHeight(64);
        strip.setMaxHeight(64);
        strip.setOnCellClicked(cell -> position.setValue(inStrip[cell]));
        position.setId("walk-frame");
        position.setAccessibleText(Messages.text("latent.walkPosition"));
        position.setTooltip(new Tooltip(Messages.text("latent.walkPositionHelp")));
        position.setBlockIncrement(1);
        HBox.setHgrow(position, Priority.ALWAYS);
        HBox film = new HBox(player.button(), position);
        film.getStyleClass().add("lab-group");
        VBox content = new VBox(large, strip, film, settings(), buttons());
        VBox.setVgrow(large, Priority.ALWAYS);
        content.getStyleClass().add("walk-content");
        Card card = new Card("walk-card", "latent.walk", content, where);
        HBox.setHgrow(card, Priority.ALWAYS);
        card.setPrefWidth(100);
        return card;
    }

    private HBox settings() {
        ToggleChoice<Interpolation> way = new ToggleChoice<>(
                model.way,
                new Option<>(
                        Interpolation.SPHERICAL,
                        "walk-spherical",
                        Messages.text("latent.spherical"),
                        Messages.text("latent.sphericalHelp")),
                new Option<>(
                        Interpolation.LINEAR,
                        "walk-linear",
                        Messages.text("latent.linear"),
                        Messages.text("latent.linearHelp")));
        Slider frames = new Slider(LEAST_FRAMES, MOST_FRAMES, model.framesPerLeg.get());
        frames.setId("walk-frames");
        frames.setAccessibleText(Messages.text("latent.frames"));
        frames.setTooltip(new Tooltip(Messages.text("latent.framesHelp")));
        frames.setBlockIncrement(1);
        frames.valueProperty()
                .addListener((property, was, is) -> model.framesPerLeg.set((int) Math.round(is.doubleValue())));
        HBox.setHgrow(frames, Priority.ALWAYS);
        Label caption = new Label(Messages.text("latent.frames"));
        caption.setLabelFor(frames);
        caption.setMinWidth(USE_PREF_SIZE);
        Label count = new Label();
        count.setId("walk-frames-count");
        count.getStyleClass().add("frames-count");
        count.textProperty().bind(model.framesPerLeg.asString());
        HBox line = new HBox(way, caption, frames, count);
        line.getStyleClass().add("lab-group");
        return line;
    }

    private HBox buttons() {
        Button picture = new Button(Messages.text("latent.saveStrip"));
        picture.setId("walk-save-strip");
        picture.setTooltip(new Tooltip(Messages.text("latent.saveStripHelp")));
        picture.setOnAction(event -> withWalk(saveStrip));
        picture.disableProperty().bind(large.countProperty().isEqualTo(0));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button film = new Button(Messages.text("latent.saveFilm"));
        film.setId("walk-save-film");
        film.setTooltip(new Tooltip(Messages.text("latent.saveFilmHelp")));
        film.setOnAction(event -> withWalk(saveFilm));
        film.disableProperty().bind(large.countProperty().isEqualTo(0));
        HBox line = new HBox(space, picture, film);
        line.getStyleClass().add("lab-group");
        return line;
    }

    private void withWalk(WalkExport export) {
        Seen seen = model.seenProperty().get();
        LatentWalk walk = seen == null ? null : seen.walk();
        if (seen != null && walk != null) {
            export.write(walk, seen.frames(), seen.step());
        }
    }

    private void show(@Nullable Seen seen) {
        LatentWalk walk = seen == null ? null : seen.walk();
        if (seen == null || model.run() == null) {
            stops.clear();
        } else {
            Dataset data = model.run().data();
            int count = seen.base().length / data.shape().length();
            stops.columnsProperty().set((int) Math.ceil(Math.sqrt(count)));
            stops.show(
                    count,
                    data.shape().width(),
                    data.shape().height(),
                    SamplePixels.of(seen.base(), data.shape(), data.range()));
        }
        stops.setNumbered(model.stops);
        position.setDisable(walk == null);
        player.setFrames(walk == null ? 0 : walk.frames());
        if (walk == null) {
            large.clear();
            strip.clear();
            where.setText("");
        } else {
            showStrip(walk);
            showFrame();
        }
    }

    private void showStrip(LatentWalk walk) {
        int shown = Math.min(MOST_IN_STRIP, walk.frames());
        inStrip = new int[shown];
        Arrays.setAll(inStrip, i -> Math.round((float) i * (walk.frames() - 1) / (shown - 1)));
        Dataset data = run();
        strip.columnsProperty().set(shown);
        strip.show(shown, data.shape().width(), data.shape().height(), pixels(inStrip));
    }

    private void showFrame() {
        Seen seen = model.seenProperty().get();
        LatentWalk walk = seen == null ? null : seen.walk();
        if (walk == null || model.run() == null) {
            return;
        }
        int frame = Math.min(walk.frames() - 1, (int) Math.round(position.getValue()));
        Dataset data = run();
        large.show(1, data.shape().width(), data.shape().height(), pixels(frame));
        int nearest = 0;
        while (nearest < inStrip.length - 1 && inStrip[nearest + 1] <= frame) {
            nearest++;
        }
        strip.selectedProperty().set(nearest);
        int leg = walk.leg(frame);
        where.setText(Messages.text(
                "latent.walkAt",
                FigureFormat.count(walk.stops().get(leg) + 1L),
                FigureFormat.count(walk.stops().get(leg + 1) + 1L),
                FigureFormat.percent(walk.position(frame)),
                FigureFormat.decimal(Interpolation.norm(walk.noise().row(frame)))));
    }

    private Dataset run() {
        return Objects.requireNonNull(model.run()).data();
    }

    private int[] pixels(int... frames) {
        Dataset data = run();
        float[] all = Objects.requireNonNull(model.seenProperty().get()).frames();
        int size = data.shape().length();
        float[] picked = new float[frames.length * size];
        for (int i = 0; i < frames.length; i++) {
            System.arraycopy(all, frames[i] * size, picked, i * size, size);
        }
        return SamplePixels.of(picked, data.shape(), data.range());
    }
}
