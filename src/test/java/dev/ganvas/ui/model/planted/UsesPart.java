package dev.ganvas.ui.model.planted;

import dev.ganvas.ui.part.FileDialogs;

/** The model lies below the parts, which use it: a cycle. */
final class UsesPart {
    private UsesPart() {}

    static String broken() {
        return FileDialogs.class.getName();
    }
}
