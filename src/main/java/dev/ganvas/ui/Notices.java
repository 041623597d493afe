package dev.ganvas.ui;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The one place where the window says that something was done or could not be done. JavaFX thread. */
public final class Notices {
    private final ReadOnlyObjectWrapper<@Nullable Notice> current = new ReadOnlyObjectWrapper<>(this, "current");

    /** The notice that is shown, or null. */
    public ReadOnlyObjectProperty<@Nullable Notice> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /** Shows a notice in place of the one before. */
    public void show(Notice notice) {
        current.set(notice);
    }

    /** Shows a failure. */
    public void show(Throwable failure) {
        show(Notice.of(failure));
    }

    /** Takes the notice away. */
    public void dismiss() {
        current.set(null);
    }
}
