package dev.ganvas.ui.latent;

import dev.ganvas.run.RunState;
import dev.ganvas.ui.latent.LatentModel.Mode;
import dev.ganvas.ui.model.RunModel;
import dev.ganvas.ui.model.Session;
import dev.ganvas.ui.model.TrainerQuery;
import dev.ganvas.ui.notice.Notices;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.thread.Background;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/** The view in which the latent space of the run's present generator is explored. */
public final class LatentPane extends BorderPane {
    private final LatentModel model;

    /**
     * Creates the view of a session.
     *
     * @param chooser asks for a picture whose z is to be found
     * @param background finds it
     * @param saveStrip writes a walk as one picture
     * @param saveFilm writes a walk as a film
     */
    public LatentPane(
            Session session,
            Supplier<Optional<Path>> chooser,
            Background background,
            WalkExport saveStrip,
            WalkExport saveFilm,
            Notices notices) {
        model = new LatentModel(session, notices);
        setId("latent");
        getStyleClass().add("latent-lab");
        ObservableValue<String> emptyText = Bindings.createStringBinding(
                () -> emptyText(session.model()),
                session.model().stateProperty(),
                session.model().loadingProperty());
        ScalePane scale = new ScalePane(model, emptyText);
        WalkPane walk = new WalkPane(model, saveStrip, saveFilm, emptyText);
        scale.visibleProperty().bind(model.mode.isEqualTo(Mode.SCALE));
        walk.visibleProperty().bind(model.mode.isEqualTo(Mode.WALK));
        DirectionsModel directions = new DirectionsModel(model, background, notices);
        DirectionsPane along = new DirectionsPane(directions, model, chooser, emptyText);
        along.visibleProperty().bind(model.mode.isEqualTo(Mode.DIRECTIONS));
        session.model()
                .frameProperty()
                .addListener((property, was, is) -> directions.ask(TrainerQuery.Urgency.WHEN_CHEAP));
        setTop(new LatentControls(model));
        setCenter(new StackPane(scale, walk, along));
    }

    /** Whether somebody looks; nothing is asked of the run while not. */
    public BooleanProperty activeProperty() {
        return model.active;
    }

    private static String emptyText(RunModel run) {
        if (run.stateProperty().get() == RunState.COMPILING) {
            return run.loadingProperty().get();
        }
        return Messages.text(run.runProperty().get() == null ? "train.nothing" : "latent.wait");
    }
}
