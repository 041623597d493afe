package dev.ganvas.run.compare;

import dev.ganvas.data.Dataset;
import dev.ganvas.data.SampleShape;
import dev.ganvas.data.ValueRange;
import dev.ganvas.engine.StepReport;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Settings;
import dev.ganvas.problem.Explained;
import dev.ganvas.problem.Sentence;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunListener;
import dev.ganvas.run.RunState;
import dev.ganvas.run.TrainingRecord;
import dev.ganvas.run.history.History;
import dev.ganvas.run.history.RunFrame;
import dev.ganvas.run.history.TailMeans;
import dev.ganvas.run.history.TimelineFrames;
import dev.ganvas.run.quality.QualityRow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One variant of a {@link Comparison}, before, while and after it trains. It outlives its {@link Run}, whose native
 * memory is free as soon as it ends. The comparison's training thread writes; any thread may read.
 */
public final class VariantRun implements ComparedRun {
    private final Experiment experiment;
    private final Variant variant;
    private final SampleShape shape;
    private final ValueRange range;
    private final TrainingRecord trainingRecord;
    private final TailMeans tail;

    private volatile Outcome outcome = Outcome.WAITING;
    private volatile @Nullable Run run;
    private volatile @Nullable Throwable failure;
    private volatile @Nullable Quality quality;
    private volatile @Nullable QualityRow measured;
    private volatile @Nullable RunFrame last;
    private volatile Duration elapsed = Duration.ZERO;
    private volatile long step;

    VariantRun(Experiment experiment, Variant variant, Dataset data, TrainingRecord trainingRecord, long steps) {
        this.experiment = experiment;
        this.variant = variant;
        this.shape = data.shape();
        this.range = data.range();
        this.trainingRecord = trainingRecord;
        this.tail = new TailMeans(steps);
    }

    TrainingRecord trainingRecord() {
        return trainingRecord;
    }

    /** Trains a started run on the calling thread until it ends; what goes wrong is this variant's outcome. */
    void train(Run training, QualityMeter meter, List<ComparisonListener> listeners) {
        run = training;
        outcome = Outcome.RUNNING;
        training.addListener(new RunListener() {
            @Override
            public void stepped(Run stepping, StepReport report) {
                tail.add(report);
                step = report.step;
            }

            @Override
            public void stateChanged(Run changed, RunState from, RunState to) {
                switch (to) {
                    case FINISHED, PAUSED, FAILED, DIVERGED -> end(changed, to, meter, listeners);
                    case COMPILING, READY, RUNNING, STOPPED -> {}
                }
            }
        });
        try {
            for (ComparisonListener listener : listeners) {
                listener.starting(this, training);
            }
            training.work();
        } catch (Exception e) { // such as a file that cannot be written; the next variant is tried all the same
            failure = e;
            outcome = Outcome.FAILED;
        } finally {
            run = null;
        }
    }

    private void end(Run ended, RunState state, QualityMeter meter, List<ComparisonListener> listeners) {
        elapsed = ended.elapsed(); // before saving and measuring, which would count as training
        last = ended.frame();
        failure = ended.failure();
        List<QualityRow> rows = ended.quality().rows();
        measured = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        try {
            for (ComparisonListener listener : listeners) {
                listener.ending(this, ended);
            }
            if (failure == null && step > 0) {
                quality = meter.measure(variant.settings(), ended.trainer()::generate)
                        .orElse(null);
            }
        } catch (Exception e) {
            failure = failure == null ? e : failure;
        }
        ended.close();
        outcome = failure != null ? Outcome.FAILED : state == RunState.FINISHED ? Outcome.FINISHED : Outcome.CANCELLED;
    }

    void cancelWaiting() {
        outcome = Outcome.CANCELLED;
    }

    /** Returns its name and settings. */
    public Variant variant() {
        return variant;
    }

    /** Returns what ended it, if it {@link ComparedRun.Outcome#FAILED}. */
    public @Nullable Throwable failure() {
        return failure;
    }

    @Override
    public String name() {
        return variant.name();
    }

    @Override
    public Experiment experiment() {
        return experiment;
    }

    @Override
    public SampleShape shape() {
        return shape;
    }

    @Override
    public Settings settings() {
        return variant.settings();
    }

    @Override
    public Outcome outcome() {
        return outcome;
    }

    @Override
    public Optional<Sentence> reason() {
        Throwable why = failure;
        if (why == null) {
            return Optional.empty();
        }
        if (why instanceof Explained problem) {
            return Optional.of(problem.sentence());
        }
        String message = why.getMessage();
        return Optional.of(Sentence.of(
                "problem.asTold",
                message == null
                        ? why.getClass().getSimpleName()
                        : message.lines().findFirst().orElse("")));
    }

    @Override
    public long step() {
        return step;
    }

    @Override
    public Duration elapsed() {
        Run now = run;
        return now != null && outcome == Outcome.RUNNING ? now.elapsed() : elapsed;
    }

    @Override
    public History.Rows rows() {
        return trainingRecord.history.snapshot();
    }

    @Override
    public TailMeans.Means means() {
        return tail.means();
    }

    @Override
    public Optional<Quality> quality() {
        return Optional.ofNullable(quality);
    }

    @Override
    public Optional<QualityRow> measured() {
        return Optional.ofNullable(measured);
    }

    @Override
    public long[] sampledSteps() {
        return timelineFrames().steps();
    }

    @Override
    public @Nullable RunFrame samples(long atStep) {
        return timelineFrames().at(atStep);
    }

    private TimelineFrames timelineFrames() {
        return new TimelineFrames(trainingRecord.timeline.snapshots(), last, shape, range);
    }
}
