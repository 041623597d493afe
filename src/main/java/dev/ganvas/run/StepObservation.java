package dev.ganvas.run;

import dev.ganvas.engine.BatchSource;
import dev.ganvas.engine.GanTrainer;
import dev.ganvas.engine.Inspection;
import dev.ganvas.engine.Inspector;
import dev.ganvas.engine.Learners;
import dev.ganvas.engine.StepRecorder;
import dev.ganvas.engine.StepReport;
import dev.ganvas.engine.StepTrace;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** What others want to see of the coming step. Anyone asks, the training thread answers; while nobody asks it costs nothing. */
final class StepObservation {
    private final Queue<CompletableFuture<Inspection>> inspections = new ConcurrentLinkedQueue<>();
    private final Queue<CompletableFuture<StepTrace>> traces = new ConcurrentLinkedQueue<>();
    private @Nullable Inspector inspector;

    /** Asks how the weights stand after the coming step, or now if none is under way. */
    CompletableFuture<Inspection> inspect() {
        CompletableFuture<Inspection> answer = new CompletableFuture<>();
        inspections.add(answer);
        return answer;
    }

    /** Asks for every phase of the coming step. */
    CompletableFuture<StepTrace> trace() {
        CompletableFuture<StepTrace> answer = new CompletableFuture<>();
        traces.add(answer);
        return answer;
    }

    /** Returns whether someone wants to see the weights, which a resting run can show at once. */
    boolean wantsInspection() {
        return !inspections.isEmpty();
    }

    /** Does a step, and looks at it as asked. */
    StepReport step(GanTrainer trainer, BatchSource source, Learners learners) {
        if (inspections.isEmpty() && traces.isEmpty()) {
            return trainer.step(source, learners);
        }
        boolean inspected = !inspections.isEmpty();
        Inspector eye = inspector(trainer);
        if (inspected) {
            eye.before();
        }
        StepReport report = traces.isEmpty() ? trainer.step(source, learners) : traced(trainer, source, learners);
        if (inspected) {
            answer(inspections, eye.after());
        }
        return report;
    }

    /** Shows how the weights stand while nothing moves. */
    void rest(GanTrainer trainer) {
        if (!inspections.isEmpty()) {
            answer(inspections, inspector(trainer).now());
        }
    }

    /** Says that no step is coming that could be traced. */
    void cancelTraces() {
        cancel(traces);
    }

    /** Says that nobody will answer any more. */
    void cancelAll() {
        inspector = null;
        cancel(inspections);
        cancel(traces);
    }

    private StepReport traced(GanTrainer trainer, BatchSource source, Learners learners) {
        StepRecorder recorder = new StepRecorder(trainer);
        StepReport report = recorder.step(source, learners);
        answer(traces, recorder.trace());
        return report;
    }

    private Inspector inspector(GanTrainer trainer) {
        Inspector eye = inspector;
        if (eye == null) {
            eye = new Inspector(trainer);
            inspector = eye;
        }
        return eye;
    }

    private static <T> void answer(Queue<CompletableFuture<T>> asked, T answer) {
        for (CompletableFuture<T> each = asked.poll(); each != null; each = asked.poll()) {
            each.complete(answer);
        }
    }

    private static <T> void cancel(Queue<CompletableFuture<T>> asked) {
        for (CompletableFuture<T> each = asked.poll(); each != null; each = asked.poll()) {
            each.cancel(false);
        }
    }
}
