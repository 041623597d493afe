package dev.ganvas.ui.train;

import dev.ganvas.chart.ChartLine;
import dev.ganvas.ui.model.SavedPreferences;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;

/** How the user wants to see curves: the same for every experiment. */
public final class ChartPreferences {
    /** What the lower of the two charts shows. */
    enum Lower {
        BELIEF,
        ACCURACY,
        QUALITY
    }

    private final DoubleProperty smoothing = new SimpleDoubleProperty(this, "smoothing", 0.9);
    private final BooleanProperty logarithmic = new SimpleBooleanProperty(this, "logarithmic");
    private final ObjectProperty<Lower> lower = new SimpleObjectProperty<>(this, "lower", Lower.BELIEF);
    private final ObservableSet<ChartLine> hidden = FXCollections.observableSet();
    private boolean begun;

    /** Begins as the user left it last time, and keeps what is changed. */
    public ChartPreferences(SavedPreferences preferences) {
        logarithmic.set(preferences.logarithmic());
        logarithmic.addListener((property, was, is) -> preferences.logarithmic(is));
    }

    /** From 0 to 0.99, for all charts. */
    DoubleProperty smoothingProperty() {
        return smoothing;
    }

    /** Whether the losses stand on a logarithmic axis. */
    BooleanProperty logarithmicProperty() {
        return logarithmic;
    }

    ObjectProperty<Lower> lowerProperty() {
        return lower;
    }

    /** Switches lines off, unless this was said before: then the user may have switched them on. */
    void hideAtFirst(List<ChartLine> lines) {
        if (!begun) {
            begun = true;
            hidden.addAll(lines);
        }
    }

    /** The lines of the losses that are switched off. */
    ObservableSet<ChartLine> hidden() {
        return hidden;
    }
}
