package dev.ganvas.run;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** What a run is doing. The same in the window and without one. */
public enum RunState {
    /** Loading the native library, building the networks and compiling the plan. */
    COMPILING,
    /** At step 0, waiting for a command. */
    READY,
    /** Training. */
    RUNNING,
    /** Stopped between two steps; can go on. */
    PAUSED,
    /** At the length that was set; can go on when the length is raised. */
    FINISHED,
    /** Ended by an error; history and samples stay. */
    FAILED,
    /** Stopped at the step whose losses or weights are not finite numbers; history and samples stay. */
    DIVERGED,
    /** Closed for good; its native memory is free. */
    STOPPED;

    private static final Map<RunState, Set<RunState>> NEXT = new EnumMap<>(Map.of(
            COMPILING, Set.of(READY, PAUSED, FINISHED, FAILED, STOPPED),
            READY, Set.of(RUNNING, FINISHED, FAILED, STOPPED),
            RUNNING, Set.of(PAUSED, FINISHED, FAILED, DIVERGED, READY, STOPPED),
            PAUSED, Set.of(RUNNING, FINISHED, READY, FAILED, STOPPED),
            FINISHED, Set.of(RUNNING, PAUSED, READY, FAILED, STOPPED),
            FAILED, Set.of(READY, STOPPED),
            DIVERGED, Set.of(READY, STOPPED),
            STOPPED, Set.of()));

    /** Returns whether a run may go from this state to {@code next}. */
    public boolean mayBecome(RunState next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }
}
