package dev.ganvas.ui.networks;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The two networks as the user has them in the view, with the way back and forth. JavaFX thread. */
final class NetworkDraft {
    private static final int MOST_UNDONE = 500;

    private final ReadOnlyObjectWrapper<Layers> layers =
            new ReadOnlyObjectWrapper<>(this, "layers", new Layers(List.of(), List.of()));
    private final Deque<Layers> before = new ArrayDeque<>();
    private final Deque<Layers> after = new ArrayDeque<>();
    private Layers ofRun = layers.get();

    /** The layers of G and of D, each as it is written. */
    record Layers(List<String> generator, List<String> discriminator) {
        Layers {
            generator = List.copyOf(generator);
            discriminator = List.copyOf(discriminator);
        }
    }

    ReadOnlyObjectProperty<Layers> layersProperty() {
        return layers.getReadOnlyProperty();
    }

    /** Begins with the networks of another run. What was changed stays if that run is of the same experiment. */
    void begin(Layers run, boolean sameExperiment) {
        boolean changed = differs();
        ofRun = run;
        if (!sameExperiment || !changed) {
            before.clear();
            after.clear();
            layers.set(run);
        }
    }

    boolean differs() {
        return !layers.get().equals(ofRun);
    }

    boolean differsInGenerator() {
        return !layers.get().generator().equals(ofRun.generator());
    }

    boolean differsInDiscriminator() {
        return !layers.get().discriminator().equals(ofRun.discriminator());
    }

    void change(Layers next) {
        if (!next.equals(layers.get())) {
            before.push(layers.get());
            if (before.size() > MOST_UNDONE) {
                before.removeLast();
            }
            after.clear();
            layers.set(next);
        }
    }

    /** Takes back what differs from the run; that can be undone as well. */
    void revert() {
        change(ofRun);
    }

    boolean canUndo() {
        return !before.isEmpty();
    }

    boolean canRedo() {
        return !after.isEmpty();
    }

    void undo() {
        if (canUndo()) {
            after.push(layers.get());
            layers.set(before.pop());
        }
    }

    void redo() {
        if (canRedo()) {
            before.push(layers.get());
            layers.set(after.pop());
        }
    }
}
