package dev.ganvas.ui.model;

import dev.ganvas.metric.NumberCensus;
import dev.ganvas.run.Run;
import dev.ganvas.run.history.RunFrame;
import dev.ganvas.run.history.Snapshot;
import java.util.List;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Which moment of the run the window shows: the newest, as it comes, or an earlier one from its timeline. Samples,
 * histogram, numbers and the line in the charts all follow this one. JavaFX thread.
 */
public final class DisplayedStep {
    /** The value of {@link #stepProperty} while the newest moment is shown. */
    public static final long LIVE = -1;

    private final RunModel model;
    private final ReadOnlyLongWrapper step = new ReadOnlyLongWrapper(this, "step", LIVE);
    private final ReadOnlyObjectWrapper<@Nullable RunFrame> frame = new ReadOnlyObjectWrapper<>(this, "frame");
    private final ReadOnlyDoubleWrapper evenness = new ReadOnlyDoubleWrapper(this, "evenness");
    private final ReadOnlyLongWrapper coverage = new ReadOnlyLongWrapper(this, "coverage");
    private final ReadOnlyDoubleWrapper entropy = new ReadOnlyDoubleWrapper(this, "entropy");

    /** Shows the moments of the run that {@code model} shows. */
    DisplayedStep(RunModel model) {
        this.model = model;
        model.frameProperty().addListener((property, was, is) -> {
            if (isLive()) {
                setFrame(is);
            }
        });
        model.snapshotsProperty().addListener((property, was, is) -> {
            // Another run, or the same from its beginning: what was shown of it is no more.
            if (!isLive() && (is.isEmpty() || is.get(is.size() - 1).step() < step.get())) {
                showLive();
            }
        });
        model.runProperty().addListener((property, was, is) -> showLive());
    }

    /** The earlier step that is shown, or {@link #LIVE}. */
    public ReadOnlyLongProperty stepProperty() {
        return step.getReadOnlyProperty();
    }

    /** Returns whether the newest moment is shown. */
    public boolean isLive() {
        return step.get() == LIVE;
    }

    /** The samples of the moment that is shown, or null before there are any. */
    public ReadOnlyObjectProperty<@Nullable RunFrame> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    /** The share of even numbers among those of all bit patterns; 0 for images. */
    public ReadOnlyDoubleProperty evennessProperty() {
        return evenness.getReadOnlyProperty();
    }

    /** How many different even numbers there are among those of all bit patterns; 0 for images. */
    public ReadOnlyLongProperty coverageProperty() {
        return coverage.getReadOnlyProperty();
    }

    /** The entropy of the numbers of all bit patterns, in bits; 0 for images. */
    public ReadOnlyDoubleProperty entropyProperty() {
        return entropy.getReadOnlyProperty();
    }

    /** Shows the moment at {@code wanted} or the last one before it that was kept; {@link #LIVE} the newest. */
    public void show(long wanted) {
        Run run = model.runProperty().get();
        List<Snapshot> snapshots = model.snapshotsProperty().get();
        if (wanted == LIVE || run == null || snapshots.isEmpty()) {
            showLive();
            return;
        }
        int index = snapshots.size() - 1;
        while (index > 0 && snapshots.get(index).step() > wanted) {
            index--;
        }
        Snapshot snapshot = snapshots.get(index);
        if (snapshot.step() != step.get()) {
            step.set(snapshot.step());
            setFrame(snapshot.frame(run.data().shape(), run.data().range()));
        }
    }

    /** Shows the newest moment from now on. */
    public void showLive() {
        step.set(LIVE);
        setFrame(model.frameProperty().get());
    }

    private void setFrame(@Nullable RunFrame shown) {
        NumberCensus census = shown == null ? null : shown.census();
        evenness.set(census == null ? 0 : census.evenness());
        coverage.set(census == null ? 0 : census.coverage());
        entropy.set(census == null ? 0 : census.entropy());
        frame.set(shown);
    }
}
