package dev.ganvas.ui.networks;

import dev.ganvas.engine.GanSpec;
import dev.ganvas.engine.Inspection;
import dev.ganvas.engine.layer.LayerSpec;
import dev.ganvas.engine.network.NetworkSpec;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunState;
import dev.ganvas.ui.model.NetworkInspection;
import dev.ganvas.ui.model.RunModel;
import dev.ganvas.ui.model.Session;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.theme.Icon;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.animation.AnimationTimer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The view of the two networks beside each other, in which they can be changed; a new run with what was changed begins
 * when the user asks for it. While it can be seen it looks into the run a few times a second; else
 * it asks nothing, and the run pays nothing.
 */
public final class NetworksPane extends StackPane {
    /** Weights change slowly: four looks a second are as good as more. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    /** Looking takes the training thread at most one part in so many of its time. */
    private static final long PARTS_PER_LOOK = 25;

    private static final KeyCombination UNDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination REDO =
            new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    private static final KeyCombination REDO_TOO = new KeyCodeCombination(KeyCode.Y, KeyCombination.SHORTCUT_DOWN);

    private final NetworkInspection inspection;
    private @Nullable Run shown;
    private @Nullable GanSpec ofRun;
    private @Nullable JudgedDraft judged;
    /** Kept here, or nobody would hold it and it would tell no more. */
    private final ObservableValue<Boolean> seen;

    private final Session session;
    private final NetworkDraft draft = new NetworkDraft();
    private final NetworkColumn generator = new NetworkColumn(
            "generator",
            Messages.text("networks.generator"),
            "mark-generator",
            layers -> change(layers, discriminatorLayers()),
            this::edit);
    private final NetworkColumn discriminator = new NetworkColumn(
            "discriminator",
            Messages.text("networks.discriminator"),
            "mark-discriminator",
            layers -> change(generatorLayers(), layers),
            this::edit);
    private final LayerEditor editor = new LayerEditor(new ChosenColumn());
    private final LayerDetail detail = new LayerDetail(editor);
    private final NetworkChangeBar changeBar = new NetworkChangeBar(this::apply, draft::revert);
    private final Button undo = LayerEditor.button("networks-undo", Icon.UNDO, "networks.undo", draft::undo);
    private final Button redo = LayerEditor.button("networks-redo", Icon.REDO, "networks.redo", draft::redo);
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
     * Creates the view of the session's run.
     *
     * @param seen whether anyone can see it
     */
    public NetworksPane(Session session, ObservableValue<Boolean> seen) {
        this.session = session;
        RunModel model = session.model();
        this.inspection = new NetworkInspection(model, BETWEEN_LOOKS, PARTS_PER_LOOK, () -> {});
        this.seen = seen;
        setId("networks");
        getStyleClass().add("networks-pane");
        setMinSize(0, 0);
        cost.setId("networks-cost");
        cost.getStyleClass().add("card-note");
        GridPane grid = grid();
        VBox.setVgrow(grid, Priority.ALWAYS);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox foot = new HBox(cost, space, undo, redo);
        foot.setAlignment(Pos.CENTER_LEFT);
        all = new VBox(grid, foot, changeBar);
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
        draft.layersProperty().addListener((property, was, is) -> refresh());
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
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
        all.setVisible(run != null);
        empty.setVisible(run == null);
        cost.setText("");
        inspection.forget();
        if (run == null) {
            ofRun = null;
            return;
        }
        boolean sameExperiment = shown != null && shown.experiment().equals(run.experiment());
        shown = run;
        GanSpec spec = run.experiment().gan(run.settings(), run.data().shape());
        ofRun = spec;
        draft.begin(new NetworkDraft.Layers(texts(spec.generator()), texts(spec.discriminator())), sameExperiment);
        refresh();
        if (!draft.differs()) {
            generator.choose(0);
        }
    }

    private static List<String> texts(NetworkSpec network) {
        return network.layers().stream().map(LayerSpec::text).toList();
    }

    private List<String> generatorLayers() {
        return draft.layersProperty().get().generator();
    }

    private List<String> discriminatorLayers() {
        return draft.layersProperty().get().discriminator();
    }

    private void change(List<String> ofGenerator, List<String> ofDiscriminator) {
        draft.change(new NetworkDraft.Layers(ofGenerator, ofDiscriminator));
        refresh(); // what was entered may be what was there, in other words
    }

    /** Shows the draft, and what is wrong with it. */
    private void refresh() {
        undo.setDisable(!draft.canUndo());
        redo.setDisable(!draft.canRedo());
        GanSpec present = ofRun;
        Run run = shown;
        if (run == null || present == null) {
            return;
        }
        judged = JudgedDraft.of(run, draft.layersProperty().get());
        generator.show(judged.generator(), present.generator().inputShape());
        discriminator.show(judged.discriminator(), present.discriminator().inputShape());
        inspection.forget();
        if (draft.differs()) {
            changeBar.show(run, present, judged);
        } else {
            changeBar.hide();
        }
    }

    private void apply() {
        Settings wanted = judged == null ? null : judged.settings();
        if (wanted != null) {
            session.beginWith(settings -> settings.with(Schema.GENERATOR, wanted.get(Schema.GENERATOR))
                    .with(Schema.DISCRIMINATOR, wanted.get(Schema.DISCRIMINATOR)));
        }
    }

    private void edit() {
        editor.requestParts();
    }

    private void keyPressed(KeyEvent event) {
        if (UNDO.match(event)) {
            draft.undo();
        } else if (REDO.match(event) || REDO_TOO.match(event)) {
            draft.redo();
        } else {
            return;
        }
        event.consume();
    }

    private NetworkColumn chosenColumn() {
        return discriminator.chosenProperty().get() == null ? generator : discriminator;
    }

    /** The column with the chosen layer does what the editor of that layer asks for. */
    private final class ChosenColumn implements LayerEditor.Actions {
        @Override
        public void change(String text) {
            chosenColumn().change(text);
        }

        @Override
        public void addBelow() {
            chosenColumn().addBelow();
        }

        @Override
        public void remove() {
            chosenColumn().remove();
        }

        @Override
        public void move(int places) {
            chosenColumn().move(places);
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
        if (!draft.differsInGenerator()) {
            generator.show(seen.generator());
        }
        if (!draft.differsInDiscriminator()) {
            discriminator.show(seen.discriminator());
        }
        String millis = String.format(Locale.ROOT, "%.1f", seen.cost().toNanos() / 1e6);
        cost.setText(Messages.text("networks.cost", millis));
    }
}
