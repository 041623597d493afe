package dev.ganvas.ui.transport;

import atlantafx.base.theme.Styles;
import dev.ganvas.run.RunState;
import dev.ganvas.ui.model.RunModel;
import dev.ganvas.ui.model.Session;
import dev.ganvas.ui.model.SpeedMeter;
import dev.ganvas.ui.part.Action;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.theme.Icon;
import dev.ganvas.ui.theme.Theme;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The bar at the top: which experiment, what it is to do, how far it is. */
public final class TransportBar extends VBox {
    /** The name of the program and some words are left out of windows that are not this wide. */
    private static final double WIDE = 1240;

    private final Session session;
    private final WindowActions actions;
    private final Button run = new Button();
    /** By the width of the window, not of this bar: that one changes in the middle of a layout. */
    private final ObservableValue<Boolean> wide = sceneProperty()
            .flatMap(Scene::widthProperty)
            .map(width -> width.doubleValue() >= WIDE)
            .orElse(false);

    /**
     * Creates the bar.
     *
     * @param menu of the program, at the left
     * @param chooser of the experiment, beside it
     * @param speeds how fast experiments train on this computer
     */
    public TransportBar(
            Node menu,
            ExperimentChooser chooser,
            Session session,
            WindowActions actions,
            SpeedMeter speeds,
            ObservableValue<Theme> theme) {
        this.session = session;
        this.actions = actions;
        setId("transport");
        getStyleClass().add("transport-bar");
        Label brand = new Label(Messages.text("app.name"));
        brand.getStyleClass().add("brand");
        brand.setMinWidth(Region.USE_PREF_SIZE);
        brand.visibleProperty().bind(wide);
        brand.managedProperty().bind(brand.visibleProperty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(
                menu,
                brand,
                chooser,
                runButton(),
                stepButton(),
                button(actions.reset(), Icon.RESET, "transport.reset", "transport.resetHelp"),
                button(actions.newSeed(), Icon.DIE, "transport.newSeed", "transport.newSeedHelp"),
                new SpeedControl(session),
                space,
                new StatusFigures(session.model()),
                exportButton(),
                themeButton(theme));
        line.getStyleClass().add("transport-line");
        getChildren().addAll(line, new ExperimentLine(session, speeds), progress());
    }

    private Button runButton() {
        RunModel model = session.model();
        actions.toggle().attach(run, Messages.text("transport.runHelp"));
        run.getStyleClass().addAll(Styles.ACCENT, "run-button");
        model.stateProperty().addListener((property, was, is) -> showState(is));
        session.commands()
                .startingProperty()
                .addListener(
                        (property, was, is) -> showState(model.stateProperty().get()));
        showState(model.stateProperty().get());
        return run;
    }

    private void showState(RunState state) {
        boolean running = state == RunState.RUNNING
                || session.commands().startingProperty().get();
        run.setText(Messages.text(
                running ? "transport.pause" : state == RunState.FINISHED ? "transport.goOn" : "transport.run"));
        run.setGraphic((running ? Icon.PAUSE : Icon.RUN).node());
        long last = session.model().lastStepProperty().get();
        run.getTooltip()
                .setText((state == RunState.FINISHED
                                ? Messages.text("transport.goOnHelp", FigureFormat.count(last))
                                : Messages.text(running ? "transport.pauseHelp" : "transport.runHelp"))
                        + "  (" + actions.toggle().keys().getDisplayText() + ")");
    }

    private SplitMenuButton stepButton() {
        SplitMenuButton step = new SplitMenuButton(
                item(actions.stepOne()),
                item(actions.stepTen()),
                item(actions.stepHundred()),
                item(actions.stepEpoch()),
                new SeparatorMenuItem(),
                item(actions.stepGenerator()),
                item(actions.stepDiscriminator()),
                new SeparatorMenuItem(),
                item(actions.slowMotion()));
        step.setText(Messages.text("transport.step"));
        step.setGraphic(Icon.STEP.node());
        step.setId("step");
        step.setMinWidth(Region.USE_PREF_SIZE);
        step.setTooltip(new Tooltip(Messages.text("transport.stepHelp") + "  ("
                + actions.stepOne().keys().getDisplayText() + ")"));
        step.setOnAction(event -> actions.stepOne().perform());
        step.disableProperty().bind(actions.stepOne().possible().map(can -> !can));
        return step;
    }

    private MenuButton exportButton() {
        MenuButton export = new MenuButton(Messages.text("transport.export"));
        actions.exports().forEach(action -> export.getItems().add(item(action)));
        export.setId("export");
        export.setMinWidth(Region.USE_PREF_SIZE);
        export.setTooltip(new Tooltip(Messages.text("transport.exportHelp")));
        MenuItem numbers = item(export, "export-numbers");
        MenuItem points = item(export, "export-points");
        MenuItem pictures = item(export, "export-pictures");
        numbers.setVisible(false);
        points.setVisible(false);
        session.model().runProperty().addListener((property, was, is) -> {
            numbers.setVisible(is != null && is.data().shape().isNumber());
            points.setVisible(is != null && is.data().shape().isPoint());
            pictures.setVisible(!points.isVisible());
        });
        return export;
    }

    private static MenuItem item(MenuButton menu, String id) {
        return menu.getItems().stream()
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    private Button themeButton(ObservableValue<Theme> theme) {
        Button button = new Button();
        actions.theme().attach(button, Messages.text("transport.themeHelp"));
        button.setAccessibleText(Messages.text("transport.themeHelp"));
        button.getStyleClass().add("icon-button");
        button.graphicProperty().bind(theme.map(is -> (is == Theme.LIGHT ? Icon.MOON : Icon.SUN).node()));
        return button;
    }

    /** How far the run is on its way to its length; a run that is loading shows that something happens. */
    private ProgressBar progress() {
        RunModel model = session.model();
        ProgressBar bar = new ProgressBar(0);
        bar.setId("progress");
        bar.setAccessibleText(Messages.text("transport.progress"));
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.getStyleClass().add("run-progress");
        bar.progressProperty()
                .bind(javafx.beans.binding.Bindings.createDoubleBinding(
                        () -> progressOf(model),
                        model.stateProperty(),
                        model.stepProperty(),
                        model.lastStepProperty()));
        return bar;
    }

    private static double progressOf(RunModel model) {
        if (model.stateProperty().get() == RunState.COMPILING) {
            return ProgressBar.INDETERMINATE_PROGRESS;
        }
        long last = model.lastStepProperty().get();
        return last == Long.MAX_VALUE
                ? 0
                : Math.min(1, (double) model.stepProperty().get() / last);
    }

    /** A button that leaves out its words where there is no room for them. */
    private Button button(Action action, Icon icon, String text, String help) {
        Button button = new Button(Messages.text(text), icon.node());
        button.setAccessibleText(Messages.text(text));
        button.contentDisplayProperty().bind(wide.map(is -> is ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY));
        action.attach(button, Messages.text(help));
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private static MenuItem item(Action action) {
        MenuItem item = new MenuItem(Messages.text(action.textKey()));
        action.attach(item);
        return item;
    }
}
