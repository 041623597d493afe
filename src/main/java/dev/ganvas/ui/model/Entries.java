package dev.ganvas.ui.model;

import dev.ganvas.data.Dataset;
import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Settings;
import dev.ganvas.experiment.Traits.Trait;
import dev.ganvas.ui.notice.Notice;
import dev.ganvas.ui.notice.Notices;
import dev.ganvas.ui.text.Messages;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/**
 * What the user enters on its way into force. Data that it asks for is read first, one entry after the other. What cannot
 * be used stays here, and is judged again when a setting changes that it may depend on. JavaFX thread.
 */
public final class Entries {
    private final Form form;
    private final ObservableMap<Setting<?>, Entry> entries = FXCollections.observableHashMap();
    private final ObservableMap<Setting<?>, Entry> readable = FXCollections.unmodifiableObservableMap(entries);
    private final Notices notices;
    private @Nullable Setting<?> reading;
    /** What was said to be in the way of training. */
    private @Nullable Notice obstacle;

    /** Where entries come into force. */
    public interface Form {
        /** Returns what is in force. */
        DesiredSettings desired();

        /** Returns the data that is in force; null while there is none. */
        @Nullable
        Dataset data();

        /** Reads the data that some settings ask for, in place of what is being read. */
        void load(Settings settings, Consumer<Dataset> done, Consumer<Throwable> failed);

        /**
         * Brings settings and their data into force.
         *
         * @throws InvalidSettingException if they contradict each other
         */
        void adopt(Settings settings, Dataset data);

        /** Keeps settings for the data that is still to come. */
        void keep(Settings settings);

        /** Called when no entry is read any more. */
        void settled();
    }

    public Entries(Form form, Notices notices) {
        this.form = form;
        this.notices = notices;
        entries.addListener((MapChangeListener<Setting<?>, Entry>) change -> {
            if (obstacle != null && firstRefused().isEmpty()) {
                notices.dismiss(obstacle);
                obstacle = null;
            }
        });
    }

    /** All that is not in force, by setting. */
    public ObservableMap<Setting<?>, Entry> map() {
        return readable;
    }

    /** Forgets all of it, what is being read too. */
    public void clear() {
        reading = null;
        entries.clear();
    }

    /** Forgets what was entered for some settings. */
    public void remove(List<Setting<?>> settings) {
        settings.forEach(entries::remove);
    }

    /** Returns whether settings ask for other data than those in force. */
    public boolean needData(Settings settings) {
        return settings.differences(form.desired().settings()).stream()
                .anyMatch(setting -> setting.traits().has(Trait.CHANGES_DATA));
    }

    /** Returns whether all that was entered is in force; tells what cannot be used if not. */
    public boolean mayStart() {
        Optional<Setting<?>> refused = firstRefused();
        refused.ifPresent(setting -> {
            String reason = Objects.requireNonNull(entries.get(setting)).sentence();
            String text = Messages.text("setup.notStarted", Messages.setting(setting.name()), reason);
            Notice told = new Notice(Notice.Severity.OFFER, text, "");
            obstacle = told;
            notices.show(told);
        });
        return refused.isEmpty() && !areRead();
    }

    /** Returns the first setting, in the form's order, whose entry cannot be used. */
    private Optional<Setting<?>> firstRefused() {
        return Schema.ALL.stream().filter(this::isRefused).findFirst();
    }

    /** Returns whether data is read for an entry. */
    public boolean areRead() {
        return reading != null;
    }

    /** Takes a value as the user wrote it. */
    public void enter(Setting<?> setting, String text) {
        DesiredSettings desired = form.desired();
        Settings next;
        try {
            next = withText(desired, setting, text);
        } catch (InvalidSettingException e) {
            refuse(setting, text, e);
            return;
        }
        Dataset data = form.data();
        if (setting.traits().has(Trait.CHANGES_DATA) && (data == null || !next.equals(desired.settings()))) {
            boolean again = setting.equals(reading);
            entries.put(setting, Entry.inReading(text));
            if (again || reading == null) {
                read(setting, text);
            }
        } else if (next.equals(desired.settings())) {
            entries.remove(setting);
        } else if (data == null) {
            form.keep(next);
            entries.remove(setting);
            judgeAgain(next.differences(desired.settings()));
        } else {
            take(setting, text, next, data);
        }
    }

    /** Judges again what was refused, after the value of some settings changed. */
    public void judgeAgain(List<Setting<?>> changed) {
        boolean otherData = changed.stream()
                .anyMatch(setting -> setting.traits().has(Trait.CHANGES_DATA) || setting == Schema.BATCH);
        for (Map.Entry<Setting<?>, Entry> each : List.copyOf(entries.entrySet())) {
            Setting<?> setting = each.getKey();
            Entry entry = each.getValue();
            if (!form.desired().experiment().isActive(setting, form.desired().settings())) {
                entries.remove(setting); // its control is gone
            } else if (isRefused(setting) && (otherData || !setting.traits().has(Trait.CHANGES_DATA))) {
                enter(setting, entry.text());
            }
        }
    }

    /** Notes that a value in force cannot be used. */
    public void refuse(Setting<?> setting, String text, Throwable reason) {
        entries.put(setting, Entry.refused(text, reason));
    }

    private boolean isRefused(Setting<?> setting) {
        Entry entry = entries.get(setting);
        return entry != null && entry.isRefused();
    }

    private void take(Setting<?> setting, String text, Settings next, Dataset data) {
        List<Setting<?>> changed = next.differences(form.desired().settings());
        try {
            form.adopt(next, data);
        } catch (InvalidSettingException e) {
            refuse(setting, text, e);
            return;
        }
        entries.remove(setting);
        judgeAgain(changed);
    }

    private void read(Setting<?> setting, String text) {
        Settings wanted;
        try {
            wanted = withText(form.desired(), setting, text);
        } catch (InvalidSettingException e) {
            refuse(setting, text, e);
            readNext();
            return;
        }
        reading = setting;
        Entry entry = entries.get(setting);
        form.load(
                wanted,
                loaded -> {
                    if (entry != null && entry.equals(entries.get(setting))) {
                        reading = null;
                        takeRead(setting, text, wanted, loaded);
                        readNext();
                    }
                },
                failure -> {
                    if (entry != null && entry.equals(entries.get(setting))) {
                        reading = null;
                        refuse(setting, text, failure);
                        readNext();
                    }
                });
    }

    /** Takes an entry whose data is there; read again if meanwhile other data is asked for. */
    private void takeRead(Setting<?> setting, String text, Settings wanted, Dataset loaded) {
        Settings next;
        try {
            next = withText(form.desired(), setting, text);
        } catch (InvalidSettingException e) {
            refuse(setting, text, e);
            return;
        }
        if (next.differences(wanted).stream().anyMatch(other -> other.traits().has(Trait.CHANGES_DATA))) {
            read(setting, text);
        } else {
            take(setting, text, next, loaded);
        }
    }

    private void readNext() {
        for (Map.Entry<Setting<?>, Entry> each : List.copyOf(entries.entrySet())) {
            if (reading == null && !each.getValue().isRefused()) {
                read(each.getKey(), each.getValue().text());
            }
        }
        if (reading == null) {
            form.settled();
        }
    }

    private static Settings withText(DesiredSettings desired, Setting<?> setting, String text) {
        return desired.experiment().withTexts(desired.settings(), Map.of(setting.name(), text));
    }
}
