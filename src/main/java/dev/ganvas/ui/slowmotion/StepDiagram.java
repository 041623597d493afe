package dev.ganvas.ui.slowmotion;

import dev.ganvas.data.Dataset;
import dev.ganvas.data.SampleShape;
import dev.ganvas.engine.Learners;
import dev.ganvas.engine.StepTrace;
import dev.ganvas.engine.StepTrace.Kind;
import dev.ganvas.engine.StepTrace.Phase;
import dev.ganvas.ui.part.SamplePixels;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.widget.SampleGrid;
import dev.ganvas.ui.widget.plane.PlaneContent;
import dev.ganvas.ui.widget.plane.PlaneView;
import dev.ganvas.ui.widget.plane.PlaneWindow;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Noise, G, fakes, real samples, D and the loss, with the part at work lit and the others dimmed. */
final class StepDiagram extends Region {
    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
    private static final int OPAQUE = 0xFF000000;
    private static final PlaneWindow NOISE_PLANE = PlaneWindow.of(0, 1);

    private final SampleGrid noise = grid("slow-noise-grid", "slow.noise", 1);
    private final PlaneView noisePlane = plane("slow-noise-plane", "slow.noise");
    private final SampleGrid fakes = grid("slow-fake-grid", "slow.fakes", 4);
    private final SampleGrid reals = grid("slow-real-grid", "slow.reals", 4);
    private final PlaneView fakePlane = plane("slow-fake-plane", "slow.fakes");
    private final PlaneView realPlane = plane("slow-real-plane", "slow.reals");
    private final Label generatorFigure = figure("slow-g-figure");
    private final Label discriminatorFigure = figure("slow-d-figure");
    private final Label realFigure = figure("slow-real-figure");
    private final Label fakeFigure = figure("slow-fake-figure");
    private final Label lossFigure = figure("slow-loss-figure");
    private final VBox z = part("slow-z", "slow.z", new StackPane(noise, noisePlane), "slow-plain");
    private final VBox g = part("slow-g", "slow.generator", generatorFigure, "slow-generator");
    private final VBox fake = part("slow-fake", "slow.xFake", new StackPane(fakes, fakePlane), "slow-plain");
    private final VBox real = part("slow-real", "slow.xReal", new StackPane(reals, realPlane), "slow-plain");
    private final VBox d = part("slow-d", "slow.discriminator", discriminatorFigure, "slow-discriminator");
    private final VBox loss = part("slow-loss", "slow.loss", lossFigure, "slow-plain");
    private final List<VBox> parts = List.of(z, g, fake, real, d, loss);
    private final Arrow noiseToG = new Arrow();
    private final Arrow gToFake = new Arrow();
    private final Arrow fakeToD = new Arrow();
    private final Arrow realToD = new Arrow();
    private final Arrow dToLoss = new Arrow();

    StepDiagram() {
        setId("slow-diagram");
        setMinSize(0, 0);
        fake.getChildren().add(fakeFigure);
        real.getChildren().add(realFigure);
        getChildren().addAll(noiseToG, gToFake, fakeToD, realToD, dToLoss);
        getChildren().addAll(parts);
    }

    private static SampleGrid grid(String id, String nameKey, int columns) {
        SampleGrid grid = new SampleGrid();
        grid.setId(id);
        grid.setAccessibleText(Messages.text(nameKey));
        grid.columnsProperty().set(columns);
        grid.setMinSize(0, 0);
        grid.setFocusTraversable(false);
        return grid;
    }

    private static PlaneView plane(String id, String nameKey) {
        PlaneView plane = new PlaneView();
        plane.setId(id);
        plane.setAccessibleText(Messages.text(nameKey));
        plane.setMinSize(0, 0);
        plane.setFocusTraversable(false);
        plane.setVisible(false);
        return plane;
    }

    private static Label figure(String id) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add("slow-figure");
        label.setWrapText(true);
        return label;
    }

    private static VBox part(String id, String titleKey, Region content, String styleClass) {
        Label title = new Label(Messages.text(titleKey));
        title.getStyleClass().add("card-title");
        VBox.setVgrow(content, Priority.ALWAYS);
        VBox part = new VBox(title, content);
        part.setId(id);
        part.getStyleClass().addAll("slow-part", styleClass);
        return part;
    }

    /**
     * Shows a step as it stands after the phase {@code index}, or nothing.
     *
     * @param latentSize how many numbers make one z
     */
    void show(@Nullable StepTrace trace, int index, @Nullable Dataset data, int latentSize) {
        noise.clear();
        fakes.clear();
        reals.clear();
        boolean points = data != null && data.shape().isPoint();
        List.of(fakes, reals).forEach(grid -> grid.setVisible(!points));
        List.of(fakePlane, realPlane).forEach(plane -> plane.setVisible(points));
        noisePlane.setVisible(points && latentSize <= 2);
        noise.setVisible(!noisePlane.isVisible());
        List.of(noisePlane, fakePlane, realPlane).forEach(PlaneView::clear);
        List.of(generatorFigure, discriminatorFigure, realFigure, fakeFigure, lossFigure)
                .forEach(label -> label.setText(""));
        if (trace == null || data == null) {
            parts.forEach(part -> part.pseudoClassStateChanged(ACTIVE, false));
            return;
        }
        for (int i = 0; i <= index; i++) {
            take(trace.phases().get(i), data, latentSize);
        }
        light(trace.phases().get(index));
    }

    private void take(Phase phase, Dataset data, int latentSize) {
        boolean forGenerator = phase.turn() == Learners.GENERATOR;
        String figure = PhaseText.figure(phase);
        switch (phase.kind()) {
            case NOISE -> {
                if (noisePlane.isVisible()) {
                    showNoisePoints(phase.rows(), latentSize);
                } else {
                    showNoise(phase.rows(), latentSize);
                }
            }
            case FAKES -> {
                if (data.shape().isPoint()) {
                    show(fakePlane, PlaneContent.ofPoints(new float[0], phase.rows()), data);
                } else {
                    show(fakes, phase.rows(), data);
                }
                fakeFigure.setText("");
            }
            case REALS -> {
                if (data.shape().isPoint()) {
                    show(realPlane, PlaneContent.ofPoints(phase.rows(), new float[0]), data);
                } else {
                    show(reals, phase.rows(), data);
                }
            }
            case JUDGE_REAL -> realFigure.setText(Messages.text("slow.dOfX", figure));
            case JUDGE_FAKE -> fakeFigure.setText(Messages.text("slow.dOfFake", figure));
            case LOSS -> lossFigure.setText(Messages.text(forGenerator ? "slow.gLoss" : "slow.dLoss", figure));
            case GRADIENT ->
                (forGenerator ? generatorFigure : discriminatorFigure).setText(Messages.text("slow.gradient", figure));
            case UPDATE ->
                (forGenerator ? generatorFigure : discriminatorFigure).setText(Messages.text("slow.moved", figure));
        }
    }

    private static void show(SampleGrid grid, float[] rows, Dataset data) {
        SampleShape shape = data.shape();
        int count = rows.length / shape.length();
        grid.columnsProperty().set(shape.isImage() ? 4 : 1);
        grid.show(count, shape.width(), shape.height(), SamplePixels.of(rows, shape, data.range()));
    }

    private static void show(PlaneView plane, PlaneContent content, Dataset data) {
        plane.setHome(PlaneWindow.of(data.range().low(), data.range().high()));
        plane.show(content);
    }

    /** Noise of one or two numbers as points; single numbers lie beside one another. */
    private void showNoisePoints(float[] rows, int size) {
        float[] points = new float[rows.length / size * 2];
        for (int i = 0; i < rows.length / size; i++) {
            points[2 * i] = rows[i * size];
            points[2 * i + 1] = size == 2 ? rows[i * size + 1] : 0.5f;
        }
        noisePlane.setHome(NOISE_PLANE.holding(points));
        noisePlane.show(PlaneContent.ofPoints(new float[0], points));
    }

    /** Noise as grey levels from the least to the largest: a column for each of the first few z. */
    private void showNoise(float[] rows, int size) {
        int drawn = rows.length / size;
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float value : rows) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        int[] pixels = new int[rows.length];
        for (int i = 0; i < pixels.length; i++) {
            int level = high > low ? Math.round(255 * (rows[i] - low) / (high - low)) : 0;
            pixels[i % size * drawn + i / size] = OPAQUE | level << 16 | level << 8 | level;
        }
        noise.show(1, drawn, size, pixels);
    }

    private void light(Phase phase) {
        Kind kind = phase.kind();
        boolean generator = phase.turn() == Learners.GENERATOR;
        boolean back = kind == Kind.GRADIENT;
        active(z, kind == Kind.NOISE);
        active(g, kind == Kind.FAKES || (generator && (back || kind == Kind.UPDATE)));
        active(fake, kind == Kind.FAKES || kind == Kind.JUDGE_FAKE || (generator && back));
        active(real, kind == Kind.REALS || kind == Kind.JUDGE_REAL);
        active(d, kind == Kind.JUDGE_REAL || kind == Kind.JUDGE_FAKE || back || (!generator && kind == Kind.UPDATE));
        active(loss, kind == Kind.LOSS || back);
        noiseToG.show(kind == Kind.FAKES, false);
        gToFake.show(kind == Kind.FAKES || (generator && back), generator && back);
        fakeToD.show(kind == Kind.JUDGE_FAKE || (generator && back), generator && back);
        realToD.show(kind == Kind.JUDGE_REAL, false);
        dToLoss.show(kind == Kind.LOSS || back, back);
    }

    private static void active(VBox part, boolean works) {
        part.pseudoClassStateChanged(ACTIVE, works);
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        place(z, 0, 0, 0.16, 0.52, w, h);
        place(g, 0.19, 0.12, 0.15, 0.28, w, h);
        place(fake, 0.37, 0, 0.26, 0.5, w, h);
        place(real, 0.37, 0.54, 0.26, 0.46, w, h);
        place(d, 0.67, 0.36, 0.15, 0.3, w, h);
        place(loss, 0.86, 0.4, 0.14, 0.22, w, h);
        join(noiseToG, z, g);
        join(gToFake, g, fake);
        join(fakeToD, fake, d);
        join(realToD, real, d);
        join(dToLoss, d, loss);
    }

    private static void place(Region part, double x, double y, double width, double height, double w, double h) {
        part.resizeRelocate(Math.rint(x * w), Math.rint(y * h), Math.rint(width * w), Math.rint(height * h));
    }

    private static void join(Arrow arrow, Region from, Region to) {
        double startY = from.getLayoutY() + from.getHeight() / 2;
        double endY = Math.max(to.getLayoutY() + 14, Math.min(to.getLayoutY() + to.getHeight() - 14, startY));
        arrow.place(from.getLayoutX() + from.getWidth() + 4, startY, to.getLayoutX() - 4, endY);
    }

    @Override
    protected double computePrefHeight(double width) {
        return 360;
    }
}
