package dev.ganvas.ui.theme;

/** The two looks of the window. Rules are shared; a theme is colours only. */
public enum Theme {
    LIGHT,
    DARK;

    /** Returns the other theme. */
    public Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }
}
