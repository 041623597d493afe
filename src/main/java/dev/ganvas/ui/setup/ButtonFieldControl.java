package dev.ganvas.ui.setup;

import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Settings;
import dev.ganvas.ui.part.EntryField;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.theme.Icon;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A text with a button that finds one: a path with the system's dialog, a seed with a die. */
final class ButtonFieldControl implements SettingControl {
    private final Setting<?> setting;
    private final EntryField field;
    private final HBox box;

    private ButtonFieldControl(Setting<?> setting, EntryField field, Button button) {
        this.setting = setting;
        this.field = field;
        HBox.setHgrow(field, Priority.ALWAYS);
        box = new HBox(field, button);
        box.getStyleClass().add("button-field");
    }

    /** Creates a field for a path, with a button that opens {@code chooser}. */
    static ButtonFieldControl path(
            Setting<?> setting, BiConsumer<Setting<?>, String> entered, Supplier<Optional<String>> chooser) {
        EntryField field = field(setting, entered);
        field.setPromptText(Messages.text("setup.dataPrompt"));
        Button button = button(setting.name() + "-browse", Icon.FOLDER, "setup.browse");
        button.setOnAction(event -> chooser.get().ifPresent(path -> entered.accept(setting, path)));
        return new ButtonFieldControl(setting, field, button);
    }

    /** Creates a field for a seed, with a button that enters {@code draw}. */
    static ButtonFieldControl seed(
            NumberControl number, Setting<?> setting, BiConsumer<Setting<?>, String> entered, Supplier<Long> draw) {
        Button button = button(setting.name() + "-draw", Icon.DIE, "setup.drawSeed");
        button.setOnAction(event -> entered.accept(setting, Long.toString(draw.get())));
        return new ButtonFieldControl(setting, number.field(), button);
    }

    @Override
    public Node node() {
        return box;
    }

    EntryField field() {
        return field;
    }

    @Override
    public Width width() {
        return Width.NARROW;
    }

    @Override
    public void show(Settings settings) {
        field.show(settings.text(setting));
    }

    private static EntryField field(Setting<?> setting, BiConsumer<Setting<?>, String> entered) {
        return new EntryField(setting.name(), SettingText.label(setting), text -> entered.accept(setting, text));
    }

    private static Button button(String id, Icon icon, String key) {
        Button button = new Button("", icon.node());
        button.setId(id);
        button.setAccessibleText(Messages.text(key));
        button.setTooltip(new Tooltip(Messages.text(key)));
        button.getStyleClass().add("icon-button");
        return button;
    }
}
