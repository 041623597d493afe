package dev.ganvas.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The state machine, as a table: from each state, to where a run may go. */
class RunStateTest {
    @ParameterizedTest
    @CsvSource({
        "COMPILING, 'READY PAUSED FINISHED FAILED STOPPED'",
        "READY, 'RUNNING FINISHED FAILED STOPPED'",
        "RUNNING, 'PAUSED FINISHED FAILED DIVERGED READY STOPPED'",
        "PAUSED, 'RUNNING FINISHED READY FAILED STOPPED'",
        "FINISHED, 'RUNNING PAUSED READY FAILED STOPPED'",
        "FAILED, 'READY STOPPED'",
        "DIVERGED, 'READY STOPPED'",
        "STOPPED, ''"
    })
    void aRunMayGoOnlyWhereTheTableSays(RunState from, String allowed) {
        Set<String> names = Set.of(allowed.split(" "));
        for (RunState to : RunState.values()) {
            assertThat(from.mayBecome(to)).as("%s to %s", from, to).isEqualTo(names.contains(to.name()));
        }
    }
}
