package dev.ganvas.run.history;

import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Settings;
import java.util.List;
import java.util.Optional;

/**
 * Something that was changed while the run went on: a setting, or which networks its steps update.
 *
 * @param step steps done when it was changed; the next step is the first one with the new value
 * @param setting its name; {@code updates} for the networks
 * @param from the value before, as {@link dev.ganvas.experiment.Setting#format} writes it
 * @param to the value after
 */
public record LiveChange(long step, String setting, String from, String to) {
    /** Returns the settings as they were at {@code step}: {@code now} without the changes that were made after it. */
    public static Settings settingsAt(long step, Settings now, List<LiveChange> marks) {
        Settings settings = now;
        for (int i = marks.size() - 1; i >= 0 && marks.get(i).step() > step; i--) {
            LiveChange mark = marks.get(i);
            // Which networks learn is no setting, and leaves them as they are.
            Optional<Setting<?>> setting = Schema.find(mark.setting());
            settings = setting.isPresent() ? settings.withText(setting.get(), mark.from()) : settings;
        }
        return settings;
    }
}
