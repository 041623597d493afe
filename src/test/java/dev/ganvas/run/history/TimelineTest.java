package dev.ganvas.run.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.data.SampleShape;
import dev.ganvas.data.ValueRange;
import dev.ganvas.run.history.Snapshot.Keeps;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private final Timeline timeline = new Timeline(ValueRange.MINUS_ONE_TO_ONE, 1 << 20);

    @Test
    void takesEveryEarlyStepAndEverRarerLaterOnes() {
        for (long step = 0; step <= 100_000; step++) {
            offer(timeline, step, 4);
        }
        List<Long> steps = steps(timeline);
        assertThat(steps).startsWith(LongStream.rangeClosed(0, 25).boxed().toArray(Long[]::new));
        assertThat(steps).hasSizeBetween(200, 260);
        for (int i = 30; i < steps.size(); i++) {
            double growth = (double) steps.get(i) / steps.get(i - 1);
            assertThat(growth).isBetween(1.01, 1.05);
        }
    }

    @Test
    void theStepsFollowFromTheRuleWhateverWasTakenBetweenThem() {
        Timeline marked = new Timeline(ValueRange.MINUS_ONE_TO_ONE, 1 << 20);
        for (long step = 0; step <= 5_000; step++) {
            offer(timeline, step, 4);
            offer(marked, step, 4);
            if (step == 1_234) {
                marked.add(frame(step, 4), Keeps.ALWAYS);
            }
        }
        List<Long> withMark = steps(marked);
        assertThat(withMark).contains(1_234L);
        withMark.remove(1_234L);
        assertThat(withMark)
                .containsAll(steps(timeline).stream().filter(s -> s != 1_234L).toList());
    }

    @Test
    void staysWithinItsMemoryAndKeepsFirstLastAndMarks() {
        Timeline small = new Timeline(ValueRange.MINUS_ONE_TO_ONE, 40 * 100);
        for (long step = 0; step <= 50_000; step++) {
            offer(small, step, 100);
            if (step == 700) {
                small.add(frame(step, 100), Keeps.ALWAYS);
            }
        }
        List<Long> steps = steps(small);
        assertThat(steps).hasSize(40).startsWith(0L).contains(700L);
        assertThat(steps.get(39)).isGreaterThan(48_000);
        assertThat(steps).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aSnapshotShowsWhatTheFrameShowed() {
        RunFrame frame = frame(3, 12);
        timeline.add(frame, Keeps.ALWAYS);
        RunFrame again = timeline.snapshots().get(0).frame(new SampleShape(1, 3, 4), ValueRange.MINUS_ONE_TO_ONE);
        assertThat(again.step()).isEqualTo(3);
        for (int i = 0; i < 12; i++) {
            assertThat(ValueRange.MINUS_ONE_TO_ONE.toByte(again.samples()[i]))
                    .isEqualTo(ValueRange.MINUS_ONE_TO_ONE.toByte(frame.samples()[i]));
        }
    }

    @Test
    void numbersSurviveAsTheyWere() {
        Timeline bits = new Timeline(ValueRange.ZERO_TO_ONE, 1 << 20);
        float[] rows = {0.2f, 0.4999f, 0.5f, 0.9f, 0.1f, 0.51f};
        bits.add(new RunFrame(1, rows, new int[] {4, 2}, null), Keeps.ALWAYS);
        RunFrame again = bits.snapshots().get(0).frame(new SampleShape(1, 1, 3), ValueRange.ZERO_TO_ONE);
        assertThat(again.numbers()).containsExactly(4, 2);
        assertThat(Objects.requireNonNull(again.census()).counts()).containsExactly(0, 1, 0, 0, 0, 1, 0, 0);
    }

    private static void offer(Timeline to, long step, int length) {
        if (to.wants(step)) {
            to.add(frame(step, length), Keeps.WHILE_ROOM);
        }
    }

    private static RunFrame frame(long step, int length) {
        float[] samples = new float[length];
        for (int i = 0; i < length; i++) {
            samples[i] = (float) Math.sin((double) step + i);
        }
        return new RunFrame(step, samples, null, null);
    }

    private static List<Long> steps(Timeline of) {
        return new ArrayList<>(of.snapshots().stream().map(Snapshot::step).toList());
    }
}
