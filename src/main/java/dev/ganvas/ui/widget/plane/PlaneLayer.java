package dev.ganvas.ui.widget.plane;

import java.util.Locale;

/** What a plane can show, from the ground up. */
public enum PlaneLayer {
    SURFACE,
    REAL,
    SHEET,
    TRAILS,
    SLOPES,
    FAKES;

    /** Returns it as it stands in ids and in keys of texts. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
