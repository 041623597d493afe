package dev.ganvas.ui.compare;

import dev.ganvas.experiment.Schema;
import dev.ganvas.run.RunState;
import dev.ganvas.run.compare.Comparison;
import dev.ganvas.run.compare.VariantRun;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.theme.Icon;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Chooses what is compared and over how many steps, begins it, and shows how far it is. */
final class VariantsPane extends VBox {
    private final CompareModel model;
    private final VBox list = new VBox();
    private final AddVariantForm form;
    private final Label note = new Label();
    private final Label now = new Label();
    private final Label left = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final Button open;

    /**
     * Creates the pane.
     *
     * @param openSaved asks for saved runs
     */
    VariantsPane(CompareModel model, Runnable openSaved) {
        this.model = model;
        this.form = new AddVariantForm(model, () -> showForm(false));
        setId("variants");
        getStyleClass().addAll("card", "variants-pane");
        open = button("open-saved", "compare.open", "compare.openHelp");
        open.setOnAction(event -> openSaved.run());
        open.disableProperty().bind(model.loadingProperty());
        list.getStyleClass().add("variant-list");
        ScrollPane scroll = new ScrollPane(list);
        scroll.setId("variant-scroll");
        scroll.getStyleClass().add("variant-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(30);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        note.setId("compare-note");
        note.getStyleClass().add("card-note");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        // In the smallest window there is room for one of both.
        note.visibleProperty().bind(form.visibleProperty().not());
        note.managedProperty().bind(note.visibleProperty());
        getChildren().addAll(header(), form, scroll, stepsLine(), runButton("compare-run"), progress(), note);
        showForm(false);
        model.choices().addListener((ListChangeListener<VariantChoice>) change -> showChoices());
        model.session().desiredProperty().addListener((property, was, is) -> {
            showChoices();
            showNote();
        });
        model.session().model().stateProperty().addListener((property, was, is) -> showNote());
        model.computingProperty().addListener((property, was, is) -> showNote());
        model.versionProperty().addListener((property, was, is) -> showProgress());
        showChoices();
        showNote();
        setMinSize(0, 0);
    }

    private HBox header() {
        Label title = new Label(Messages.text("compare.variants"));
        title.getStyleClass().add("card-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button add = button("add-variant", "compare.addVariant", "compare.addVariantHelp");
        add.setOnAction(event -> showForm(!form.isVisible()));
        HBox header = new HBox(title, space, open, add);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("card-header");
        return header;
    }

    private void showForm(boolean shown) {
        form.setVisible(shown);
        form.setManaged(shown);
        if (shown) {
            form.begin();
        }
    }

    private void showChoices() {
        list.getChildren().setAll(model.choices().stream().map(this::line).toList());
    }

    private Node line(VariantChoice choice) {
        CheckBox box = new CheckBox(choice.name());
        box.setId("variant-" + choice.id());
        box.selectedProperty().bindBidirectional(choice.chosenProperty());
        box.setTooltip(new Tooltip(Messages.text("compare.choose", choice.name())));
        box.setMinWidth(0);
        box.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(box, Priority.ALWAYS);
        HBox line = new HBox(box);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("variant-line");
        if (choice.isRemovable()) {
            Button remove = new Button(null, Icon.CLOSE.node());
            remove.setId("remove-" + choice.id());
            remove.getStyleClass().add("restore-button");
            remove.setAccessibleText(Messages.text("compare.remove", choice.name()));
            remove.setTooltip(new Tooltip(Messages.text("compare.remove", choice.name())));
            remove.setOnAction(event -> model.remove(choice));
            line.getChildren().add(remove);
        } else {
            Label rate = new Label(model.rate(choice)
                    .map(text -> Messages.text("compare.rate", text))
                    .orElse(""));
            rate.getStyleClass().add("card-note");
            rate.setMinWidth(USE_PREF_SIZE);
            line.getChildren().add(rate);
        }
        return line;
    }

    private HBox stepsLine() {
        TextField steps = new TextField();
        steps.setId("compare-steps");
        steps.setAccessibleText(Messages.text("compare.steps"));
        steps.setTooltip(new Tooltip(Messages.text("compare.stepsHelp")));
        steps.setPrefColumnCount(7);
        steps.textProperty().bindBidirectional(model.stepsProperty());
        steps.setOnAction(event -> model.run());
        Label label = new Label(Messages.text("compare.steps"));
        label.setLabelFor(steps);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(label, space, steps);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    /** Returns a button that begins the comparison; there is another one where there are no runs yet. */
    Button runButton(String id) {
        Button run = new Button(Messages.text("compare.runComparison"));
        run.setId(id);
        run.getStyleClass().addAll("accent", "compare-run");
        run.setTooltip(new Tooltip(Messages.text("compare.runComparisonHelp")));
        run.setMaxWidth(Double.MAX_VALUE);
        run.setOnAction(event -> model.run());
        BooleanBinding none = Bindings.createBooleanBinding(
                () -> model.session().data() == null
                        || model.choices().stream()
                                .noneMatch(choice -> choice.chosenProperty().get()),
                model.session().model().stateProperty(),
                model.choices());
        model.choices().addListener((ListChangeListener<VariantChoice>) change -> follow(none));
        follow(none);
        run.disableProperty().bind(none);
        run.visibleProperty().bind(model.computingProperty().not());
        run.managedProperty().bind(run.visibleProperty());
        return run;
    }

    private void follow(BooleanBinding none) {
        model.choices()
                .forEach(choice -> choice.chosenProperty().addListener((Observable chosen) -> none.invalidate()));
    }

    private VBox progress() {
        now.setId("compare-now");
        now.setWrapText(true);
        bar.setId("compare-progress");
        bar.setAccessibleText(Messages.text("compare.progress"));
        bar.setMaxWidth(Double.MAX_VALUE);
        left.setId("compare-left");
        left.getStyleClass().add("card-note");
        Button cancel = button("compare-cancel", "compare.cancel", "compare.cancelHelp");
        cancel.setOnAction(event -> model.cancel());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(left, space, cancel);
        line.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(now, bar, line);
        box.getStyleClass().add("compare-progress");
        box.visibleProperty().bind(model.computingProperty());
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private void showProgress() {
        Comparison comparison = model.comparison();
        if (comparison == null) {
            return;
        }
        bar.setProgress(comparison.progress());
        VariantRun running = comparison.running();
        if (running != null) {
            now.setText(Messages.text(
                    "compare.now",
                    running.name(),
                    comparison.runs().indexOf(running) + 1,
                    comparison.runs().size(),
                    FigureFormat.count(running.step()),
                    FigureFormat.count(comparison.steps())));
        }
        left.setText(comparison
                .timeLeft()
                .map(time -> Messages.text("compare.left", FigureFormat.time(time)))
                .orElse(""));
    }

    /** Says what the runs share, and how the run of the other views is concerned. */
    private void showNote() {
        if (!model.computingProperty().get()) {
            String seed = model.session().desiredProperty().get().settings().text(Schema.SEED);
            note.setText(Messages.text("compare.sameStart", seed));
        } else if (model.session().model().stateProperty().get() == RunState.RUNNING) {
            note.setText(Messages.text("compare.bothCompute"));
        } else {
            note.setText(Messages.text("compare.otherRests"));
        }
    }

    private static Button button(String id, String textKey, String helpKey) {
        Button button = new Button(Messages.text(textKey));
        button.setId(id);
        button.setTooltip(new Tooltip(Messages.text(helpKey)));
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }
}
