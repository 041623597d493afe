package dev.ganvas.ui.train;

import dev.ganvas.data.Dataset;
import dev.ganvas.experiment.Experiment.DataKind;
import dev.ganvas.experiment.Schema;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunOutline;
import dev.ganvas.ui.model.DesiredSettings;
import dev.ganvas.ui.model.RunModel;
import dev.ganvas.ui.model.Session;
import dev.ganvas.ui.notice.Notices;
import dev.ganvas.ui.part.Card;
import dev.ganvas.ui.part.SamplePixels;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.thread.Background;
import dev.ganvas.ui.widget.SampleGrid;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A run that makes images: what it makes of fixed noise, above real images in the same size, beside the curves. The
 * samples get as much room as they can use, the curves the rest.
 */
public final class ImagesPane extends Region {
    /** Real images stand at least this close, however large the generated ones are. */
    private static final int LEAST_REAL_COLUMNS = 8;
    /** The height of the real images, as a share of the height of the generated ones. */
    private static final double REAL_SHARE = 0.3;
    /** The samples never take more than this share of the width. */
    private static final double MOST_WIDTH = 0.56;

    private static final double GAP = 12;
    /** The height of two lines, in sizes of the font. */
    private static final double TWO_LINES = 2.8;

    private final Session session;
    private final RunModel model;
    private final SampleGrid real = new SampleGrid();
    private final Label title = Card.note("real-note");
    private final GeneratedCard generated;
    private final SamplePanel panel;
    private final Card generatedCard;
    private final Card realCard;
    private final TrainingCharts curves;
    private int realColumns = 10;
    private int realRows;

    public ImagesPane(
            Session session,
            ChartPreferences view,
            ObservableValue<String> emptyText,
            Background background,
            Notices notices) {
        this.session = session;
        model = session.model();
        setId("images-pane");
        GeneratedSamples samples = new GeneratedSamples(session, notices);
        generated = new GeneratedCard(model, samples, emptyText);
        panel = new SamplePanel(model, samples, background, notices);
        grid(real, "real-grid", "train.realName", emptyText);
        generatedCard = generated.card();
        realCard = new Card("real", "train.realImages", real);
        describeInTwoLines();
        curves = new TrainingCharts(session, view, emptyText, "images");
        curves.disableProperty().bind(panel.visibleProperty()); // which then lies over them
        getChildren().addAll(generatedCard, realCard, curves, panel);
        openSamples();
        model.runProperty().addListener((property, was, is) -> showRun(is));
        session.desiredProperty().addListener((property, was, is) -> describe());
        showRun(model.runProperty().get());
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double frame = generatedCard.frameHeight();
        double realFrame = realCard.frameHeight();
        double byHeight = (height - GAP - frame - realFrame) / (1 + REAL_SHARE);
        double byWidth = width * MOST_WIDTH - generatedCard.frameWidth();
        double side = Math.max(0, Math.floor(Math.min(byHeight, byWidth)));
        // Where little height is left, as under a notice, the header needs more width than the images.
        double left = Math.max(side + generatedCard.frameWidth(), Math.ceil(generatedCard.headerWidth()));
        double top = byWidth < byHeight ? side + frame : Math.floor(side + frame);
        generatedCard.resizeRelocate(0, 0, left, top);
        double realHeight = height - top - GAP;
        realCard.resizeRelocate(0, top + GAP, left, realHeight);
        curves.resizeRelocate(left + GAP, 0, Math.max(0, width - left - GAP), height);
        panel.resizeRelocate(left + GAP, 0, Math.max(0, width - left - GAP), height);
        int fitting = side == 0 ? 0 : (int) Math.round((realHeight - realFrame) / (side / realColumns));
        if (fitting != realRows) {
            realRows = fitting;
            showReal();
        }
    }

    private void showRun(@Nullable Run run) {
        if (run != null && run.data().shape().isImage()) {
            int columns = (int) Math.ceil(Math.sqrt(run.experiment().shownSamples()));
            realColumns = columns < LEAST_REAL_COLUMNS ? 2 * columns : columns;
            real.columnsProperty().set(realColumns);
            realCard.setTitle(Messages.text(showsShippedDigits(run) ? "train.real" : "train.realImages"));
            requestLayout();
        }
        showReal();
    }

    private static boolean showsShippedDigits(Run run) {
        return run.experiment().dataKind() == DataKind.IDX_IMAGES
                && run.settings().get(Schema.DATA).isEmpty();
    }

    /** A click opens a sample beside the grid; what is selected in the grid and what is open are then the same. */
    private void openSamples() {
        SampleGrid grid = generated.grid();
        generated.setOnSampleClicked(panel.indexProperty()::set);
        grid.selectedProperty().addListener((property, was, is) -> {
            if (panel.indexProperty().get() != SamplePanel.CLOSED) {
                panel.indexProperty().set(is.intValue());
            }
        });
        panel.indexProperty().addListener((property, was, is) -> {
            grid.selectedProperty().set(is.intValue());
            if (is.intValue() == SamplePanel.CLOSED) {
                grid.requestFocus();
            }
        });
    }

    private void showReal() {
        Run run = model.runProperty().get();
        if (run == null || !run.data().shape().isImage() || realRows == 0) {
            real.clear();
            title.setText("");
            return;
        }
        Dataset data = run.data();
        int count = Math.min(data.size(), realRows * realColumns);
        real.show(count, data.shape().width(), data.shape().height(), SamplePixels.of(data, count));
        describe();
    }

    /** What is to be said of a data set may be longer still: then it ends in dots, and a tip has the whole. */
    private void describeInTwoLines() {
        title.setWrapText(true);
        title.setMinWidth(0);
        title.minHeightProperty().bind(title.prefHeightProperty());
        title.prefHeightProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> Math.ceil(TWO_LINES * title.getFont().getSize()), title.fontProperty()));
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(title.textProperty());
        title.setTooltip(whole);
        realCard.addLine(title);
    }

    /** Says what it learns from and for how long. */
    private void describe() {
        Run run = model.runProperty().get();
        DesiredSettings desired = session.desiredProperty().get();
        if (run != null && desired.experiment().equals(run.experiment())) {
            title.setText(Messages.sentence(RunOutline.of(run.experiment(), desired.of(run), run.data())));
        }
    }

    private static void grid(SampleGrid grid, String id, String nameKey, ObservableValue<String> emptyText) {
        grid.setId(id);
        grid.setAccessibleText(Messages.text(nameKey));
        grid.emptyTextProperty().bind(emptyText);
    }
}
