package dev.ganvas.ui.train;

import dev.ganvas.data.Dataset;
import dev.ganvas.run.RealNeighbours.Neighbour;
import dev.ganvas.ui.notice.Notices;
import dev.ganvas.ui.part.Card;
import dev.ganvas.ui.part.SamplePixels;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.thread.Background;
import dev.ganvas.ui.train.NeighbourSearch.FoundNeighbours;
import dev.ganvas.ui.widget.SampleGrid;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The training images nearest to a generated one, their distances, and what those say about memory. */
final class NearestImages extends VBox {
    /** Nearer than this share of the typical distance between real images: perhaps a copy. */
    private static final double COPY = 0.5;
    /** Farther than this: unlike the data. */
    private static final double FAR = 1.5;

    private static final double IMAGE = 56;

    private final NeighbourSearch search;
    private final Label note = Card.note("nearest-note");
    private final Label verdict = new Label();
    private final List<SampleGrid> images = new ArrayList<>();
    private final List<Label> distances = new ArrayList<>();

    NearestImages(Background background, Notices notices) {
        search = new NeighbourSearch(background, this::show, this::showProgress, notices::show);
        setId("sample-nearest");
        getStyleClass().add("nearest-images");
        Label caption = new Label(Messages.text("sample.nearest"));
        caption.getStyleClass().add("card-title");
        caption.setMinWidth(USE_PREF_SIZE);
        caption.setTooltip(new Tooltip(Messages.text("sample.nearestHelp")));
        HBox header = new HBox(caption, note);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("card-header");
        HBox row = new HBox();
        row.getStyleClass().add("nearest-row");
        for (int i = 0; i < NeighbourSearch.MOST; i++) {
            row.getChildren().add(cell(i));
        }
        verdict.setId("nearest-verdict");
        verdict.setWrapText(true);
        verdict.getStyleClass().add("explanation");
        verdict.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(header, row, verdict);
    }

    private VBox cell(int place) {
        SampleGrid image = new SampleGrid();
        image.setId("nearest-" + (place + 1));
        image.setFocusTraversable(false);
        image.setMouseTransparent(true);
        image.setMinSize(28, 28);
        image.setPrefSize(IMAGE, IMAGE);
        image.setMaxHeight(IMAGE);
        Label distance = new Label();
        distance.setId("nearest-distance-" + (place + 1));
        distance.getStyleClass().add("card-note");
        images.add(image);
        distances.add(distance);
        VBox cell = new VBox(image, distance);
        cell.setAlignment(Pos.TOP_CENTER);
        HBox.setHgrow(cell, Priority.ALWAYS);
        return cell;
    }

    void look(Dataset data, float[] sample) {
        search.look(data, sample);
    }

    void cancel() {
        search.cancel();
        images.forEach(SampleGrid::clear);
        distances.forEach(distance -> distance.setText(""));
        verdict.setText(Messages.text("sample.looking"));
        note.setText("");
    }

    private void showProgress(double share) {
        note.setText(Messages.text("sample.lookingAt", FigureFormat.percent(share)));
    }

    private void show(FoundNeighbours found) {
        Dataset data = found.data();
        float[] pixels = new float[data.shape().length()];
        for (int place = 0; place < images.size(); place++) {
            if (place >= found.nearest().size()) {
                images.get(place).clear();
                distances.get(place).setText("");
                continue;
            }
            Neighbour neighbour = found.nearest().get(place);
            data.copy(neighbour.index(), pixels, 0);
            images.get(place)
                    .show(
                            1,
                            data.shape().width(),
                            data.shape().height(),
                            SamplePixels.of(pixels, data.shape(), data.range()));
            String distance = FigureFormat.small(neighbour.distance());
            images.get(place).setAccessibleText(Messages.text("sample.nearestOf", neighbour.index() + 1, distance));
            distances.get(place).setText(distance);
        }
        note.setText(Messages.text("sample.typical", FigureFormat.small(found.typical())));
        verdict.setText(Messages.text(verdictOn(found.nearest().get(0).distance(), found.typical())));
    }

    private static String verdictOn(double distance, double typical) {
        if (distance < COPY * typical || distance == 0) {
            return "sample.memorised";
        }
        return distance <= FAR * typical ? "sample.own" : "sample.far";
    }
}
