package dev.ganvas.ui.transport;

import dev.ganvas.engine.Learners;
import dev.ganvas.run.RunState;
import dev.ganvas.ui.model.DisplayedStep;
import dev.ganvas.ui.model.RunModel;
import dev.ganvas.ui.model.Session;
import dev.ganvas.ui.part.Action;
import dev.ganvas.ui.text.Messages;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Everything that can be done from anywhere in the window, with its key. */
public final class WindowActions {
    /** Here no training can be asked for. */
    private static final Set<RunState> WITHOUT_LIFE =
            EnumSet.of(RunState.COMPILING, RunState.FAILED, RunState.DIVERGED, RunState.STOPPED);

    private final Action toggle;
    private final Action stepOne;
    private final Action stepTen;
    private final Action stepHundred;
    private final Action stepEpoch;
    private final Action stepGenerator;
    private final Action stepDiscriminator;
    private final Action slowMotion;
    private final Action reset;
    private final Action newSeed;
    private final List<Action> exports;
    private final Action theme;
    private final Action live;
    private final Action film;
    private final Action help;
    private final Action fullScreen;

    /** What is done by the window, whose parts are not known here. */
    public record WindowCommands(
            Runnable switchTheme, Runnable toggleFilm, Runnable toggleSlow, Runnable toggleFullScreen, Runnable help) {}

    /**
     * Creates the actions of a session.
     *
     * @param exports everything that can be exported, in the order of the menu
     */
    public WindowActions(Session session, List<Action> exports, WindowCommands window) {
        RunModel model = session.model();
        ObservableValue<Boolean> always = new SimpleObjectProperty<>(true);
        ObservableValue<Boolean> alive = model.stateProperty().map(state -> !WITHOUT_LIFE.contains(state));
        ObservableValue<Boolean> compiled = model.stateProperty().map(state -> state != RunState.COMPILING);
        ObservableValue<Boolean> present = model.runProperty().map(run -> true).orElse(false);
        ObservableValue<Boolean> recorded = model.stepProperty().map(step -> step.longValue() > 0);
        // A run that is still being loaded takes the wish and begins when it can.
        ObservableValue<Boolean> startable =
                model.stateProperty().map(state -> state == RunState.COMPILING || !WITHOUT_LIFE.contains(state));
        toggle = new Action("run", "transport.runPause", plain(KeyCode.SPACE), startable, () -> toggle(session));
        stepOne = new Action("step-1", "transport.stepOne", shortcut(KeyCode.DIGIT1), alive, () -> session.commands()
                .step(1));
        stepTen = new Action("step-10", "transport.stepTen", shortcut(KeyCode.DIGIT2), alive, () -> session.commands()
                .step(10));
        stepHundred = new Action(
                "step-100", "transport.stepHundred", shortcut(KeyCode.DIGIT3), alive, () -> session.commands()
                        .step(100));
        stepEpoch = new Action(
                "step-epoch", "transport.stepEpoch", shortcut(KeyCode.DIGIT4), alive, session.commands()::stepEpoch);
        stepGenerator = new Action(
                "step-generator", "transport.stepGenerator", shortcut(KeyCode.DIGIT5), alive, () -> session.commands()
                        .step(1, Learners.GENERATOR));
        stepDiscriminator = new Action(
                "step-discriminator",
                "transport.stepDiscriminator",
                shortcut(KeyCode.DIGIT6),
                alive,
                () -> session.commands().step(1, Learners.DISCRIMINATOR));
        slowMotion =
                new Action("slow-motion", "transport.slowMotion", shortcut(KeyCode.M), present, window.toggleSlow());
        reset = new Action("reset", "transport.resetHelp", shortcut(KeyCode.R), compiled, session::reset);
        newSeed = new Action("new-seed", "transport.newSeedHelp", shortcut(KeyCode.N), present, session::newSeed);
        this.exports = exports;
        theme = new Action("theme", "transport.themeHelp", shortcut(KeyCode.T), always, window.switchTheme());
        live = new Action(
                "timeline-live",
                "timeline.liveHelp",
                shortcut(KeyCode.END),
                session.shown().stepProperty().map(step -> step.longValue() != DisplayedStep.LIVE),
                session.shown()::showLive);
        film = new Action("timeline-play", "timeline.playHelp", shortcut(KeyCode.P), recorded, window.toggleFilm());
        help = new Action("shortcuts", "keys.title", plain(KeyCode.F1), always, window.help());
        fullScreen =
                new Action("full-screen", "keys.fullScreen", plain(KeyCode.F11), always, window.toggleFullScreen());
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

    Action stepGenerator() {
        return stepGenerator;
    }

    Action stepDiscriminator() {
        return stepDiscriminator;
    }

    Action slowMotion() {
        return slowMotion;
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
        return exports;
    }

    Action theme() {
        return theme;
    }

    /** Goes back to the newest moment. */
    public Action live() {
        return live;
    }

    /** Plays the run as a film, or stops doing so. */
    public Action film() {
        return film;
    }

    /** Returns an item for a menu that shows what all keys do. */
    public MenuItem helpItem() {
        MenuItem item = new MenuItem(Messages.text("keys.item"));
        help.attach(item);
        return item;
    }

    /** Does what a pressed key asks for, unless the control that has the focus needs the key itself. */
    public void keyPressed(KeyEvent event, Node focused) {
        for (Action action : all()) {
            if (action.keys().match(event) && !(action.equals(toggle) && takesSpace(focused))) {
                event.consume();
                action.perform();
                return;
            }
        }
    }

    /** Returns all of them, in the order in which they are told. */
    List<Action> all() {
        List<Action> own = List.of(
                toggle,
                stepOne,
                stepTen,
                stepHundred,
                stepEpoch,
                stepGenerator,
                stepDiscriminator,
                slowMotion,
                reset,
                newSeed,
                theme,
                live,
                film,
                help,
                fullScreen);
        return Stream.concat(own.stream(), exports.stream()).toList();
    }

    /** Space belongs to text, and to a control that was reached with the keyboard: there it presses the control. */
    private static boolean takesSpace(Node focused) {
        return focused instanceof TextInputControl
                || (focused.isFocusVisible() && focused.getAccessibleRole() != AccessibleRole.SLIDER)
                || (focused instanceof ComboBoxBase<?> box && box.isShowing());
    }

    private static void toggle(Session session) {
        if (session.model().stateProperty().get() == RunState.RUNNING
                || session.commands().startingProperty().get()) {
            session.commands().pause();
        } else {
            session.commands().start();
        }
    }

    private static KeyCombination plain(KeyCode code) {
        return new KeyCodeCombination(code);
    }

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }
}
