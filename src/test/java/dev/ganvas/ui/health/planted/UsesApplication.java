package dev.ganvas.ui.health.planted;

import dev.ganvas.ui.app.App;

/** A view that knows the application above it. */
final class UsesApplication {
    private UsesApplication() {}

    static String broken() {
        return App.class.getName();
    }
}
