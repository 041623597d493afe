package dev.ganvas.run.compare;

import dev.ganvas.data.Dataset;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Settings;
import dev.ganvas.experiment.Traits.Trait;
import dev.ganvas.problem.SettingName;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunLength;
import dev.ganvas.run.TrainingRecord;
import dev.ganvas.run.compare.ComparedRun.Outcome;
import dev.ganvas.run.history.History;
import dev.ganvas.run.history.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Runs variants of one experiment on one data set, one after the other. Everything that is random is made of the seed
 * and the step alone, so variants of one seed begin with the same weights and meet the same noise and the same real
 * samples in the same order; they differ in nothing but the settings that differ. Variants that change a network's size
 * cannot have the same weights, but have the same noise and data.
 *
 * <p>A variant that fails leaves the others alone. Memory is bounded whatever the number of variants: at one time there
 * is one trainer, and the room for figures and samples is shared out.
 *
 * <p>One thread, whichever calls {@link #work}, trains. Every other method may be called on any thread and returns at
 * once.
 */
public final class Comparison {
    /** More than this can neither be told apart nor fits in the memory shared out. */
    public static final int MOST_VARIANTS = 50;

    /** Rows of figures of all variants together: 19 MB. */
    private static final int ROWS = 1 << 19;

    private static final int LEAST_ROWS = 1 << 12;
    /** Bytes of samples of all variants together. */
    private static final long SNAPSHOT_BYTES = 96L << 20;

    private final Experiment experiment;
    private final Dataset data;
    private final long steps;
    private final List<VariantRun> runs;
    private final List<ComparisonListener> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean cancelled;
    private volatile boolean over;
    private volatile @Nullable Run current;

    /**
     * Prepares a comparison; {@link #work} then does it.
     *
     * @param variants at least one, each of another name, all of settings for {@code data}
     * @param steps how many steps each of them trains, in place of the lengths in their settings
     * @throws InvalidSettingException with one sentence, if the variants do not fit together or to the data
     */
    public Comparison(Experiment experiment, Dataset data, List<Variant> variants, long steps) {
        this.experiment = experiment;
        this.data = data;
        this.steps = steps;
        check(variants, steps);
        List<VariantRun> prepared = new ArrayList<>();
        for (Variant variant : variants) {
            Settings settings = variant.settings().with(Schema.STEPS, steps).with(Schema.EPOCHS, 0L);
            int rows = Math.min(History.DEFAULT_CAPACITY, Math.max(LEAST_ROWS, ROWS / variants.size()));
            long bytes = Math.min(Timeline.DEFAULT_BYTES, SNAPSHOT_BYTES / variants.size());
            TrainingRecord trainingRecord = new TrainingRecord(data.range(), rows, bytes);
            VariantRun one =
                    new VariantRun(experiment, new Variant(variant.name(), settings), data, trainingRecord, steps);
            newRun(one); // finds out now, rather than after an hour, what does not fit the data
            prepared.add(one);
        }
        this.runs = List.copyOf(prepared);
    }

    /**
     * Returns how many steps a run with these settings has.
     *
     * @throws InvalidSettingException with one sentence, if it has no end
     */
    public static long length(Experiment experiment, Settings settings, Dataset data) {
        long length = RunLength.of(experiment, settings, data).lastStep();
        if (length == Long.MAX_VALUE) {
            throw new InvalidSettingException(
                    "comparison.endless", new SettingName(Schema.STEPS.name()), new SettingName(Schema.EPOCHS.name()));
        }
        return length;
    }

    /** Returns whether another value of a setting is another data set, so that variants cannot differ in it. */
    public static boolean isOfTheData(Setting<?> setting) {
        return setting.traits().has(Trait.CHANGES_DATA);
    }

    private static void check(List<Variant> variants, long steps) {
        if (variants.isEmpty() || variants.size() > MOST_VARIANTS) {
            throw new InvalidSettingException("comparison.variantCount", MOST_VARIANTS, variants.size());
        }
        if (steps < 1) {
            throw new InvalidSettingException("comparison.tooShort", new SettingName(Schema.STEPS.name()), steps);
        }
        Set<String> names = new HashSet<>();
        Settings first = variants.get(0).settings();
        for (Variant variant : variants) {
            if (!names.add(variant.name())) {
                throw new InvalidSettingException("comparison.sameName", variant.name());
            }
            for (Setting<?> setting : variant.settings().differences(first)) {
                if (isOfTheData(setting)) {
                    throw new InvalidSettingException("comparison.oneDataSet", new SettingName(setting.name()));
                }
            }
        }
    }

    private Run newRun(VariantRun one) {
        return new Run(experiment, one.settings(), data, one.trainingRecord());
    }

    /** Adds a listener; before {@link #work} begins. */
    public void addListener(ComparisonListener listener) {
        listeners.add(listener);
    }

    /** Trains one variant after another on the calling thread; returns when all are over. Call it once. */
    public void work() {
        try {
            QualityMeter meter = new QualityMeter(experiment, data);
            for (VariantRun one : runs) {
                Run run = newRun(one);
                run.start(); // before others may pause it
                current = run;
                if (cancelled) {
                    one.cancelWaiting();
                } else {
                    one.train(run, meter, listeners);
                }
            }
        } finally {
            current = null;
            over = true;
        }
    }

    /** Ends after the step that is under way; what was done is kept. */
    public void cancel() {
        cancelled = true;
        Run run = current;
        if (run != null) {
            run.pause();
        }
    }

    public Experiment experiment() {
        return experiment;
    }

    public Dataset data() {
        return data;
    }

    /** Returns how many steps each variant trains. */
    public long steps() {
        return steps;
    }

    /** Returns the variants in the order in which they run. */
    public List<VariantRun> runs() {
        return runs;
    }

    /** Returns whether {@link #work} has ended. */
    public boolean isOver() {
        return over;
    }

    /** Returns whether it was cancelled. */
    public boolean isCancelled() {
        return cancelled;
    }

    /** Returns the variant that trains now, or null between two of them. */
    public @Nullable VariantRun running() {
        for (VariantRun run : runs) {
            if (run.outcome() == Outcome.RUNNING) {
                return run;
            }
        }
        return null;
    }

    /** Returns which share of all steps is done, in [0, 1]; those that a variant will never do count as done. */
    public double progress() {
        return 1 - stepsLeft() / ((double) steps * runs.size());
    }

    /** Returns how long the rest will take at the mean speed so far; nothing before the first step. */
    public Optional<Duration> timeLeft() {
        long done = 0;
        long nanos = 0;
        for (VariantRun run : runs) {
            done += run.step();
            nanos += run.elapsed().toNanos();
        }
        return done == 0
                ? Optional.empty()
                : Optional.of(Duration.ofNanos((long) (stepsLeft() * ((double) nanos / done))));
    }

    private double stepsLeft() {
        double left = 0;
        for (VariantRun run : runs) {
            left += run.outcome().isOver() ? 0 : steps - run.step();
        }
        return left;
    }
}
