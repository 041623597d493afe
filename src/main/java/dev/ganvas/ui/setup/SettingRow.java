package dev.ganvas.ui.setup;

import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Setting;
import dev.ganvas.ui.model.DesiredSettings;
import dev.ganvas.ui.model.Entry;
import dev.ganvas.ui.model.Session;
import dev.ganvas.ui.part.EntryField;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.theme.Icon;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
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
    private final RefusedEntry problem;

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
        explain(control.node(), first);
        label.getStyleClass().add("setting-label");
        restore = restoreButton(first);
        problem = new RefusedEntry(first, session);
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
        showEntries(desired);
    }

    /** What was entered and is not in force stands in its field, with what is wrong with it below. */
    private void showEntries(DesiredSettings desired) {
        boolean any = settings.stream().anyMatch(session.entries()::containsKey);
        if (!any || !fields.isEmpty()) {
            control.show(desired.settings());
        }
        problem.show(null);
        for (Setting<?> setting : settings) {
            Entry entry = session.entries().get(setting);
            EntryField field = fields.isEmpty() ? null : fields.get(settings.indexOf(setting));
            if (field != null) {
                field.setInvalid(entry != null && entry.isRefused());
            }
            if (field != null && entry != null) {
                field.showEntered(entry.text());
            }
            if (entry != null && entry.isRefused()) {
                problem.show(setting);
            }
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

    /** Gives the explanation to whatever has none of its own among the controls. */
    private static void explain(Node node, Setting<?> setting) {
        if (node instanceof Control each) {
            if (each.getTooltip() == null) {
                each.setTooltip(help(setting));
            }
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> explain(child, setting));
        }
    }

    private static HBox line(Node... nodes) {
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
