package dev.ganvas.ui.model;

import dev.ganvas.engine.StepReport;
import dev.ganvas.experiment.Schema;
import dev.ganvas.metric.NumberCensus;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunListener;
import dev.ganvas.run.RunState;
import dev.ganvas.store.NumbersFile;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the numbers among the training fakes at regular steps, the first step always among them. When there are too
 * many, the steps between two entries double. The training thread writes, any thread reads.
 */
public final class NumberLog implements RunListener {
    /** The most entries kept. */
    static final int CAPACITY = 200;

    /** The numbers that one step's fakes stand for; the steps count from 0, as the published list does. */
    public record LoggedNumbers(long step, int[] numbers) {}

    private final int bits;
    private final float[] fakes;
    private List<LoggedNumbers> entries = new ArrayList<>();
    private long every;
    private volatile long version;

    /**
     * Creates a log of a run that makes numbers.
     *
     * @param before what the run made in an earlier life, oldest first
     */
    public NumberLog(Run run, List<NumbersFile.NumbersLine> before) {
        this.bits = run.data().shape().width();
        this.fakes = new float[Math.toIntExact(run.settings().get(Schema.BATCH)) * bits];
        this.every = spacing(run);
        for (NumbersFile.NumbersLine line : before) {
            if (line.index() % every == 0) {
                add(new LoggedNumbers(line.index(), line.numbers()));
            }
        }
    }

    /** Returns another number whenever entries changed. */
    public long version() {
        return version;
    }

    /** Returns the entries, oldest first. */
    public synchronized List<LoggedNumbers> entries() {
        return List.copyOf(entries);
    }

    @Override
    public void stepped(Run run, StepReport report) {
        long index = report.step - 1;
        if (index % every == 0) {
            run.trainer().copyLastFakes(fakes);
            add(new LoggedNumbers(index, NumberCensus.numbers(fakes, bits)));
        }
    }

    @Override
    public synchronized void stateChanged(Run run, RunState from, RunState to) {
        if (to == RunState.READY) {
            entries = new ArrayList<>();
            every = spacing(run);
            version++;
        }
    }

    private synchronized void add(LoggedNumbers entry) {
        entries.add(entry);
        if (entries.size() >= CAPACITY) {
            every *= 2;
            entries.removeIf(old -> old.step() % every != 0);
        }
        version++;
    }

    private static long spacing(Run run) {
        return Math.max(1, run.settings().get(Schema.SAMPLE_EVERY));
    }
}
