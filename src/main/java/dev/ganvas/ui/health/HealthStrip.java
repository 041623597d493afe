package dev.ganvas.ui.health;

import dev.ganvas.engine.loss.GanLoss;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Settings;
import dev.ganvas.run.Run;
import dev.ganvas.run.health.Diagnosis;
import dev.ganvas.run.health.Finding;
import dev.ganvas.run.health.NewRunRemedy;
import dev.ganvas.run.health.Remedy;
import dev.ganvas.ui.model.DesiredSettings;
import dev.ganvas.ui.model.Session;
import dev.ganvas.ui.text.Messages;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;

/**
 * A line of chips, one for each check: a sign, words and a colour. A chip that is pressed tells what was measured, where
 * it begins to matter, what it means, and offers the one change that is worth a try.
 */
public final class HealthStrip extends FlowPane {
    private static final double GAP = 6;
    private static final double POPUP_WIDTH = 330;

    private final Session session;
    private final Map<Diagnosis.Check, Button> chips = new EnumMap<>(Diagnosis.Check.class);
    private final Label waiting = new Label(Messages.text("health.waiting"));
    private final Popup popup = new Popup();
    private List<Finding> findings = List.of();
    private double chipTop;

    /** Creates the strip of a session's run. */
    public HealthStrip(Session session, ReadOnlyObjectProperty<List<Finding>> found) {
        super(GAP, GAP);
        this.session = session;
        setId("health");
        getStyleClass().add("health-strip");
        setAccessibleText(Messages.text("health.name"));
        waiting.setId("health-waiting");
        waiting.getStyleClass().add("caption");
        for (Diagnosis.Check check : Diagnosis.Check.values()) {
            chips.put(check, chip(check));
        }
        popup.setAnchorLocation(PopupWindow.AnchorLocation.WINDOW_TOP_LEFT);
        // How high its words stand is known only when they are laid out.
        popup.heightProperty().addListener((property, was, is) -> placeAbove());
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        found.addListener((property, was, is) -> show(is));
        show(found.get());
    }

    private Button chip(Diagnosis.Check check) {
        Region sign = new Region();
        sign.getStyleClass().add("health-sign");
        Button chip = new Button("", sign);
        chip.setId("health-" + check.name().toLowerCase(Locale.ROOT));
        chip.getStyleClass().add("health-chip");
        chip.setTooltip(new Tooltip());
        chip.setOnAction(event -> findings.stream()
                .filter(finding -> finding.diagnosis().check() == check)
                .findFirst()
                .ifPresent(finding -> explain(finding, chip)));
        return chip;
    }

    private void show(List<Finding> is) {
        findings = is;
        for (Finding finding : is) {
            Button chip = chipOf(finding);
            String text = HealthWords.chip(finding, loss());
            chip.setText(text);
            chip.setAccessibleText(level(finding) + ": " + text);
            chip.getTooltip().setText(HealthWords.measured(finding, loss()) + "\n" + Messages.text("health.press"));
            for (Diagnosis.Level level : Diagnosis.Level.values()) {
                chip.pseudoClassStateChanged(
                        PseudoClass.getPseudoClass(level.name().toLowerCase(Locale.ROOT)),
                        level == finding.diagnosis().level());
            }
        }
        List<Button> wanted = is.stream().map(this::chipOf).toList();
        if (wanted.isEmpty()) {
            getChildren().setAll(waiting);
        } else if (!getChildren().equals(wanted)) {
            getChildren().setAll(wanted);
        }
    }

    private GanLoss loss() {
        Run run = session.model().runProperty().get();
        Settings settings = run == null ? session.desiredProperty().get().settings() : run.settings();
        return settings.get(Schema.LOSS).loss();
    }

    private Button chipOf(Finding finding) {
        Button chip = chips.get(finding.diagnosis().check());
        if (chip == null) {
            throw new IllegalStateException("No chip for " + finding.diagnosis());
        }
        return chip;
    }

    private static String level(Finding finding) {
        return switch (finding.diagnosis().level()) {
            case GOOD -> Messages.text("health.good");
            case WATCH -> Messages.text("health.watch");
            case ALARM -> Messages.text("health.alarm");
        };
    }

    private void explain(Finding finding, Button chip) {
        VBox box = new VBox();
        box.setId("health-popup");
        box.getStyleClass().add("health-popup");
        box.setPrefWidth(POPUP_WIDTH);
        box.getChildren()
                .addAll(
                        line("health-title", "card-title", level(finding) + ": " + HealthWords.chip(finding, loss())),
                        line("health-measured", "health-text", HealthWords.measured(finding, loss())),
                        line("health-meaning", "health-text", HealthWords.meaning(finding.diagnosis())));
        DesiredSettings desired = session.desiredProperty().get();
        Settings now = desired.settings();
        Remedy.of(finding.diagnosis(), now).ifPresent(remedy -> {
            box.getChildren().add(line("health-suggestion", "health-text", HealthWords.suggestion(remedy)));
            offer(box, "health-apply", "health.applyHelp", now, remedy.apply(now));
        });
        NewRunRemedy.of(finding.diagnosis(), desired.experiment(), now).ifPresent(remedy -> {
            box.getChildren().add(line("health-new-run", "health-text", HealthWords.suggestion(remedy)));
            offer(box, "health-apply-new-run", "health.newRunHelp", now, remedy.apply(now));
        });
        popup.getContent().setAll(box);
        Bounds at = chip.localToScreen(chip.getBoundsInLocal());
        chipTop = at.getMinY();
        popup.show(chip, at.getMinX(), chipTop - GAP - popup.getHeight());
        placeAbove();
        box.requestFocus();
    }

    private void placeAbove() {
        popup.setAnchorY(chipTop - GAP - popup.getHeight());
    }

    /** Adds the button that makes a change, unless the setting can go no further. */
    private void offer(VBox box, String id, String help, Settings now, Settings then) {
        List<Setting<?>> differences = then.differences(now);
        if (differences.isEmpty()) {
            return;
        }
        Button apply = new Button(HealthWords.change(now, then));
        apply.setId(id);
        apply.setWrapText(true);
        apply.setTooltip(new Tooltip(Messages.text(help)));
        apply.setOnAction(event -> {
            popup.hide();
            for (Setting<?> setting : differences) {
                session.enter(setting, then.text(setting));
            }
        });
        box.getChildren().add(apply);
    }

    private static Label line(String id, String styleClass, String text) {
        Label line = new Label(text);
        line.setId(id);
        line.getStyleClass().add(styleClass);
        line.setWrapText(true);
        line.setMinHeight(USE_PREF_SIZE);
        return line;
    }
}
