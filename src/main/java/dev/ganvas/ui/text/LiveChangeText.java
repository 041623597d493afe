package dev.ganvas.ui.text;

import dev.ganvas.run.history.LiveChange;

/** What charts and the timeline write beside a live change. */
public final class LiveChangeText {
    private LiveChangeText() {}

    /** Returns a name that needs no form around it, and both values: {@code D learning rate 0.0002 → 0.0001}. */
    public static String of(LiveChange mark) {
        String name = Messages.find("mark." + mark.setting()).orElse(mark.setting());
        return name + " " + Messages.value(mark.setting(), mark.from()) + " → "
                + Messages.value(mark.setting(), mark.to());
    }

    /** Returns the new value alone, where there is no more room: {@code → 0.0001}. */
    public static String brief(LiveChange mark) {
        return "→ " + Messages.value(mark.setting(), mark.to());
    }
}
