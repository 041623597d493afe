package dev.ganvas.ui.compare;

import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** A variant that can be chosen: the settings of the form with some of them changed. JavaFX thread. */
final class VariantChoice {
    private final String id;
    private final String name;
    private final Map<String, String> changes;
    private final boolean removable;
    private final BooleanProperty chosen;

    /**
     * Creates a variant.
     *
     * @param id tells it from the others
     * @param name what it is called
     * @param changes settings by name, as users write them
     * @param removable whether the user made it
     * @param isChosen at first
     */
    VariantChoice(String id, String name, Map<String, String> changes, boolean removable, boolean isChosen) {
        this.id = id;
        this.name = name;
        this.changes = changes;
        this.removable = removable;
        this.chosen = new SimpleBooleanProperty(this, "chosen", isChosen);
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    Map<String, String> changes() {
        return changes;
    }

    boolean isRemovable() {
        return removable;
    }

    BooleanProperty chosenProperty() {
        return chosen;
    }
}
