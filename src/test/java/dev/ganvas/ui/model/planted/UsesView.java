package dev.ganvas.ui.model.planted;

import dev.ganvas.ui.setup.SetupPane;

/** The model is shared by the views, and knows none of them. */
final class UsesView {
    private UsesView() {}

    static String broken() {
        return SetupPane.class.getName();
    }
}
