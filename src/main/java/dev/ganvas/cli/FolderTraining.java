package dev.ganvas.cli;

import dev.ganvas.cli.report.HealthWarnings;
import dev.ganvas.cli.report.Report;
import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.experiment.Settings;
import dev.ganvas.problem.Sentence;
import dev.ganvas.run.CheckpointScheduler;
import dev.ganvas.run.DivergedException;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunState;
import dev.ganvas.run.health.Remedy;
import dev.ganvas.run.history.History;
import dev.ganvas.store.RunRecorder;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Trains a run that is saved in a folder, and says how that went: what {@code train} and {@code resume} have in common.
 *
 * @param folder as the user wrote it
 * @param report says how it goes
 * @param err for warnings, and what could not be saved
 */
record FolderTraining(String folder, Report report, PrintWriter err) {
    /** Losses of published systems stay below 100, also where one network wins; a run that diverges passes this soon. */
    private static final float LARGEST_SOUND_LOSS = 1000;

    /**
     * Trains {@code run} to its end.
     *
     * @throws Exception what ended the run too early, or what kept it from being saved
     */
    ExitCode train(Run run, RunRecorder recorder) throws Exception {
        run.addListener(new HealthWarnings(run.data(), err));
        RunState end;
        try {
            end = TrainSession.train(run, Optional.of(recorder), report::start);
        } catch (DivergedException e) {
            throw recorder.savedStep() < 0 ? e : e.withRemedy(remedy(run, recorder.savedStep()));
        }
        report.ended(run, end, folder);
        return end == RunState.FINISHED ? ExitCode.SUCCESS : ExitCode.INTERRUPTED;
    }

    /** The way back to the last checkpoint, unless its losses say that it was past help already. */
    private Sentence remedy(Run run, long savedStep) {
        Settings calmer = Remedy.afterDivergence(run.experiment(), run.settings());
        String rates = run.settings().differences(calmer).stream()
                .map(setting -> " --%s %s".formatted(setting.name(), calmer.text(setting)))
                .collect(Collectors.joining());
        return isSound(run.history().snapshot(), savedStep)
                ? Sentence.of("cli.goBack", savedStep, folder, rates)
                : Sentence.of("cli.trainAgain", savedStep, run.experiment().id(), rates);
    }

    private static boolean isSound(History.Rows rows, long step) {
        int row = rows.length() - 1;
        while (row >= 0 && rows.step(row) > step) {
            row--;
        }
        return row < 0
                || (rows.value(StepFigure.G_LOSS, row) < LARGEST_SOUND_LOSS
                        && rows.value(StepFigure.D_LOSS, row) < LARGEST_SOUND_LOSS);
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
}
