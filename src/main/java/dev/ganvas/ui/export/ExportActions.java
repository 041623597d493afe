package dev.ganvas.ui.export;

import dev.ganvas.data.SampleShape;
import dev.ganvas.export.ExportFormat;
import dev.ganvas.export.ExportFormat.MenuItem;
import dev.ganvas.export.ExportFormat.Need;
import dev.ganvas.export.ExportFormats;
import dev.ganvas.run.RunState;
import dev.ganvas.ui.model.RunModel;
import dev.ganvas.ui.part.Action;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;

/** Everything that can be written to a file, with its key. */
public final class ExportActions {
    /** A run that failed keeps what it showed; its networks are not worth saving. */
    private static final Set<RunState> WITHOUT_NETWORKS = EnumSet.of(RunState.FAILED, RunState.DIVERGED);

    private ExportActions() {}

    /** Returns an action for each format, in the order of the menu. */
    public static List<Action> of(RunModel model, RunExports exports) {
        Map<Need, ObservableValue<Boolean>> met = met(model);
        return ExportFormats.ALL.stream()
                .map(format -> action(format, Objects.requireNonNull(met.get(format.need())), exports))
                .toList();
    }

    private static Action action(ExportFormat format, ObservableValue<Boolean> possible, RunExports exports) {
        MenuItem item = format.menuItem();
        KeyCombination keys = KeyCombination.valueOf("Shortcut+" + item.keys());
        return new Action(item.id(), item.menuKey(), keys, possible, () -> exports.export(format));
    }

    private static ObservableValue<Boolean> shows(RunModel model, Predicate<SampleShape> such) {
        return model.runProperty()
                .flatMap(run -> model.frameProperty()
                        .map(frame -> such.test(run.data().shape()))
                        .orElse(false))
                .orElse(false);
    }

    /** Returns when the run has what formats need. */
    private static Map<Need, ObservableValue<Boolean>> met(RunModel model) {
        ObservableValue<Boolean> recorded = model.stepProperty().map(step -> step.longValue() > 0);
        Map<Need, ObservableValue<Boolean>> met = new EnumMap<>(Need.class);
        met.put(Need.SAMPLES, model.frameProperty().map(frame -> true).orElse(false));
        met.put(Need.PICTURES, shows(model, shape -> !shape.isPoint()));
        met.put(Need.POINTS, shows(model, SampleShape::isPoint));
        met.put(Need.STEPS, recorded);
        met.put(Need.CHARTS, recorded);
        met.put(
                Need.NUMBERS,
                model.runProperty()
                        .flatMap(run -> !run.data().shape().isNumber()
                                ? model.runProperty().map(is -> false)
                                : recorded)
                        .orElse(false));
        met.put(
                Need.NETWORKS,
                model.stateProperty()
                        .flatMap(state -> WITHOUT_NETWORKS.contains(state)
                                ? model.stateProperty().map(is -> false)
                                : recorded));
        return met;
    }
}
