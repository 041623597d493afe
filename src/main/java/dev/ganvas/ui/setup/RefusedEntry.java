package dev.ganvas.ui.setup;

import atlantafx.base.theme.Styles;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Setting;
import dev.ganvas.problem.Cure;
import dev.ganvas.ui.model.Entry;
import dev.ganvas.ui.model.Session;
import dev.ganvas.ui.text.Messages;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a value that was entered, below its control, with buttons that mend it: the change that makes it
 * usable, where one is known, and the value in force. Takes no room while nothing is wrong.
 */
final class RefusedEntry extends VBox {
    private final Session session;
    private final Label sentence = new Label();
    private final Button mend = new Button();
    private final Button keep = new Button();

    /** Creates it for a row of the form that is named by {@code first}. */
    RefusedEntry(Setting<?> first, Session session) {
        this.session = session;
        sentence.setId(first.name() + "-problem");
        sentence.setWrapText(true);
        sentence.getStyleClass().add("setting-problem");
        mend.setId(first.name() + "-cure");
        keep.setId(first.name() + "-keep");
        mend.getStyleClass().addAll(Styles.SMALL, Styles.ACCENT);
        keep.getStyleClass().add(Styles.SMALL);
        FlowPane buttons = new FlowPane(6, 6, mend, keep);
        getStyleClass().add("refused-entry");
        getChildren().addAll(sentence, buttons);
        show(null);
    }

    /** Shows what is wrong with the entry of a setting; null shows nothing. */
    void show(@Nullable Setting<?> setting) {
        Entry entry = setting == null ? null : session.entries().get(setting);
        setVisible(entry != null);
        setManaged(entry != null);
        sentence.setVisible(entry != null);
        sentence.setText(entry == null ? "" : entry.sentence());
        if (setting != null && entry != null) {
            showMend(entry.cure());
            showKeep(setting, entry);
        }
    }

    private void showMend(Optional<Cure> cure) {
        Optional<Setting<?>> known = cure.flatMap(found -> Schema.find(found.setting()));
        mend.setVisible(known.isPresent());
        mend.setManaged(known.isPresent());
        known.ifPresent(setting -> {
            String value = cure.orElseThrow().value();
            mend.setText(Messages.text("setup.cure", Messages.setting(setting.name()), words(setting, value)));
            mend.setOnAction(event -> session.enter(setting, value));
        });
    }

    /** The value in force, or the published one where that in force is what cannot be used. */
    private void showKeep(Setting<?> setting, Entry entry) {
        String inForce = session.desiredProperty().get().settings().text(setting);
        String kept = inForce.equals(entry.text())
                ? session.desiredProperty().get().experiment().defaults().text(setting)
                : inForce;
        keep.setText(Messages.text("setup.keep", words(setting, kept)));
        keep.setOnAction(event -> session.enter(setting, kept));
    }

    private static String words(Setting<?> setting, String value) {
        return value.isEmpty() ? SettingText.unset(setting) : Messages.value(setting.name(), value);
    }
}
