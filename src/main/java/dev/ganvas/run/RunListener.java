package dev.ganvas.run;

import dev.ganvas.engine.StepReport;

/** Hears what a run does, on the run's own training thread. What it throws fails the run. */
public interface RunListener {

    /** Called after each step. {@code report} is reused: copy what is kept. */
    default void stepped(Run run, StepReport report) throws Exception {}

    /** Called after each change of state, on whichever thread made it; while the run works, its training thread. */
    default void stateChanged(Run run, RunState from, RunState to) {}
}
