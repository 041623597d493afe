package dev.ganvas.ui.health.planted;

import dev.ganvas.ui.setup.SetupPane;

/** A view that knows another one. */
final class UsesAnotherView {
    private UsesAnotherView() {}

    static String broken() {
        return SetupPane.class.getName();
    }
}
