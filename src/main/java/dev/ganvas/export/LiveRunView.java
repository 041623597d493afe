package dev.ganvas.export;

import dev.ganvas.chart.figure.Figure;
import dev.ganvas.data.Progress;
import dev.ganvas.data.SampleShape;
import dev.ganvas.engine.NetworkWeights;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.file.AtomicFile;
import dev.ganvas.picture.Film;
import dev.ganvas.picture.PictureSource;
import dev.ganvas.problem.FileException;
import dev.ganvas.run.Run;
import dev.ganvas.run.history.History;
import dev.ganvas.run.history.RunFrame;
import dev.ganvas.run.history.Snapshot;
import dev.ganvas.run.history.TimelineFrames;
import dev.ganvas.store.LossesCsv;
import dev.ganvas.store.NetworkFolder;
import dev.ganvas.store.NumbersFile;
import dev.ganvas.store.NumbersFile.NumbersLine;
import dev.ganvas.store.RunFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A run that is open, as it was when an export of it was asked for; whatever it trains while that is written changes only
 * its networks and its run file, which its own thread writes between two steps.
 *
 * @param run that is open
 * @param step that it was at
 * @param shown the samples that are shown, of an earlier step too; null where there are none
 * @param snapshots of its timeline and its last step, by increasing step
 * @param losses that were recorded; null before the first step
 * @param numbers that are listed, oldest first
 * @param figure of the charts that are on the screen; null where there are none, or none are asked for
 */
public record LiveRunView(
        Run run,
        long step,
        @Nullable RunFrame shown,
        List<Snapshot> snapshots,
        History.@Nullable Rows losses,
        List<NumbersLine> numbers,
        @Nullable Figure figure)
        implements RunView {

    /** Returns the snapshots of an open run: those of its timeline and its last step. */
    public static List<Snapshot> snapshots(Run run) {
        List<Snapshot> kept = run.timeline().snapshots();
        return new TimelineFrames(
                        kept, run.frame(), run.data().shape(), run.data().range())
                .all();
    }

    @Override
    public Experiment experiment() {
        return run.experiment();
    }

    @Override
    public SampleShape shape() {
        return run.data().shape();
    }

    @Override
    public PictureSource origin(long firstStep, long lastStep) {
        return PictureSource.of(run, firstStep, lastStep);
    }

    @Override
    public RunFrame frame() {
        return Objects.requireNonNull(shown, "no samples are shown");
    }

    @Override
    public Film film(int most, int upscale) {
        return Film.of(experiment(), shape(), Film.pick(snapshots, most), upscale);
    }

    @Override
    public Figure charts() {
        return Objects.requireNonNull(figure, "no charts are shown");
    }

    @Override
    public void writeLosses(Path target) throws IOException {
        LossesCsv.write(target, Objects.requireNonNull(losses, "no step is recorded"));
    }

    @Override
    public void writeNumbers(Path target) throws IOException {
        List<String> lines = numbers.stream()
                .map(line -> NumbersFile.line(line.index(), line.numbers()))
                .toList();
        AtomicFile.write(target, temporary -> Files.write(temporary, lines));
    }

    @Override
    public long writeNetworks(Path target, Progress progress) throws IOException {
        return betweenSteps(() -> NetworkFolder.write(target, run, progress));
    }

    @Override
    public Trained trained() throws IOException {
        AtomicReference<@Nullable NetworkWeights> copied = new AtomicReference<>();
        long at = betweenSteps(() -> copied.set(run.trainer().weights()));
        return new Trained(
                at, experiment().gan(run.settings(), shape()), Objects.requireNonNull(copied.get(), "were copied"));
    }

    @Override
    public void writeRunFile(Path target) throws IOException {
        betweenSteps(() -> RunFile.write(target, run));
    }

    @FunctionalInterface
    private interface Writing {
        void write() throws IOException;
    }

    /** What the run's own thread answers: the step that it was at, or why it could not write. */
    private record Answer(long step, @Nullable IOException failure) {}

    /** Waits until the run's own thread has written something between two steps; returns the step. */
    private long betweenSteps(Writing writing) throws IOException {
        CompletableFuture<Answer> asked = run.ask(trainer -> {
            try {
                writing.write();
                return new Answer(run.step(), null);
            } catch (IOException e) {
                return new Answer(run.step(), e);
            }
        });
        Answer answer;
        try {
            answer = asked.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        } catch (CancellationException e) {
            if (asked.isCancelled()) {
                throw new FileException(e, "folder.closedBeforeSaved");
            }
            throw e;
        }
        if (answer.failure() != null) {
            throw answer.failure();
        }
        return answer.step();
    }
}
