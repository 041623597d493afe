package dev.ganvas.ui.model;

import dev.ganvas.run.Run;
import dev.ganvas.run.RunState;
import dev.ganvas.run.history.History;
import dev.ganvas.run.history.LiveChange;
import dev.ganvas.run.history.RunFrame;
import dev.ganvas.run.history.Snapshot;
import dev.ganvas.run.quality.QualityRow;
import dev.ganvas.ui.text.Messages;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What the window shows of the run: views bind to it and ask nobody else. Filled by {@link RunFeed} once a pulse;
 * JavaFX thread.
 */
public final class RunModel {
    private final ReadOnlyObjectWrapper<@Nullable Run> run = new ReadOnlyObjectWrapper<>(this, "run");
    private final ReadOnlyStringWrapper loading =
            new ReadOnlyStringWrapper(this, "loading", Messages.text("state.loadingData"));
    private final ReadOnlyObjectWrapper<RunState> state =
            new ReadOnlyObjectWrapper<>(this, "state", RunState.COMPILING);
    private final ReadOnlyObjectWrapper<@Nullable Throwable> failure = new ReadOnlyObjectWrapper<>(this, "failure");
    private final ReadOnlyLongWrapper step = new ReadOnlyLongWrapper(this, "step");
    private final ReadOnlyLongWrapper lastStep = new ReadOnlyLongWrapper(this, "lastStep", Long.MAX_VALUE);
    private final ReadOnlyLongWrapper epoch = new ReadOnlyLongWrapper(this, "epoch");
    private final ReadOnlyDoubleWrapper stepsPerSecond = new ReadOnlyDoubleWrapper(this, "stepsPerSecond");
    private final ReadOnlyObjectWrapper<Duration> elapsed = new ReadOnlyObjectWrapper<>(this, "elapsed", Duration.ZERO);
    private final ReadOnlyObjectWrapper<@Nullable Duration> remaining = new ReadOnlyObjectWrapper<>(this, "remaining");
    private final ReadOnlyLongWrapper rowsVersion = new ReadOnlyLongWrapper(this, "rowsVersion");
    private final ReadOnlyObjectWrapper<@Nullable RunFrame> frame = new ReadOnlyObjectWrapper<>(this, "frame");
    private final ReadOnlyObjectWrapper<List<LiveChange>> marks = new ReadOnlyObjectWrapper<>(this, "marks", List.of());
    private final ReadOnlyObjectWrapper<List<Snapshot>> snapshots =
            new ReadOnlyObjectWrapper<>(this, "snapshots", List.of());
    private final ReadOnlyObjectWrapper<List<NumberLog.LoggedNumbers>> numbers =
            new ReadOnlyObjectWrapper<>(this, "numbers", List.of());

    private final ReadOnlyObjectWrapper<List<QualityRow>> quality =
            new ReadOnlyObjectWrapper<>(this, "quality", List.of());

    private History.@Nullable Rows rows;
    private int rowCount;

    /** The run that is shown; null while its data is read, or cannot be. */
    public ReadOnlyObjectProperty<@Nullable Run> runProperty() {
        return run.getReadOnlyProperty();
    }

    /** What is being loaded while the state is {@code COMPILING}. */
    public ReadOnlyStringProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** What the run does; {@code COMPILING} also while its data is read, {@code FAILED} also when it cannot be. */
    public ReadOnlyObjectProperty<RunState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** What ended the run, or null. */
    public ReadOnlyObjectProperty<@Nullable Throwable> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    public ReadOnlyLongProperty stepProperty() {
        return step.getReadOnlyProperty();
    }

    /** The step at which the run is finished; {@link Long#MAX_VALUE} where no length is set. */
    public ReadOnlyLongProperty lastStepProperty() {
        return lastStep.getReadOnlyProperty();
    }

    /** Whole passes through the data so far. */
    public ReadOnlyLongProperty epochProperty() {
        return epoch.getReadOnlyProperty();
    }

    /** The rate of the last second of training; 0 before there is one. */
    public ReadOnlyDoubleProperty stepsPerSecondProperty() {
        return stepsPerSecond.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Duration> elapsedProperty() {
        return elapsed.getReadOnlyProperty();
    }

    /** The time left at the present rate; null unless the run trains towards a set length. */
    public ReadOnlyObjectProperty<@Nullable Duration> remainingProperty() {
        return remaining.getReadOnlyProperty();
    }

    /** Another number whenever recorded rows were added, thinned or forgotten. */
    public ReadOnlyLongProperty rowsVersionProperty() {
        return rowsVersion.getReadOnlyProperty();
    }

    /** Returns the recorded rows, or null before there is a run. */
    public History.@Nullable Rows rows() {
        return rows;
    }

    /** The newest samples, or null before there are any. */
    public ReadOnlyObjectProperty<@Nullable RunFrame> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    /** The settings that were changed while the run went on. */
    public ReadOnlyObjectProperty<List<LiveChange>> marksProperty() {
        return marks.getReadOnlyProperty();
    }

    /** How good it was, measured now and then; oldest first. */
    public ReadOnlyObjectProperty<List<QualityRow>> qualityProperty() {
        return quality.getReadOnlyProperty();
    }

    /** The samples of earlier steps, oldest first. */
    public ReadOnlyObjectProperty<List<Snapshot>> snapshotsProperty() {
        return snapshots.getReadOnlyProperty();
    }

    /** The numbers among the training fakes, step by step; empty for images. */
    public ReadOnlyObjectProperty<List<NumberLog.LoggedNumbers>> numbersProperty() {
        return numbers.getReadOnlyProperty();
    }

    /** Shows nothing of any run: data is being read. */
    void showLoading() {
        loading.set(Messages.text("state.loadingData"));
        show((Run) null, RunState.COMPILING, null);
    }

    /** Shows how far reading the data is. */
    void showLoading(String text) {
        loading.set(text);
    }

    /** Shows that there can be no run. */
    void showFailure(Throwable reason) {
        show((Run) null, RunState.FAILED, reason);
    }

    /** Shows another run from its beginning. */
    void show(Run next) {
        loading.set(Messages.text("state.loadingEngine"));
        show(next, next.state(), null);
    }

    private void show(@Nullable Run next, RunState nextState, @Nullable Throwable reason) {
        rows = next == null ? null : next.history().snapshot();
        rowCount = 0;
        step.set(0);
        lastStep.set(next == null ? Long.MAX_VALUE : next.lastStep());
        epoch.set(0);
        stepsPerSecond.set(0);
        elapsed.set(Duration.ZERO);
        remaining.set(null);
        frame.set(null);
        marks.set(List.of());
        snapshots.set(List.of());
        quality.set(next == null ? List.of() : next.quality().rows());
        numbers.set(List.of());
        run.set(next);
        rowsVersion.set(rowsVersion.get() + 1);
        failure.set(reason);
        state.set(nextState);
    }

    /** Copies the run's figures; returns whether any of them was another than before. */
    boolean pull(Run from, RunState newState) {
        long before = step.get();
        boolean changed = newState != state.get();
        step.set(from.step());
        lastStep.set(from.lastStep());
        epoch.set(from.step() / from.stepsPerEpoch());
        stepsPerSecond.set(from.stepsPerSecond());
        elapsed.set(from.elapsed());
        remaining.set(timeLeft(newState));
        changed |= step.get() != before;
        changed |= pullRows(from);
        RunFrame newest = from.frame();
        if (!Objects.equals(newest, frame.get())) {
            frame.set(newest);
            changed = true;
        }
        marks.set(from.marks());
        snapshots.set(from.timeline().snapshots());
        quality.set(from.quality().rows());
        failure.set(newState == RunState.FAILED || newState == RunState.DIVERGED ? from.failure() : null);
        state.set(newState);
        return changed;
    }

    void setNumbers(List<NumberLog.LoggedNumbers> entries) {
        numbers.set(entries);
    }

    private boolean pullRows(Run from) {
        History.Rows newest = from.history().snapshot();
        int count = newest.length();
        if (newest == rows && count == rowCount) {
            return false;
        }
        rows = newest;
        rowCount = count;
        rowsVersion.set(rowsVersion.get() + 1);
        return true;
    }

    private @Nullable Duration timeLeft(RunState newState) {
        long left = lastStep.get() - step.get();
        double rate = stepsPerSecond.get();
        if (newState != RunState.RUNNING || lastStep.get() == Long.MAX_VALUE || left <= 0 || rate <= 0) {
            return null;
        }
        return Duration.ofMillis(Math.round(left / rate * 1000));
    }
}
