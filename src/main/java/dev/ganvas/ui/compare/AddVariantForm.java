package dev.ganvas.ui.compare;

import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Setting.Choice;
import dev.ganvas.experiment.Traits.Group;
import dev.ganvas.run.compare.Comparison;
import dev.ganvas.ui.text.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Makes a variant: settings to change against those of the form, and the values that they get. */
final class AddVariantForm extends VBox {
    private static final int MOST_CHANGES = 6;

    private final CompareModel model;
    private final Runnable closed;
    private final VBox lines = new VBox();
    private final List<Change> changes = new ArrayList<>();
    private final Label problem = new Label();
    private final Hyperlink another = new Hyperlink(Messages.text("compare.another"));

    /** One setting and its value. */
    private record Change(ComboBox<Setting<?>> setting, TextField value) {}

    AddVariantForm(CompareModel model, Runnable closed) {
        this.model = model;
        this.closed = closed;
        setId("add-variant-form");
        getStyleClass().add("add-variant-form");
        lines.getStyleClass().add("add-variant-lines");
        problem.setId("add-variant-problem");
        problem.getStyleClass().add("setting-problem");
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.visibleProperty());
        another.setId("add-variant-another");
        another.setTooltip(new Tooltip(Messages.text("compare.anotherHelp")));
        another.setOnAction(event -> {
            another.setVisited(false);
            addLine();
        });
        Button add = new Button(Messages.text("compare.add"));
        add.setId("add-variant-do");
        add.setTooltip(new Tooltip(Messages.text("compare.addHelp")));
        add.setOnAction(event -> add());
        Button cancel = new Button(Messages.text("compare.close"));
        cancel.setId("add-variant-cancel");
        cancel.setTooltip(new Tooltip(Messages.text("compare.closeHelp")));
        cancel.setOnAction(event -> closed.run());
        HBox buttons = new HBox(add, cancel, another);
        buttons.getStyleClass().add("waiting-buttons");
        buttons.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(lines, problem, buttons);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                closed.run();
                event.consume();
            }
        });
    }

    /** Begins anew, with one setting to change. */
    void begin() {
        changes.clear();
        lines.getChildren().clear();
        problem.setVisible(false);
        addLine();
        changes.get(0).setting().requestFocus();
    }

    private void addLine() {
        Experiment experiment = model.session().desiredProperty().get().experiment();
        int number = changes.size() + 1;
        ComboBox<Setting<?>> setting = new ComboBox<>();
        setting.setId("add-variant-setting-" + number);
        setting.setAccessibleText(Messages.text("compare.setting"));
        setting.setTooltip(new Tooltip(Messages.text("compare.settingToChange")));
        setting.setPromptText(Messages.text("compare.setting"));
        setting.setConverter(names());
        setting.getItems()
                .setAll(experiment.schema().stream()
                        .filter(each -> !Comparison.isOfTheData(each))
                        .filter(each -> each.group() != Group.LENGTH && each.group() != Group.OUTPUT)
                        .toList());
        setting.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(setting, Priority.ALWAYS);
        TextField value = new TextField();
        value.setId("add-variant-value-" + number);
        value.setAccessibleText(Messages.text("compare.value"));
        value.setTooltip(new Tooltip(Messages.text("compare.value")));
        value.setPrefColumnCount(6);
        value.setOnAction(event -> add());
        setting.valueProperty().addListener((property, was, is) -> {
            value.setPromptText(is == null ? "" : prompt(is));
            value.setTooltip(new Tooltip(is == null ? "" : help(is) + " " + prompt(is)));
        });
        changes.add(new Change(setting, value));
        lines.getChildren().add(new HBox(6, setting, value));
        another.setDisable(changes.size() >= MOST_CHANGES);
    }

    private void add() {
        Map<String, String> wanted = new LinkedHashMap<>();
        for (Change change : changes) {
            Setting<?> setting = change.setting().getValue();
            if (setting != null && !change.value().getText().isBlank()) {
                wanted.put(setting.name(), change.value().getText());
            }
        }
        try {
            if (wanted.isEmpty()) {
                throw new InvalidSettingException("problem.asTold", Messages.text("compare.nothingChanged"));
            }
            model.add(wanted);
            closed.run();
        } catch (InvalidSettingException e) {
            problem.setText(Messages.sentence(e.sentence()));
            problem.setVisible(true);
        }
    }

    private String prompt(Setting<?> setting) {
        return setting instanceof Choice<?> choice
                ? words(choice)
                : model.session().desiredProperty().get().settings().text(setting);
    }

    private static String help(Setting<?> setting) {
        return Messages.text("help." + setting.name());
    }

    private static <T> String words(Choice<T> choice) {
        return choice.values().stream().map(choice::format).collect(Collectors.joining(", "));
    }

    private static StringConverter<Setting<?>> names() {
        return new StringConverter<>() {
            @Override
            public String toString(Setting<?> setting) {
                return setting == null ? "" : Messages.setting(setting.name());
            }

            @Override
            public Setting<?> fromString(String text) {
                throw new UnsupportedOperationException("The list of settings is not edited.");
            }
        };
    }
}
