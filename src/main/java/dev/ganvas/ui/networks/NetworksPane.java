package dev.ganvas.ui.networks;

import dev.ganvas.engine.GanSpec;
import dev.ganvas.engine.Inspection;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunState;
import dev.ganvas.ui.model.NetworkInspection;
import dev.ganvas.ui.model.RunModel;
import dev.ganvas.ui.text.Messages;
import java.time.Duration;
import java.util.Locale;
import javafx.animation.AnimationTimer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The view of the two networks beside each other. While it can be seen it looks into the run a few times a second; else
 * it asks nothing, and the run pays nothing.
 */
public final class NetworksPane extends StackPane {
    /** Weights change slowly: four looks a second are as good as more. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    /** Looking takes the training thread at most one part in so many of its time. */
    private static final long PARTS_PER_LOOK = 25;

    private final NetworkInspection inspection;
    /** Kept here, or nobody would hold it and it would tell no more. */
    private final ObservableValue<Boolean> seen;

    private final NetworkColumn generator =
            new NetworkColumn("generator", Messages.text("networks.generator"), "mark-generator");
    private final NetworkColumn discriminator =
            new NetworkColumn("discriminator", Messages.text("networks.discriminator"), "mark-discriminator");
    private final LayerDetail detail = new LayerDetail();
    private final Label cost = new Label();
    private final Label empty = new Label();
    private final VBox all;
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            inspection.look().ifPresent(NetworksPane.this::take);
        }
    };

    /**
     * Creates the view of the run that {@code model} shows.
     *
     * @param seen whether anyone can see it
     */
    public NetworksPane(RunModel model, ObservableValue<Boolean> seen) {
        this.inspection = new NetworkInspection(model, BETWEEN_LOOKS, PARTS_PER_LOOK);
        this.seen = seen;
        setId("networks");
        getStyleClass().add("networks-pane");
        setMinSize(0, 0);
        cost.setId("networks-cost");
        cost.getStyleClass().add("card-note");
        GridPane grid = grid();
        VBox.setVgrow(grid, Priority.ALWAYS);
        all = new VBox(grid, cost);
        all.getStyleClass().add("networks-all");
        all.setMinSize(0, 0);
        empty.setId("networks-empty");
        empty.getStyleClass().add("caption");
        empty.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.stateProperty().get() == RunState.FAILED
                                ? Messages.text("networks.none")
                                : model.loadingProperty().get(),
                        model.stateProperty(),
                        model.loadingProperty()));
        StackPane.setAlignment(empty, Pos.CENTER);
        getChildren().addAll(all, empty);
        model.runProperty().addListener((property, was, is) -> show(is));
        generator.chosenProperty().addListener((property, was, is) -> choose(is, discriminator));
        discriminator.chosenProperty().addListener((property, was, is) -> choose(is, generator));
        seen.addListener((property, was, is) -> look(is));
        look(this.seen.getValue());
        show(model.runProperty().get());
    }

    private GridPane grid() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("cards");
        grid.addRow(0, generator, discriminator, detail);
        for (int i = 0; i < 3; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(i < 2 ? 39 : 22);
            column.setFillWidth(true);
            grid.getColumnConstraints().add(column);
        }
        RowConstraints row = new RowConstraints();
        row.setVgrow(Priority.ALWAYS);
        row.setMinHeight(0);
        grid.getRowConstraints().add(row);
        grid.setMinSize(0, 0);
        return grid;
    }

    private void show(@Nullable Run run) {
        GanSpec spec = run == null
                ? null
                : run.experiment().gan(run.settings(), run.data().shape());
        all.setVisible(spec != null);
        empty.setVisible(spec == null);
        generator.show(spec == null ? null : spec.generator());
        discriminator.show(spec == null ? null : spec.discriminator());
        cost.setText("");
        inspection.forget();
        if (spec != null) {
            generator.choose(0);
        }
    }

    /** One layer of both networks is chosen, never two. */
    private void choose(@Nullable LayerItem item, NetworkColumn other) {
        if (item != null) {
            other.chooseNone();
            detail.show(item);
        }
    }

    private void look(boolean open) {
        if (open) {
            timer.start();
        } else {
            timer.stop();
        }
    }

    private void take(Inspection seen) {
        generator.show(seen.generator());
        discriminator.show(seen.discriminator());
        String millis = String.format(Locale.ROOT, "%.1f", seen.cost().toNanos() / 1e6);
        cost.setText(Messages.text("networks.cost", millis));
    }
}
