package dev.ganvas.ui.tour;

import dev.ganvas.experiment.Settings;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunState;
import dev.ganvas.store.ExperimentFile;
import dev.ganvas.ui.model.RunModel;
import dev.ganvas.ui.model.Session;
import dev.ganvas.ui.widget.plane.PlaneLayer;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * Where the walk stands, and what the run does for it: at each place a run on the ring of eight trains up to the step that
 * the place tells of. Behind that step, going back shows the moment in the timeline. When it ends, the experiment and the
 * settings of before come back. JavaFX thread.
 */
public final class Tour {
    private static final List<TourStop> STOPS = TourStop.ALL;

    private final Session session;
    private final Consumer<Set<PlaneLayer>> layers;
    private final ReadOnlyObjectWrapper<@Nullable TourStop> stop = new ReadOnlyObjectWrapper<>(this, "stop");
    private @Nullable ExperimentFile before;
    /** What the run of the tour was begun with. */
    private @Nullable Settings begunWith;
    /** The run has yet to be sent to the place; once it was, the user may pause it. */
    private boolean owed;

    /**
     * Creates a tour that has not begun.
     *
     * @param layers shows these layers of the plane alone
     */
    public Tour(Session session, Consumer<Set<PlaneLayer>> layers) {
        this.session = session;
        this.layers = layers;
        RunModel model = session.model();
        model.stateProperty().addListener((property, was, is) -> train());
        model.runProperty().addListener((property, was, is) -> train());
        session.desiredProperty().addListener((property, was, is) -> {
            if (!is.experiment().equals(Presets.RING8)) {
                leave();
            }
        });
    }

    /** The place of the walk, or null while there is none. */
    ReadOnlyObjectProperty<@Nullable TourStop> stopProperty() {
        return stop.getReadOnlyProperty();
    }

    /** Whether it is under way. */
    public ObservableValue<Boolean> activeProperty() {
        return stop.map(place -> true).orElse(false);
    }

    /** Begins at the first place. */
    public void begin() {
        if (stop.get() == null) {
            before = new ExperimentFile(
                    session.desiredProperty().get().experiment(),
                    session.desiredProperty().get().settings());
            begunWith = null;
            go(STOPS.get(0));
        }
    }

    /** Goes to the next place, and from the last one back to what was before. */
    void next() {
        if (stop.get() == null || isLast()) {
            end();
        } else {
            go(STOPS.get(STOPS.indexOf(stop.get()) + 1));
        }
    }

    void back() {
        if (stop.get() != null && !isFirst()) {
            go(STOPS.get(STOPS.indexOf(stop.get()) - 1));
        }
    }

    boolean isFirst() {
        return STOPS.get(0).equals(stop.get());
    }

    boolean isLast() {
        return STOPS.get(STOPS.size() - 1).equals(stop.get());
    }

    /** Ends the walk and takes back what it changed. */
    void end() {
        ExperimentFile left = before;
        if (stop.get() != null && left != null) {
            session.restoreAll(); // else the ring of eight would be opened with the tour's settings next time
            leave();
            session.open(left);
        }
    }

    private void leave() {
        owed = false;
        before = null;
        stop.set(null);
    }

    private void go(TourStop place) {
        Settings wanted = place.settings();
        begunWith = wanted;
        boolean other = !isOwn(session.model());
        owed = true;
        stop.set(place);
        layers.accept(place.layers());
        if (other) {
            session.open(new ExperimentFile(Presets.RING8, wanted));
        } else if (session.model().stateProperty().get() == RunState.RUNNING) {
            session.commands().pause(); // on its way to the place before
        }
        train();
    }

    /** Sends the run to the place, as soon as it rests. */
    private void train() {
        TourStop place = stop.get();
        RunModel model = session.model();
        RunState state = model.stateProperty().get();
        boolean rests = state == RunState.READY || state == RunState.PAUSED;
        if (place == null || !owed || !rests || !isOwn(model)) {
            return;
        }
        owed = false;
        long missing = place.until() - model.stepProperty().get();
        session.shown().showLive();
        if (missing > 0) {
            session.commands().step(missing, place.learners());
        } else if (missing < 0) {
            session.shown().show(place.until());
        }
    }

    /** Returns whether the run is that of the tour, which is still being loaded else. */
    private boolean isOwn(RunModel model) {
        Run run = model.runProperty().get();
        Settings own = begunWith;
        return run != null
                && own != null
                && run.experiment().equals(Presets.RING8)
                && run.settings().equals(own);
    }
}
