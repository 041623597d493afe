package dev.ganvas.ui.slowmotion;

import dev.ganvas.engine.StepTrace;
import dev.ganvas.engine.StepTrace.Phase;
import dev.ganvas.engine.loss.GanLoss;
import dev.ganvas.experiment.Schema;
import dev.ganvas.run.Run;
import dev.ganvas.ui.model.Session;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.theme.Icon;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One step of training told phase by phase: a diagram, a numbered list, a sentence, and a beat to go on by. */
public final class SlowMotionPane extends BorderPane {
    private static final double FASTEST = 0.3;
    private static final double SLOWEST = 4;

    private final Session session;
    private final StepWalkthrough walk;
    private final StepDiagram diagram = new StepDiagram();
    private final ListView<Phase> list = new ListView<>();
    private final Label title = new Label();
    private final Label sentence = new Label();
    private final Button play;

    /**
     * Creates the panel of a session's run; {@link #open} begins it.
     *
     * @param close what the button at its corner does
     */
    public SlowMotionPane(Session session, Runnable close) {
        this.session = session;
        this.walk = new StepWalkthrough(session);
        setId("slow");
        getStyleClass().addAll("card", "slow-pane");
        setMinSize(0, 0);
        play = button("slow-play", Icon.PLAY, "slow.play", walk::togglePlaying);
        play.graphicProperty().bind(walk.playingProperty().map(plays -> (plays ? Icon.REST : Icon.PLAY).node()));
        sentence.setId("slow-sentence");
        sentence.getStyleClass().add("slow-sentence");
        sentence.setWrapText(true);
        sentence.setMinHeight(44);
        list();
        setTop(header(close));
        VBox middle = new VBox(diagram, sentence);
        VBox.setVgrow(diagram, Priority.ALWAYS);
        middle.getStyleClass().add("slow-middle");
        middle.setMinSize(0, 0);
        setCenter(middle);
        setRight(list);
        setBottom(controls());
        walk.traceProperty().addListener((property, was, is) -> showTrace(is));
        walk.phaseProperty().addListener((property, was, is) -> showPhase());
        walk.stoppedProperty().addListener((property, was, is) -> showPhase());
        addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        showTrace(null);
    }

    /** Begins to tell; trains one step for it if none was told yet. */
    public void open() {
        walk.open();
        list.requestFocus();
    }

    /** Tells no more, and asks nothing of the run. */
    public void close() {
        walk.close();
    }

    private HBox header(Runnable close) {
        title.setId("slow-title");
        title.getStyleClass().add("card-title");
        title.setMinWidth(USE_PREF_SIZE);
        Label note = new Label(Messages.text("slow.honest"));
        note.setId("slow-note");
        note.getStyleClass().add("card-note");
        note.setWrapText(true);
        HBox.setHgrow(note, Priority.ALWAYS);
        note.setMaxWidth(Double.MAX_VALUE);
        Button closing = button("slow-close", Icon.CLOSE, "slow.close", close);
        HBox header = new HBox(title, note, closing);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("card-header");
        return header;
    }

    private void list() {
        list.setId("slow-list");
        list.setAccessibleText(Messages.text("slow.list"));
        list.getStyleClass().add("slow-list");
        list.setCellFactory(view -> new PhaseCell());
        list.getSelectionModel().selectedIndexProperty().addListener((property, was, is) -> {
            if (is.intValue() >= 0 && is.intValue() != walk.phaseProperty().get()) {
                walk.go(is.intValue());
            }
        });
    }

    private HBox controls() {
        Label beatText = new Label();
        beatText.setId("slow-beat-text");
        beatText.getStyleClass().add("caption");
        beatText.setMinWidth(USE_PREF_SIZE);
        Slider beat = new Slider(FASTEST, SLOWEST, walk.beatProperty().get());
        beat.setId("slow-beat");
        beat.setAccessibleText(Messages.text("slow.beat"));
        beat.setTooltip(new Tooltip(Messages.text("slow.beatHelp")));
        beat.setBlockIncrement(0.1);
        walk.beatProperty().bind(beat.valueProperty());
        beatText.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Messages.text("slow.beatText", String.format(Locale.ROOT, "%.1f", beat.getValue())),
                        beat.valueProperty()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button step = button("slow-step", Icon.STEP, "slow.nextStep", walk::nextStep);
        step.setText(Messages.text("slow.nextStepText"));
        Button back = button("slow-previous", Icon.BACK, "slow.previous", walk::previous);
        Button on = button("slow-next", Icon.ON, "slow.next", walk::next);
        HBox controls = new HBox(back, play, on, beat, beatText, space, step);
        controls.setAlignment(Pos.CENTER_LEFT);
        controls.getStyleClass().add("slow-controls");
        return controls;
    }

    private static Button button(String id, Icon icon, String helpKey, Runnable action) {
        Button button = new Button("", icon.node());
        button.setId(id);
        button.setAccessibleText(Messages.text(helpKey));
        button.setTooltip(new Tooltip(Messages.text(helpKey)));
        button.getStyleClass().add("icon-button");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private void keyPressed(KeyEvent event) {
        boolean slider = event.getTarget() instanceof Node node && node instanceof Slider;
        if (slider || event.isShortcutDown()) {
            return;
        }
        if (event.getCode() == KeyCode.RIGHT) {
            walk.next();
            event.consume();
        } else if (event.getCode() == KeyCode.LEFT) {
            walk.previous();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && event.getTarget().equals(list)) {
            walk.togglePlaying();
            event.consume();
        }
    }

    private void showTrace(@Nullable StepTrace trace) {
        list.getItems().setAll(trace == null ? List.of() : trace.phases());
        title.setText(
                trace == null
                        ? Messages.text("slow.title")
                        : Messages.text("slow.titleStep", FigureFormat.count(trace.step())));
        showPhase();
    }

    private void showPhase() {
        StepTrace trace = walk.traceProperty().get();
        Run run = session.model().runProperty().get();
        int index = walk.phaseProperty().get();
        diagram.show(
                trace,
                index,
                run == null ? null : run.data(),
                run == null ? 1 : run.experiment().latentSize(run.settings()));
        if (walk.stoppedProperty().get()) {
            sentence.setText(Messages.text("slow.stopped"));
        } else if (trace == null || run == null) {
            sentence.setText(Messages.text("slow.waiting"));
        } else {
            GanLoss loss = run.settings().get(Schema.LOSS).loss();
            sentence.setText(
                    index + 1 + ".  " + PhaseText.sentence(trace.phases().get(index), loss));
            list.getSelectionModel().select(index);
            list.scrollTo(Math.max(0, index - 4));
        }
    }

    /** A numbered phase with its figure. */
    private static final class PhaseCell extends ListCell<Phase> {
        private final Label name = new Label();
        private final Label figure = new Label();
        private final HBox line;

        PhaseCell() {
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            figure.getStyleClass().add("layer-column");
            figure.setMinWidth(USE_PREF_SIZE);
            line = new HBox(name, space, figure);
            line.getStyleClass().add("layer-line");
            setText("");
            getStyleClass().add("slow-cell");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Phase phase, boolean empty) {
            super.updateItem(phase, empty);
            if (empty || phase == null) {
                setGraphic(null);
                return;
            }
            name.setText(getIndex() + 1 + "  " + PhaseText.name(phase));
            figure.setText(PhaseText.figure(phase));
            setGraphic(line);
        }
    }
}
