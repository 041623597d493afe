package dev.ganvas.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.data.numbers.EvenNumbers;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunState;
import dev.ganvas.store.NumbersFile;
import dev.ganvas.ui.model.NumberLog.LoggedNumbers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NumberLogTest {
    private final Run run = new Run(Presets.EVEN, Presets.EVEN.defaults().with(Schema.STEPS, 0L), new EvenNumbers(7));
    private final NumberLog log = new NumberLog(run, List.of());
    private final Thread worker = new Thread(run::work, "number-log");

    @BeforeEach
    void begin() throws InterruptedException {
        run.addListener(log);
        worker.start();
        await(RunState.READY);
    }

    @AfterEach
    void close() throws InterruptedException {
        run.close();
        worker.join();
    }

    @Test
    void keepsTheNumbersOfEveryTenthStepFromTheFirstOn() throws InterruptedException {
        train(35);
        assertThat(log.entries()).extracting(LoggedNumbers::step).containsExactly(0L, 10L, 20L, 30L);
        for (LoggedNumbers entry : log.entries()) {
            assertThat(entry.numbers()).hasSize(16);
            for (int number : entry.numbers()) {
                assertThat(number).isBetween(0, 127);
            }
        }
    }

    @Test
    void aLongRunIsKeptAtWiderAndWiderSteps() throws InterruptedException {
        train(5000);
        List<Long> steps = log.entries().stream().map(LoggedNumbers::step).toList();
        assertThat(steps).hasSizeLessThan(NumberLog.CAPACITY).startsWith(0L, 40L, 80L);
        assertThat(steps.get(steps.size() - 1)).isEqualTo(4960L);
    }

    @Test
    void aResetForgetsThemAll() throws InterruptedException {
        train(20);
        long version = log.version();
        run.reset();
        // Listeners hear of a state just after it can be seen.
        while (log.version() == version) {
            Thread.onSpinWait();
        }
        assertThat(log.entries()).isEmpty();
        train(11);
        assertThat(log.entries()).extracting(LoggedNumbers::step).containsExactly(0L, 10L);
    }

    @Test
    void whatWasMadeInAnEarlierLifeComesFirst() throws InterruptedException {
        List<NumbersFile.NumbersLine> before = new ArrayList<>();
        for (long index = 0; index < 3000; index += 10) {
            before.add(new NumbersFile.NumbersLine(index, new int[] {(int) index}));
        }
        before.add(new NumbersFile.NumbersLine(2999, new int[] {7})); // the last step is written down too
        NumberLog goesOn = new NumberLog(run, before);

        assertThat(goesOn.entries()).hasSizeLessThan(NumberLog.CAPACITY);
        assertThat(goesOn.entries())
                .extracting(LoggedNumbers::step)
                .startsWith(0L, 20L, 40L)
                .endsWith(2980L);
        assertThat(goesOn.entries().get(1).numbers()).containsExactly(20);
    }

    private void train(long steps) throws InterruptedException {
        run.step(steps);
        await(RunState.RUNNING, RunState.PAUSED);
        assertThat(run.awaitState(state -> run.step() == steps && state == RunState.PAUSED, Duration.ofSeconds(30)))
                .isTrue();
    }

    private void await(RunState... states) throws InterruptedException {
        assertThat(run.awaitState(List.of(states)::contains, Duration.ofSeconds(30)))
                .isTrue();
    }
}
