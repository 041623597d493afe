package dev.ganvas.ui.export;

import dev.ganvas.run.RunState;
import dev.ganvas.ui.model.RunModel;
import dev.ganvas.ui.part.Action;
import dev.ganvas.ui.part.MenuAction;
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
    public static List<MenuAction> of(RunModel model, RunExports exports) {
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
                entry("transport.exportSamples", "export-samples", key(KeyCode.S), framed, exports::samples),
                entry("transport.exportPictures", "export-pictures", shifted(KeyCode.S), framed, exports::pictures),
                entry("transport.exportFilm", "export-film", key(KeyCode.G), recorded, exports::film),
                entry("transport.exportCharts", "export-charts", shifted(KeyCode.C), recorded, exports::charts),
                entry("transport.exportLosses", "export-losses", key(KeyCode.L), recorded, exports::losses),
                entry("transport.exportNumbers", "export-numbers", shifted(KeyCode.L), counted, exports::numbers),
                entry("transport.exportNetworks", "export-networks", shifted(KeyCode.D), trained, exports::networks),
                entry("transport.exportRun", "export-run", shifted(KeyCode.R), trained, exports::runFile));
    }

    private static MenuAction entry(
            String textKey, String id, KeyCombination keys, ObservableValue<Boolean> possible, Runnable work) {
        return new MenuAction(new Action(id, keys, possible, work), textKey);
    }

    private static KeyCombination key(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private static KeyCombination shifted(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    }
}
