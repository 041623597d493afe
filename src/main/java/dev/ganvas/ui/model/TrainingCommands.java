package dev.ganvas.ui.model;

import dev.ganvas.engine.Learners;
import dev.ganvas.engine.StepTrace;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunState;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * What can be asked of the run of a session: to train on, to rest, to do some steps. None of it is done while an entry
 * of the form cannot be used: what the form shows is what is trained. JavaFX thread.
 */
public final class TrainingCommands {
    private final ActiveRun training;
    private final RunModel model;
    private final Entries entries;
    private final ReadOnlyBooleanWrapper starting = new ReadOnlyBooleanWrapper(this, "starting");
    /** Training was asked for while an entry was still being read. */
    private boolean startsWhenRead;

    TrainingCommands(ActiveRun training, RunModel model, Entries entries) {
        this.training = training;
        this.model = model;
        this.entries = entries;
        model.stateProperty().addListener((property, was, is) -> {
            if (is != RunState.COMPILING) {
                starting.set(false);
            }
        });
    }

    /** Whether training was asked for and begins as soon as the run can. */
    public ReadOnlyBooleanProperty startingProperty() {
        return starting.getReadOnlyProperty();
    }

    /** Trains on; a finished run for as long again; one that is still being loaded as soon as it can. */
    public void start() {
        startsWhenRead = entries.areRead();
        if (mayStart()) {
            starting.set(model.stateProperty().get() == RunState.COMPILING);
            training.start();
        }
    }

    /** Trains where that was asked for while an entry was being read, which is over. */
    void entriesRead() {
        if (startsWhenRead) {
            startsWhenRead = false;
            start();
        }
    }

    /** Trains the run that was just begun, where that was asked for while it was loaded. */
    void begun() {
        if (starting.get()) {
            start();
        }
    }

    /** Lets the run that comes next wait for a start of its own. */
    void forgetStart() {
        starting.set(false);
    }

    /** Returns whether training may begin; tells what is in the way if not. */
    public boolean mayStart() {
        return entries.mayStart();
    }

    /** Rests after the step that is under way. */
    public void pause() {
        starting.set(false);
        training.command(Run::pause);
    }

    /** Trains some steps, then rests. */
    public void step(long count) {
        train(current -> current.step(count));
    }

    /** Trains some steps that update one network or both, then rests. */
    public void step(long count, Learners learners) {
        train(current -> current.step(count, learners));
    }

    /** Trains for one pass through the data, then rests. */
    public void stepEpoch() {
        train(current -> current.step(current.stepsPerEpoch()));
    }

    private void train(Consumer<Run> command) {
        if (mayStart()) {
            training.command(command);
        }
    }

    /** Trains one step and tells every phase of it; cancelled where no step can be done. */
    public CompletableFuture<StepTrace> traceStep(Learners learners) {
        Run current = training.run();
        if (current == null || !mayStart()) {
            return CompletableFuture.failedFuture(new CancellationException("There is no run that may do a step."));
        }
        CompletableFuture<StepTrace> trace = current.traceStep(learners);
        training.commanded();
        return trace;
    }
}
