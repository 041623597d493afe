package dev.ganvas.ui.train;

import dev.ganvas.data.Dataset;
import dev.ganvas.experiment.Schema;
import dev.ganvas.run.Run;
import dev.ganvas.ui.model.RunModel;
import dev.ganvas.ui.part.Card;
import dev.ganvas.ui.part.SamplePixels;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.theme.Icon;
import dev.ganvas.ui.train.GeneratedSamples.NoiseOrigin;
import dev.ganvas.ui.train.GeneratedSamples.Shot;
import dev.ganvas.ui.widget.SampleGrid;
import dev.ganvas.ui.widget.Wipe;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntConsumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** The generated images, with the choice how many and of which noise, and the wipe to real ones. */
final class GeneratedCard {
    private static final int[] SIDES = {4, 8, 10, 16};
    /** Seeds that are drawn stay below this, so that they can be read. */
    private static final long SEEDS = 1_000_000;

    private final RunModel model;
    private final GeneratedSamples samples;
    private final SampleGrid grid = new SampleGrid();
    private final SampleGrid real = new SampleGrid();
    private final Wipe wipe = new Wipe(grid, real);
    private final ToggleButton wiping = new ToggleButton(Messages.text("train.wipe"));
    private final ComboBox<Integer> sizes = new ComboBox<>();
    private final Label note = Card.note("generated-note");
    private final Card card;
    private int realCount = -1;

    GeneratedCard(RunModel model, GeneratedSamples samples, ObservableValue<String> emptyText) {
        this.model = model;
        this.samples = samples;
        grid.setId("generated-grid");
        grid.setAccessibleText(Messages.text("train.generatedName"));
        grid.emptyTextProperty().bind(emptyText);
        real.setId("wipe-grid");
        real.setAccessibleText(Messages.text("train.realName"));
        real.setFocusTraversable(false);
        sizes();
        wiping();
        note.setMinWidth(0);
        card = new Card("generated", "train.generated", wipe, sizes, newNoise(), fixedNoise(), wiping);
        card.addLine(note);
        samples.shotProperty().addListener((property, was, is) -> show(is));
        model.runProperty().addListener((property, was, is) -> followRun());
        followRun();
        show(samples.shotProperty().get());
    }

    Card card() {
        return card;
    }

    SampleGrid grid() {
        return grid;
    }

    void setOnSampleClicked(IntConsumer action) {
        grid.setOnCellClicked(action);
    }

    private void sizes() {
        sizes.setId("generated-size");
        sizes.setAccessibleText(Messages.text("train.gridSize"));
        sizes.setTooltip(new Tooltip(Messages.text("train.gridSizeHelp")));
        sizes.setMinWidth(Region.USE_PREF_SIZE);
        sizes.setConverter(new StringConverter<>() {
            @Override
            public String toString(Integer side) {
                return side == null ? "" : Messages.text("train.gridOf", side, side);
            }

            @Override
            public Integer fromString(String text) {
                throw new UnsupportedOperationException("The list of sizes is not edited.");
            }
        });
        sizes.valueProperty().addListener((property, was, is) -> {
            if (is != null) {
                samples.count.set(is * is);
            }
        });
    }

    private Button newNoise() {
        Button button = new Button("", Icon.DIE.node());
        button.setId("new-noise");
        button.getStyleClass().add("icon-button");
        button.setAccessibleText(Messages.text("train.newNoise"));
        button.setTooltip(new Tooltip(Messages.text("train.newNoiseHelp")));
        button.disableProperty().bind(samples.shotProperty().isNull());
        button.setOnAction(event -> samples.seed.set(drawSeed()));
        return button;
    }

    private Button fixedNoise() {
        Button button = new Button("", Icon.UNDO.node());
        button.setId("fixed-noise");
        button.getStyleClass().add("icon-button");
        button.setAccessibleText(Messages.text("train.backToFixed"));
        button.setTooltip(new Tooltip(Messages.text("train.backToFixedHelp")));
        button.visibleProperty().bind(samples.seed.isNotEqualTo(GeneratedSamples.FIXED));
        button.managedProperty().bind(button.visibleProperty());
        button.setOnAction(event -> samples.seed.set(GeneratedSamples.FIXED));
        return button;
    }

    private void wiping() {
        wiping.setId("wipe");
        wiping.setTooltip(new Tooltip(Messages.text("train.wipeHelp")));
        wiping.setMinWidth(Region.USE_PREF_SIZE);
        wipe.openProperty().bind(wiping.selectedProperty());
        wipe.divider().setId("wipe-divider");
        wipe.divider().setAccessibleText(Messages.text("train.wipeName"));
        Tooltip.install(wipe.divider(), new Tooltip(Messages.text("train.wipeDividerHelp")));
        wiping.selectedProperty().addListener((property, was, is) -> showReal());
    }

    private long drawSeed() {
        long seed = ThreadLocalRandom.current().nextLong(1, SEEDS);
        return seed == samples.seed.get() ? seed + 1 : seed;
    }

    private void followRun() {
        realCount = -1;
        int kept = samples.kept();
        if (kept > 0) {
            TreeSet<Integer> choices = new TreeSet<>();
            int ofRun = (int) Math.ceil(Math.sqrt(kept));
            choices.add(ofRun);
            for (int side : SIDES) {
                choices.add(side);
            }
            sizes.getItems().setAll(choices);
            // Another run begins with what it keeps; another list would keep the value of the one before.
            sizes.setValue(ofRun);
            samples.count.set(kept);
        }
        showReal();
    }

    private void show(@Nullable Shot shot) {
        Run run = model.runProperty().get();
        if (shot == null || run == null) {
            grid.clear();
            note.setText(Messages.text("train.fixedNoise"));
            return;
        }
        Dataset data = run.data();
        int count = shot.samples().length / data.shape().length();
        grid.columnsProperty().set((int) Math.ceil(Math.sqrt(count)));
        grid.show(
                count,
                data.shape().width(),
                data.shape().height(),
                SamplePixels.of(shot.samples(), data.shape(), data.range()));
        String shown = noteOn(shot, count);
        boolean averaged = run.settings().get(Schema.EMA) > 0;
        note.setText(averaged ? Messages.text("train.averaged", shown) : shown);
        showReal();
    }

    private String noteOn(Shot shot, int count) {
        String step = FigureFormat.count(shot.step());
        return switch (shot.origin()) {
            case MADE -> Messages.text("train.madeAt", step, FigureFormat.count(samples.kept()));
            case OTHER_NOISE -> Messages.text("train.otherNoiseAt", samples.seed.get(), step);
            case KEPT ->
                samples.seed.get() != GeneratedSamples.FIXED || samples.count.get() > count
                        ? Messages.text("train.keptAt", step, FigureFormat.count(count))
                        : Messages.text("train.fixedNoiseAt", step);
        };
    }

    /** Lays as many real images under the wipe as there are generated ones. */
    private void showReal() {
        Run run = model.runProperty().get();
        int count = grid.countProperty().get();
        if (run == null
                || count == 0
                || !wiping.isSelected()
                || !run.data().shape().isImage()) {
            real.clear();
            realCount = -1;
            return;
        }
        real.columnsProperty().set(grid.columnsProperty().get());
        if (count != realCount) {
            realCount = count;
            Dataset data = run.data();
            int shown = Math.min(count, data.size());
            real.show(shown, data.shape().width(), data.shape().height(), SamplePixels.of(data, shown));
        }
    }

    /** Returns whether an image of this origin is made of the noise that never changes. */
    static boolean isFixed(NoiseOrigin origin) {
        return origin != NoiseOrigin.OTHER_NOISE;
    }
}
