package dev.ganvas.engine.planted;

import dev.ganvas.data.SampleShape;

/** The engine is handed rows and knows no data set, so this breaks the order. */
final class UsesData {
    private UsesData() {}

    static SampleShape broken() {
        return new SampleShape(1, 1, 1);
    }
}
