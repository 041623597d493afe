package dev.ganvas.store;

import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.ExperimentData;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.run.CheckpointScheduler;
import dev.ganvas.run.Run;
import dev.ganvas.run.RunListener;
import dev.ganvas.run.RunState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Runs of even numbers that are trained on the calling thread and saved. */
public final class SavedRunFolders {
    private SavedRunFolders() {}

    /** Fails where saving does. */
    static final CheckpointScheduler.Watcher STRICT = new CheckpointScheduler.Watcher() {
        @Override
        public void unsaved(IOException reason) {
            throw new UncheckedIOException(reason);
        }

        @Override
        public void savedAgain(long step) {
            throw new IllegalStateException("It never failed.");
        }
    };

    static Run even(long steps) throws Exception {
        Experiment even = Presets.EVEN;
        Settings settings = even.defaults().with(Schema.STEPS, steps);
        return new Run(even, settings, ExperimentData.load(even, settings));
    }

    /** Trains even numbers into a new folder. */
    public static void save(Path out, long steps) throws Exception {
        Run run = even(steps);
        try (RunFolder folder = RunFolder.create(out);
                RunRecorder recorder = RunRecorder.begin(folder, STRICT)) {
            train(run, recorder);
        }
    }

    /** Trains a run to where it rests, and completes its folder. */
    static void train(Run run, RunRecorder recorder) throws IOException {
        IOException[] unsaved = new IOException[1];
        run.addListener(recorder);
        run.addListener(new RunListener() {
            @Override
            public void stateChanged(Run changed, RunState from, RunState to) {
                boolean ended = to == RunState.FINISHED || to == RunState.PAUSED || to == RunState.DIVERGED;
                if (ended && from != RunState.COMPILING) {
                    try {
                        recorder.finish(changed);
                    } catch (IOException e) {
                        unsaved[0] = e;
                    }
                    changed.close();
                }
            }
        });
        run.start();
        run.work();
        if (unsaved[0] != null) {
            throw unsaved[0];
        }
    }
}
