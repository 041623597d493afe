package dev.ganvas.ui.setup;

import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Setting;
import dev.ganvas.ui.model.DesiredSettings;
import dev.ganvas.ui.model.Session;
import dev.ganvas.ui.part.EntryField;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.theme.Icon;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * One line of the form: a label, a control, an arrow that puts the published value back, and what is wrong, if anything.
 */
final class SettingRow extends VBox {
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");

    private final List<Setting<?>> settings;
    private final SettingControl control;
    private final List<EntryField> fields;
    private final Session session;
    private final Button restore;
    private final Label problem = new Label();

    /**
     * Creates a row.
     *
     * @param settings what is entered with it; the first one names it
     * @param fields the text fields among its controls, in the order of {@code settings}
     */
    SettingRow(List<? extends Setting<?>> settings, SettingControl control, List<EntryField> fields, Session session) {
        this.settings = List.copyOf(settings);
        this.control = control;
        this.fields = fields;
        this.session = session;
        Setting<?> first = settings.get(0);
        setId("row-" + first.name());
        getStyleClass().add("setting-row");
        Label label = new Label(SettingText.label(first));
        label.setLabelFor(control.node());
        label.setTooltip(help(first));
        label.getStyleClass().add("setting-label");
        restore = restoreButton(first);
        problem.setId(first.name() + "-problem");
        problem.setWrapText(true);
        problem.getStyleClass().add("setting-problem");
        Region space = new Region();
        if (control.width() == SettingControl.Width.FULL) {
            HBox.setHgrow(space, Priority.ALWAYS);
            getChildren().addAll(line(label, space, restore), control.node(), problem);
        } else {
            label.getStyleClass().add("beside");
            HBox.setHgrow(control.node(), Priority.ALWAYS);
            getChildren().addAll(line(label, control.node(), restore), problem);
        }
        refresh();
    }

    /** Shows the values in force, unless the user is to correct one; and whether the row does anything at all. */
    void refresh() {
        DesiredSettings desired = session.desiredProperty().get();
        Experiment experiment = desired.experiment();
        boolean active = experiment.isActive(settings.get(0), desired.settings());
        setVisible(active);
        setManaged(active);
        List<Setting<?>> changed = desired.changed();
        boolean differs = settings.stream().anyMatch(changed::contains);
        restore.setVisible(differs);
        pseudoClassStateChanged(CHANGED, differs);
        pseudoClassStateChanged(WAITING, settings.stream().anyMatch(desired.waiting()::contains));
        Optional<String> sentence = settings.stream()
                .map(session.problems()::get)
                .filter(text -> text != null)
                .findFirst();
        problem.setText(sentence.orElse(""));
        problem.setVisible(sentence.isPresent());
        problem.setManaged(sentence.isPresent());
        for (int i = 0; i < fields.size(); i++) {
            fields.get(i).setInvalid(session.problems().containsKey(settings.get(i)));
        }
        if (sentence.isEmpty()) {
            control.show(desired.settings());
        }
    }

    private Button restoreButton(Setting<?> first) {
        Button button = new Button("", Icon.UNDO.node());
        button.setId(first.name() + "-restore");
        button.setAccessibleText(Messages.text("setup.restoreName", SettingText.label(first)));
        button.getStyleClass().addAll("icon-button", "restore-button");
        StringBuilder published = new StringBuilder();
        Experiment experiment = session.desiredProperty().get().experiment();
        for (Setting<?> setting : settings) {
            String text = experiment.defaults().text(setting);
            published.append(published.length() == 0 ? "" : ", ").append(text.isEmpty() ? "—" : text);
        }
        button.setTooltip(new Tooltip(Messages.text("setup.restore", published)));
        button.setOnAction(event -> settings.forEach(session::restore));
        return button;
    }

    private static HBox line(javafx.scene.Node... nodes) {
        HBox line = new HBox(nodes);
        line.getStyleClass().add("setting-line");
        return line;
    }

    private static Tooltip help(Setting<?> setting) {
        Tooltip tooltip = new Tooltip(SettingText.help(setting));
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(320);
        tooltip.setShowDelay(Duration.millis(400));
        return tooltip;
    }
}
