package dev.ganvas.ui.transport;

import dev.ganvas.run.RunState;
import dev.ganvas.ui.Exports;
import dev.ganvas.ui.RunModel;
import dev.ganvas.ui.Session;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Everything that can be done from anywhere in the window, with its key. */
public final class Actions {
    private final Action toggle;
    private final Action stepOne;
    private final Action stepTen;
    private final Action stepHundred;
    private final Action stepEpoch;
    private final Action reset;
    private final Action newSeed;
    private final Action exportSamples;
    private final Action exportPictures;
    private final Action exportFilm;
    private final Action exportLosses;
    private final Action exportNumbers;
    private final Action exportCharts;
    private final Action exportNetworks;
    private final Action exportRun;
    private final Action theme;
    private final List<Action> all;

    /** Creates the actions of a session. */
    public Actions(Session session, Exports exports, Runnable switchTheme) {
        RunModel model = session.model();
        ObservableValue<Boolean> always = new SimpleObjectProperty<>(true);
        ObservableValue<Boolean> alive = model.stateProperty()
                .map(state -> state != RunState.COMPILING && state != RunState.FAILED && state != RunState.STOPPED);
        ObservableValue<Boolean> compiled = model.stateProperty().map(state -> state != RunState.COMPILING);
        ObservableValue<Boolean> present = model.runProperty().map(run -> true).orElse(false);
        ObservableValue<Boolean> framed =
                model.frameProperty().map(frame -> true).orElse(false);
        ObservableValue<Boolean> recorded = model.stepProperty().map(step -> step.longValue() > 0);
        toggle = new Action("run", plain(KeyCode.SPACE), alive, () -> toggle(session));
        stepOne = new Action("step-1", shortcut(KeyCode.DIGIT1), alive, () -> session.step(1));
        stepTen = new Action("step-10", shortcut(KeyCode.DIGIT2), alive, () -> session.step(10));
        stepHundred = new Action("step-100", shortcut(KeyCode.DIGIT3), alive, () -> session.step(100));
        stepEpoch = new Action("step-epoch", shortcut(KeyCode.DIGIT4), alive, session::stepEpoch);
        reset = new Action("reset", shortcut(KeyCode.R), compiled, session::reset);
        newSeed = new Action("new-seed", shortcut(KeyCode.N), present, session::newSeed);
        ObservableValue<Boolean> trained = both(recorded, alive);
        ObservableValue<Boolean> counting =
                model.runProperty().map(run -> !run.data().shape().isImage()).orElse(false);
        exportSamples = new Action("export-samples", shortcut(KeyCode.S), framed, exports::samples);
        exportPictures = new Action("export-pictures", shifted(KeyCode.S), framed, exports::pictures);
        exportFilm = new Action("export-film", shortcut(KeyCode.G), recorded, exports::film);
        exportLosses = new Action("export-losses", shortcut(KeyCode.L), recorded, exports::losses);
        exportNumbers = new Action("export-numbers", shifted(KeyCode.L), both(recorded, counting), exports::numbers);
        exportCharts = new Action("export-charts", shifted(KeyCode.C), recorded, exports::charts);
        exportNetworks = new Action("export-networks", shifted(KeyCode.D), trained, exports::networks);
        exportRun = new Action("export-run", shifted(KeyCode.R), trained, exports::runFile);
        theme = new Action("theme", shortcut(KeyCode.T), always, switchTheme);
        all = Stream.concat(
                        Stream.of(toggle, stepOne, stepTen, stepHundred, stepEpoch, reset, newSeed, theme),
                        exports().stream())
                .toList();
    }

    Action toggle() {
        return toggle;
    }

    Action stepOne() {
        return stepOne;
    }

    Action stepTen() {
        return stepTen;
    }

    Action stepHundred() {
        return stepHundred;
    }

    Action stepEpoch() {
        return stepEpoch;
    }

    /** Goes back to the first weights. */
    public Action reset() {
        return reset;
    }

    Action newSeed() {
        return newSeed;
    }

    /** Everything that can be exported, in the order of the menu. */
    List<Action> exports() {
        return List.of(
                exportSamples,
                exportPictures,
                exportFilm,
                exportCharts,
                exportLosses,
                exportNumbers,
                exportNetworks,
                exportRun);
    }

    Action theme() {
        return theme;
    }

    /** Does what a pressed key asks for, unless the control that has the focus needs the key itself. */
    public void keyPressed(KeyEvent event, Node focused) {
        for (Action action : all) {
            if (action.keys().match(event) && !(action.equals(toggle) && takesSpace(focused))) {
                event.consume();
                action.perform();
                return;
            }
        }
    }

    /** Space belongs to text, and to a control that was reached with the keyboard: there it presses the control. */
    private static boolean takesSpace(Node focused) {
        return focused instanceof TextInputControl
                || (focused.isFocusVisible() && !(focused instanceof Slider))
                || (focused instanceof ComboBoxBase<?> box && box.isShowing());
    }

    private static void toggle(Session session) {
        if (session.model().stateProperty().get() == RunState.RUNNING) {
            session.pause();
        } else {
            session.start();
        }
    }

    private static KeyCombination plain(KeyCode code) {
        return new KeyCodeCombination(code);
    }

    private static ObservableValue<Boolean> both(ObservableValue<Boolean> one, ObservableValue<Boolean> other) {
        return one.flatMap(is -> is ? other : one);
    }

    private static KeyCombination shifted(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    }

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }
}
