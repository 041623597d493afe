package dev.ganvas.ui.latent;

import dev.ganvas.engine.SampleStatistics;
import dev.ganvas.run.Run;
import dev.ganvas.run.latent.ScaleExperiment;
import dev.ganvas.ui.latent.LatentModel.Mode;
import dev.ganvas.ui.latent.ToggleChoice.Option;
import dev.ganvas.ui.part.EntryField;
import dev.ganvas.ui.part.FactorScale;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.theme.Icon;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The controls of the lab, in one card: what it does, the free factor, the statistics, the noise. */
final class LatentControls extends VBox {
    /** Seeds that are drawn stay below this, so that they can be read out and typed. */
    private static final long SEEDS = 1_000_000;

    private final LatentModel model;
    private final Label problem = new Label();
    private final Slider slider = new Slider(-FactorScale.END, FactorScale.END, 1);
    private final EntryField factor;
    private final EntryField seed;
    private boolean showing;

    LatentControls(LatentModel model) {
        this.model = model;
        factor = new EntryField("latent-factor", Messages.text("latent.yourFactor"), this::enterFactor);
        seed = new EntryField("latent-seed", Messages.text("latent.seed"), this::enterSeed);
        getStyleClass().addAll("card", "lab-bar");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(modes(), factorBox(), statisticsBox(), space, noiseBox());
        line.getStyleClass().add("lab-line");
        problem.setId("latent-problem");
        problem.getStyleClass().add("setting-problem");
        problem.managedProperty().bind(problem.visibleProperty());
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        Label note = new Label();
        note.setId("latent-note");
        note.getStyleClass().add("card-note");
        note.textProperty()
                .bind(Bindings.createStringBinding(
                        this::noteText, model.labProperty(), model.answerProperty(), model.seenProperty()));
        getChildren().addAll(line, problem, note);
    }

    private ToggleChoice<Mode> modes() {
        ToggleChoice<Mode> modes = new ToggleChoice<>(
                model.mode,
                new Option<>(Mode.SCALE, "latent-mode-scale", text("latent.modeScale"), text("latent.modeScaleHelp")),
                new Option<>(Mode.WALK, "latent-mode-walk", text("latent.modeWalk"), text("latent.modeWalkHelp")),
                new Option<>(
                        Mode.DIRECTIONS,
                        "latent-mode-directions",
                        text("latent.modeDirections"),
                        text("latent.modeDirectionsHelp")));
        ObservableValue<Boolean> still = model.labProperty().map(lab -> !isOfImages());
        modes.getChildren().subList(1, modes.getChildren().size()).forEach(mode -> mode.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> Boolean.TRUE.equals(still.getValue()), still)));
        return modes;
    }

    private HBox factorBox() {
        slider.setId("latent-factor-slider");
        slider.setAccessibleText(text("latent.yourFactor"));
        slider.setTooltip(new Tooltip(text("latent.yourFactorHelp")));
        slider.setBlockIncrement(1);
        slider.valueProperty().addListener((property, was, is) -> {
            if (!showing) {
                problem.setText("");
                model.factor.set(FactorScale.factor(is.doubleValue()));
            }
        });
        factor.setTooltip(new Tooltip(text("latent.yourFactorHelp")));
        factor.setNudge(direction ->
                FactorText.text(FactorScale.factor(Math.rint(FactorScale.position(model.factor.get())) + direction)));
        model.factor.addListener((property, was, is) -> showFactor());
        showFactor();
        HBox box = labelled("latent.yourFactor", slider, factor);
        box.visibleProperty().bind(model.mode.isEqualTo(Mode.SCALE));
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private void showFactor() {
        factor.show(FactorText.text(model.factor.get()));
        factor.setInvalid(false);
        if (!slider.isValueChanging()) {
            showing = true;
            slider.setValue(FactorScale.position(model.factor.get()));
            showing = false;
        }
    }

    private void enterFactor(String entered) {
        Optional<Double> value = FactorText.parse(entered);
        factor.setInvalid(value.isEmpty());
        problem.setText(value.isPresent() ? "" : Messages.text("latent.factorProblem", entered));
        value.ifPresent(valid -> {
            model.factor.set(valid);
            showFactor();
        });
    }

    private HBox statisticsBox() {
        ToggleChoice<SampleStatistics> choice = new ToggleChoice<>(
                model.statistics,
                new Option<>(SampleStatistics.BATCH, "latent-batch", text("latent.batch"), text("latent.batchHelp")),
                new Option<>(
                        SampleStatistics.RUNNING,
                        "latent-running",
                        text("latent.running"),
                        text("latent.runningHelp")));
        ObservableValue<Boolean> none =
                model.labProperty().map(lab -> !lab.traits().normalizes());
        choice.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> none.getValue() == null || none.getValue(), none));
        HBox box = labelled("latent.batchNorm", choice);
        Tooltip reason = new Tooltip(text("latent.noBatchNorm"));
        // A disabled control shows no tooltip, so the box around it says why it is disabled.
        choice.disableProperty().addListener((property, was, is) -> Tooltip.uninstall(box, reason));
        choice.disableProperty().addListener((property, was, is) -> {
            if (is) {
                Tooltip.install(box, reason);
            }
        });
        return box;
    }

    private HBox noiseBox() {
        seed.setTooltip(new Tooltip(text("latent.seedHelp")));
        seed.setPrefColumnCount(5);
        seed.show(Long.toString(model.seed.get()));
        model.seed.addListener((property, was, is) -> seed.show(Long.toString(is.longValue())));
        Button draw = new Button(text("latent.newNoise"), Icon.DIE.node());
        draw.setId("latent-new-z");
        draw.setTooltip(new Tooltip(text("latent.newNoiseHelp")));
        draw.setMinWidth(USE_PREF_SIZE);
        draw.setOnAction(event -> {
            long next = ThreadLocalRandom.current().nextLong(1, SEEDS);
            model.seed.set(next == model.seed.get() ? next + 1 : next);
        });
        HBox box = labelled("latent.seed", seed, draw);
        ObservableValue<Boolean> numbers = model.labProperty().map(lab -> isOfNumbers());
        box.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> Boolean.TRUE.equals(numbers.getValue()), numbers));
        return box;
    }

    private void enterSeed(String entered) {
        try {
            model.seed.set(Long.parseLong(entered.strip()));
            seed.setInvalid(false);
            problem.setText("");
        } catch (NumberFormatException e) {
            seed.setInvalid(true);
            problem.setText(Messages.text("latent.seedProblem", entered));
        }
    }

    private boolean isOfNumbers() {
        Run run = model.run();
        return run != null && run.data().shape().isNumber();
    }

    private boolean isOfImages() {
        Run run = model.run();
        return run == null || run.data().shape().isImage();
    }

    private String noteText() {
        ScaleExperiment lab = model.labProperty().get();
        var answer = model.answerProperty().get();
        var seen = model.seenProperty().get();
        if (lab == null || (answer == null && seen == null)) {
            return text("latent.wait");
        }
        long step = Math.max(answer == null ? 0 : answer.step(), seen == null ? 0 : seen.step());
        String where = Messages.text("latent.atStep", FigureFormat.count(step));
        if (isOfNumbers()) {
            return where + " " + text("latent.everyInput");
        }
        return lab.traits().normalizes() ? where : where + " " + text("latent.noBatchNorm");
    }

    private static String text(String key) {
        return Messages.text(key);
    }

    private static HBox labelled(String key, Region... controls) {
        Label label = new Label(Messages.text(key));
        label.getStyleClass().add("setting-label");
        label.setMinWidth(USE_PREF_SIZE);
        label.setLabelFor(controls[0]);
        HBox box = new HBox(label);
        box.getChildren().addAll(controls);
        box.getStyleClass().add("lab-group");
        return box;
    }
}
