package dev.ganvas.cli;

import dev.ganvas.cli.progress.ProgressDisplay;
import dev.ganvas.experiment.Schema;
import dev.ganvas.metric.NumberCensus;
import dev.ganvas.problem.Sentence;
import dev.ganvas.run.CheckpointScheduler;
import dev.ganvas.run.DivergedException;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunState;
import dev.ganvas.run.history.RunFrame;
import dev.ganvas.store.RunRecorder;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/**
 * Trains a run that is saved in a folder, and says how that went: what {@code train} and {@code resume} have in common.
 *
 * @param folder as the user wrote it
 * @param progress shows how far it is
 * @param out for what was asked for
 * @param err for what could not be saved
 */
record FolderTraining(String folder, ProgressDisplay.Factory progress, PrintWriter out, PrintWriter err) {

    /**
     * Trains {@code run} to its end.
     *
     * @throws Exception what ended the run too early, or what kept it from being saved
     */
    ExitCode train(Run run, RunRecorder recorder) throws Exception {
        RunState end;
        try {
            end = TrainSession.train(run, Optional.of(recorder), progress);
        } catch (DivergedException e) {
            throw recorder.savedStep() < 0 ? e : e.withRemedy(remedy(run, recorder.savedStep()));
        }
        report(run, end);
        return end == RunState.FINISHED ? ExitCode.SUCCESS : ExitCode.INTERRUPTED;
    }

    private Sentence remedy(Run run, long savedStep) {
        double half = run.settings().get(Schema.LR) / 2;
        return Sentence.of("cli.goBackWithRate", savedStep, folder, Schema.LR.format(half));
    }

    /** Returns what tells the user that saving fails, once, and that it works again. */
    CheckpointScheduler.Watcher watcher() {
        return watcher(err);
    }

    /** Returns what tells it on {@code err}. */
    static CheckpointScheduler.Watcher watcher(PrintWriter err) {
        return new CheckpointScheduler.Watcher() {
            @Override
            public void unsaved(IOException reason) {
                tell(reason.getMessage() + " Training goes on, and saving is tried again.");
            }

            @Override
            public void savedAgain(long step) {
                tell("Saving works again; step %d is saved.".formatted(step));
            }

            private void tell(String line) {
                err.println(line);
                err.flush();
            }
        };
    }

    private void report(Run run, RunState end) {
        if (run.step() == 0) {
            out.println("Stopped before the first step; nothing is saved.");
            return;
        }
        RunFrame frame = run.frame();
        NumberCensus census = frame == null ? null : frame.census();
        out.printf(
                Locale.ROOT,
                "%s at step %d after %.1f s%s; saved in %s.%n",
                end == RunState.FINISHED ? "Finished" : "Stopped",
                run.step(),
                run.elapsed().toNanos() / 1e9,
                census == null ? "" : ", " + ProgressDisplay.census(census),
                folder);
        out.flush();
    }
}
