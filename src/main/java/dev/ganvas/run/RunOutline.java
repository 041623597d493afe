package dev.ganvas.run;

import dev.ganvas.data.Dataset;
import dev.ganvas.engine.Threads;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.problem.Sentence;
import java.util.ArrayList;
import java.util.List;

/** What a run is about to learn from, how long and with how many threads: the line that it opens with. Stateless. */
public final class RunOutline {
    private RunOutline() {}

    /** Returns the line of a run of these, or of several that have in common what it tells. */
    public static Sentence of(Experiment experiment, Settings settings, Dataset data) {
        long lastStep = RunLength.of(experiment, settings, data).lastStep();
        List<Sentence> parts = new ArrayList<>();
        if (settings.has(Schema.LIMIT) && settings.get(Schema.LIMIT) > 0) {
            parts.add(Sentence.of("outline.limit", settings.get(Schema.LIMIT)));
        }
        parts.add(
                lastStep == Long.MAX_VALUE
                        ? Sentence.of("outline.noLastStep")
                        : lastStep == 1 ? Sentence.of("count.oneStep") : Sentence.of("count.steps", lastStep));
        parts.add(threads(settings.get(Schema.THREADS)));
        return Sentence.of("outline.data", data.report().sentence(), Sentence.list(parts));
    }

    private static Sentence threads(long wanted) {
        if (wanted == Threads.FASTEST) {
            return Sentence.of("outline.fastestThreads");
        }
        long count = wanted == Threads.BY_RULE ? Threads.byRule() : wanted;
        return count == 1 ? Sentence.of("count.oneThread") : Sentence.of("count.threads", count);
    }
}
