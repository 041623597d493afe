package dev.ganvas.ui.export;

import dev.ganvas.run.RunState;
import dev.ganvas.ui.model.RunModel;
import dev.ganvas.ui.part.Action;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** Everything that can be written to a file, with its key. */
public final class ExportActions {
    /** A run that failed keeps what it showed; its networks are not worth saving. */
    private static final Set<RunState> WITHOUT_NETWORKS = EnumSet.of(RunState.FAILED, RunState.DIVERGED);

    private ExportActions() {}

    /** Returns the actions in the order of the menu: pictures, then figures, then what other programs read. */
    public static List<Action> of(RunModel model, RunExports exports) {
        ObservableValue<Boolean> framed =
                model.frameProperty().map(frame -> true).orElse(false);
        ObservableValue<Boolean> recorded = model.stepProperty().map(step -> step.longValue() > 0);
        ObservableValue<Boolean> trained = model.stateProperty()
                .flatMap(state ->
                        WITHOUT_NETWORKS.contains(state) ? model.stateProperty().map(is -> false) : recorded);
        ObservableValue<Boolean> counted = model.runProperty()
                .flatMap(run ->
                        run.data().shape().isImage() ? model.runProperty().map(is -> false) : recorded)
                .orElse(false);
        return List.of(
                new Action("export-samples", "transport.exportSamples", key(KeyCode.S), framed, exports::samples),
                new Action(
                        "export-pictures", "transport.exportPictures", shifted(KeyCode.S), framed, exports::pictures),
                new Action("export-film", "transport.exportFilm", key(KeyCode.G), recorded, exports::film),
                new Action("export-charts", "transport.exportCharts", shifted(KeyCode.C), recorded, exports::charts),
                new Action("export-losses", "transport.exportLosses", key(KeyCode.L), recorded, exports::losses),
                new Action("export-numbers", "transport.exportNumbers", shifted(KeyCode.L), counted, exports::numbers),
                new Action(
                        "export-networks", "transport.exportNetworks", shifted(KeyCode.D), trained, exports::networks),
                new Action("export-run", "transport.exportRun", shifted(KeyCode.R), trained, exports::runFile));
    }

    private static KeyCombination key(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private static KeyCombination shifted(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    }
}
