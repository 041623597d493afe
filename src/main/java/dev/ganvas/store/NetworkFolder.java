package dev.ganvas.store;

import dev.ganvas.data.Progress;
import dev.ganvas.file.AtomicFolder;
import dev.ganvas.run.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/** A folder with the networks of a run that goes on. Written on its training thread, between two steps, so that all is of one step. */
public final class NetworkFolder {
    private NetworkFolder() {}

    /**
     * Creates a folder with both networks as DL4J zips and the run file, which together can be sampled from as a run
     * that {@code train} saved; or nothing.
     *
     * @throws IOException with one sentence for the user
     * @throws CancellationException if {@code progress} says so
     */
    public static void write(Path folder, Run run, Progress progress) throws IOException {
        AtomicFolder.write(folder, temporary -> {
            tell(0, progress);
            run.trainer().saveGenerator(temporary.resolve(RunFolder.GENERATOR));
            tell(1, progress);
            run.trainer().saveDiscriminator(temporary.resolve(RunFolder.DISCRIMINATOR));
            tell(2, progress);
            RunFile.write(temporary.resolve(RunFolder.RUN), run);
        });
    }

    private static void tell(int done, Progress progress) {
        if (progress.cancelled()) {
            throw new CancellationException("The networks are not wanted any more.");
        }
        progress.update(done, 3);
    }
}
