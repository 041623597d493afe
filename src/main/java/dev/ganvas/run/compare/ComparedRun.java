package dev.ganvas.run.compare;

import dev.ganvas.data.SampleShape;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Settings;
import dev.ganvas.problem.Sentence;
import dev.ganvas.run.history.History;
import dev.ganvas.run.history.RunFrame;
import dev.ganvas.run.history.TailMeans;
import dev.ganvas.run.quality.QualityRow;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run of those that are laid side by side, whether it is computed now, was computed, or was saved long ago. Any
 * thread may ask; nothing waits.
 */
public interface ComparedRun {

    /** What became of a run in a comparison. */
    enum Outcome {
        /** Not begun. */
        WAITING,
        /** Computing. */
        RUNNING,
        /** At the length that was set. */
        FINISHED,
        /** Ended by an error or by a figure that is not a number; see {@link ComparedRun#reason}. */
        FAILED,
        /** Cancelled before or while it ran; what was done is kept. */
        CANCELLED;

        /** Returns whether nothing more will happen. */
        public boolean isOver() {
            return this != WAITING && this != RUNNING;
        }
    }

    /** Returns what people call it. */
    String name();

    /** Returns the experiment that it is a run of. */
    Experiment experiment();

    /** Returns the shape of its samples. */
    SampleShape shape();

    /** Returns its settings. */
    Settings settings();

    /** Returns what became of it. */
    Outcome outcome();

    /** Returns why it failed, in one sentence. */
    Optional<Sentence> reason();

    /** Returns the steps done. */
    long step();

    /** Returns how long it trained. */
    Duration elapsed();

    /** Returns the steps per second over all of its training; 0 before the first step. */
    default double stepsPerSecond() {
        double seconds = elapsed().toNanos() / 1e9;
        return seconds > 0 ? step() / seconds : 0;
    }

    /** Returns its recorded figures, thinned so that many runs have room; empty before it began. */
    History.Rows rows();

    /** Returns the figures of the last tenth of its steps. */
    TailMeans.Means means();

    /** Returns how good its generator is at the end; nothing before, and where that cannot be told. */
    Optional<Quality> quality();

    /** Returns what was measured last while it trained; nothing where that never was. */
    Optional<QualityRow> measured();

    /** Returns a figure of that; NaN where it was not measured. */
    default double measured(String figure) {
        return measured().stream()
                .flatMap(row -> row.figures().entrySet().stream())
                .filter(each -> each.getKey().id().equals(figure))
                .mapToDouble(each -> each.getValue().value())
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Returns the steps of which there are samples, in order; the samples shown are of the same noise in every run. */
    long[] sampledSteps();

    /** Returns the samples of the last sampled step up to {@code step}, else the first there are; null for none. */
    @Nullable
    RunFrame samples(long step);
}
