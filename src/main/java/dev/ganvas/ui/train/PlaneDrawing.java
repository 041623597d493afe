package dev.ganvas.ui.train;

import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Setting;
import dev.ganvas.program.UserFolders;
import dev.ganvas.store.SavedRunList;
import dev.ganvas.ui.model.Entry;
import dev.ganvas.ui.model.Session;
import dev.ganvas.ui.notice.Notices;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.theme.Icon;
import dev.ganvas.ui.thread.Background;
import dev.ganvas.ui.widget.plane.PlaneView;
import java.nio.file.Path;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.MapChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Drawing points of one's own on the plane, and learning them: they become a file beside the saved runs, and that the data
 * of a new run. JavaFX thread.
 */
final class PlaneDrawing {
    /** Of the brush, as shares of the plane that is seen. */
    private static final double THINNEST = 0.004;

    private static final double WIDEST = 0.08;
    private static final double USUAL = 0.02;

    private final Session session;
    private final PlaneView view;
    private final Background background;
    private final Notices notices;
    private final DrawnPoints drawn = new DrawnPoints();
    private final BooleanProperty empty = new SimpleBooleanProperty(this, "empty", true);
    private final BooleanProperty saving = new SimpleBooleanProperty(this, "saving");
    private final Slider brush = new Slider(THINNEST, WIDEST, USUAL);
    private final Label count = new Label();
    private final ToggleButton toggle = new ToggleButton(Messages.text("plane.draw"));
    private final HBox tools = new HBox();
    /** What the data becomes as soon as it is read; null while nothing was drawn to be learnt. */
    private @Nullable String awaited;

    PlaneDrawing(Session session, PlaneView view, Background background, Notices notices) {
        this.session = session;
        this.view = view;
        this.background = background;
        this.notices = notices;
        toggle.setId("plane-draw");
        toggle.setMinWidth(Region.USE_PREF_SIZE);
        toggle.setTooltip(new Tooltip(Messages.text("plane.drawHelp")));
        toggle.selectedProperty().addListener((property, was, is) -> draw(is));
        tools();
        session.entries().addListener(this::entryChanged);
        session.model().runProperty().addListener((property, was, is) -> toggle.setSelected(false));
    }

    ToggleButton toggle() {
        return toggle;
    }

    /** Returns what is chosen while it draws, and seen then alone. */
    HBox tools() {
        if (!tools.getChildren().isEmpty()) {
            return tools;
        }
        tools.setId("plane-tools");
        tools.getStyleClass().add("plane-tools");
        tools.setAlignment(Pos.CENTER_LEFT);
        tools.visibleProperty().bind(toggle.selectedProperty());
        tools.managedProperty().bind(toggle.selectedProperty());
        Label name = new Label(Messages.text("plane.brush"));
        name.setLabelFor(brush);
        name.setMinWidth(Region.USE_PREF_SIZE);
        brush.setId("plane-brush");
        brush.setAccessibleText(name.getText());
        brush.setTooltip(new Tooltip(Messages.text("plane.brushHelp")));
        Button undo = new Button("", Icon.UNDO.node());
        undo.setId("plane-undo");
        undo.getStyleClass().add("icon-button");
        undo.setAccessibleText(Messages.text("plane.undo"));
        undo.setTooltip(new Tooltip(Messages.text("plane.undo")));
        undo.disableProperty().bind(empty);
        undo.setOnAction(event -> {
            drawn.undo();
            show();
        });
        Button clear = new Button(Messages.text("plane.clear"));
        clear.setId("plane-clear");
        clear.setMinWidth(Region.USE_PREF_SIZE);
        clear.disableProperty().bind(empty);
        clear.setOnAction(event -> {
            drawn.clear();
            show();
        });
        Button learn = new Button(Messages.text("plane.learn"));
        learn.setId("plane-learn");
        learn.setMinWidth(Region.USE_PREF_SIZE);
        learn.getStyleClass().add("accent");
        learn.setTooltip(new Tooltip(Messages.text("plane.learnHelp")));
        learn.disableProperty().bind(empty.or(saving));
        learn.setOnAction(event -> learn());
        count.setId("plane-count");
        count.setMinWidth(0);
        tools.getChildren().addAll(name, brush, undo, clear, learn, count);
        return tools;
    }

    private void draw(boolean draws) {
        view.setPencil(
                draws
                        ? piece -> {
                            drawn.add(
                                    piece,
                                    brush.getValue()
                                            * view.windowProperty().get().span());
                            show();
                        }
                        : null);
        show();
    }

    private void show() {
        empty.set(drawn.count() == 0);
        view.showDrawn(drawn.points());
        count.setText(Messages.text(drawn.isFull() ? "plane.full" : "plane.count", FigureFormat.count(drawn.count())));
    }

    private void learn() {
        Path folder = session.autosavedRuns()
                .savedRuns()
                .map(SavedRunList::drawings)
                .orElseGet(() -> new SavedRunList(UserFolders.ofUser().runs()).drawings());
        float[] points = drawn.points();
        saving.set(true);
        background.submit(
                () -> DrawnPoints.write(points, folder),
                file -> {
                    saving.set(false);
                    awaited = file.toString();
                    session.enter(Schema.DATA, file.toString());
                },
                failure -> {
                    saving.set(false);
                    notices.show(failure);
                });
    }

    /** The points are read: nobody has to ask for a new run once more, as that is what learning them means. */
    private void entryChanged(MapChangeListener.Change<? extends Setting<?>, ? extends Entry> change) {
        String wanted = awaited;
        if (wanted == null || change.getKey() != Schema.DATA) {
            return;
        }
        Entry now = change.getValueAdded();
        if (now != null) {
            awaited = now.isRefused() ? null : wanted;
            return;
        }
        awaited = null;
        if (session.desiredProperty().get().settings().get(Schema.DATA).equals(wanted)) {
            if (session.desiredProperty().get().waiting().contains(Schema.DATA)) {
                session.beginWaiting();
            }
            session.commands().start();
        }
    }
}
