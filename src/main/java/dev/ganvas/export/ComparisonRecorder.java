package dev.ganvas.export;

import dev.ganvas.problem.FileException;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.run.CheckpointScheduler;
import dev.ganvas.run.Run;
import dev.ganvas.run.compare.ComparisonListener;
import dev.ganvas.run.compare.VariantRun;
import dev.ganvas.store.RunRecorder;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Saves each run of a comparison in a folder of its own, on the training thread. The folder of the comparison is made when
 * its first run begins; close it when the last has ended.
 */
public final class ComparisonRecorder implements ComparisonListener, AutoCloseable {
    private final Opening opening;
    private final CheckpointScheduler.Watcher watcher;
    private @Nullable ComparisonFolder folder;
    private @Nullable RunRecorder recorder;
    private boolean savedAny;

    /** Makes the folder when there is something to save. */
    @FunctionalInterface
    public interface Opening {
        /**
         * Returns the folder.
         *
         * @throws UnusableDataException with one sentence, if it cannot be made
         */
        ComparisonFolder open() throws UnusableDataException;
    }

    /** Saves in a folder that {@code opening} gives. */
    public ComparisonRecorder(Opening opening, CheckpointScheduler.Watcher watcher) {
        this.opening = opening;
        this.watcher = watcher;
    }

    /** Returns whether any run got as far as its first step. */
    public boolean savedAny() {
        return savedAny;
    }

    @Override
    public void starting(VariantRun variant, Run run) throws IOException {
        RunRecorder saving = RunRecorder.begin(opened().run(variant.name()), watcher);
        recorder = saving;
        run.addListener(saving);
    }

    private ComparisonFolder opened() throws IOException {
        ComparisonFolder open = folder;
        if (open == null) {
            try {
                open = opening.open();
            } catch (UnusableDataException e) {
                throw new FileException(e, e.sentence());
            }
            folder = open;
        }
        return open;
    }

    @Override
    public void ending(VariantRun variant, Run run) throws IOException {
        try (RunRecorder saving = recorder) {
            if (saving != null) {
                saving.finish(run);
                savedAny |= run.step() > 0;
            }
        }
    }

    @Override
    public void close() throws IOException {
        ComparisonFolder open = folder;
        if (open != null) {
            open.close();
        }
    }
}
