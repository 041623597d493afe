package dev.ganvas.run.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.data.SampleShape;
import dev.ganvas.data.ValueRange;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimelineFramesTest {
    private static final SampleShape PIXEL = new SampleShape(1, 1, 1);

    @Test
    void theLastStepComesBehindWhatWasKept() {
        TimelineFrames timelineFrames = timelineFrames(List.of(0L, 5L), 9L);

        assertThat(timelineFrames.steps()).containsExactly(0, 5, 9);
        assertThat(step(timelineFrames.at(8))).isEqualTo(5);
        assertThat(step(timelineFrames.at(9))).isEqualTo(9);
        assertThat(step(timelineFrames.at(100))).isEqualTo(9);
    }

    @Test
    void aLastStepThatWasKeptIsThereOnce() {
        assertThat(timelineFrames(List.of(0L, 9L), 9L).steps()).containsExactly(0, 9);
    }

    @Test
    void whileThereIsNoEndTheLatestThatWasKeptIsShown() {
        TimelineFrames timelineFrames = timelineFrames(List.of(3L, 5L), null);

        assertThat(step(timelineFrames.at(7))).isEqualTo(5);
        assertThat(step(timelineFrames.at(1))).as("nothing is earlier").isEqualTo(3);
    }

    @Test
    void whereNothingWasKeptThereIsTheEndOrNothing() {
        assertThat(step(timelineFrames(List.of(), 9L).at(2))).isEqualTo(9);
        assertThat(timelineFrames(List.of(), null).at(2)).isNull();
        assertThat(timelineFrames(List.of(), null).steps()).isEmpty();
    }

    private static TimelineFrames timelineFrames(List<Long> kept, @Nullable Long last) {
        List<Snapshot> snapshots = kept.stream()
                .map(step -> Snapshot.of(frame(step), ValueRange.MINUS_ONE_TO_ONE, Snapshot.Keeps.WHILE_ROOM))
                .toList();
        return new TimelineFrames(snapshots, last == null ? null : frame(last), PIXEL, ValueRange.MINUS_ONE_TO_ONE);
    }

    private static RunFrame frame(long step) {
        return new RunFrame(step, new float[] {0}, null, null);
    }

    private static long step(@Nullable RunFrame frame) {
        return frame == null ? -1 : frame.step();
    }
}
