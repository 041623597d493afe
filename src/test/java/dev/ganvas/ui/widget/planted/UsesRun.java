package dev.ganvas.ui.widget.planted;

import dev.ganvas.run.RunState;

/** A widget that knows the domain, which the architecture forbids. */
final class UsesRun {
    private UsesRun() {}

    static String broken() {
        return RunState.READY.toString();
    }
}
