package dev.ganvas.ui.live;

import dev.ganvas.experiment.Experiment;
import dev.ganvas.run.RunState;
import dev.ganvas.ui.Messages;
import dev.ganvas.ui.RunModel;
import dev.ganvas.ui.Session;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The view of one run while it trains, in the form that fits what it makes: images or numbers. */
public final class TrainPane extends StackPane {
    private final Region images;
    private final Region numbers;

    /** Creates the view of a session's run. */
    public TrainPane(Session session) {
        setId("train");
        getStyleClass().add("train-pane");
        setMinSize(0, 0);
        RunModel model = session.model();
        ObservableValue<String> emptyText =
                Bindings.createStringBinding(() -> emptyText(model), model.stateProperty(), model.loadingProperty());
        CurveView view = new CurveView();
        images = new ImagesPane(session, view, emptyText);
        numbers = new NumbersPane(session, view, emptyText);
        session.draftProperty().addListener((property, was, is) -> show(is.experiment()));
        show(session.draftProperty().get().experiment());
    }

    private void show(Experiment experiment) {
        Region fitting =
                switch (experiment.dataKind()) {
                    case EVEN_NUMBERS -> numbers;
                    case IDX_IMAGES, PICTURES -> images;
                };
        if (!getChildren().contains(fitting)) {
            getChildren().setAll(fitting);
        }
    }

    private static String emptyText(RunModel model) {
        RunState state = model.stateProperty().get();
        if (state == RunState.FAILED) {
            return Messages.text("train.nothing");
        }
        if (state == RunState.COMPILING) {
            return model.loadingProperty().get();
        }
        return Messages.text("train.pressRun");
    }
}
