package dev.ganvas.picture;

import dev.ganvas.data.SampleShape;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.metric.NumberCensus;
import dev.ganvas.run.history.Snapshot;
import java.util.List;
import java.util.Objects;

/** The film of a run that makes numbers: how often each number comes at each step, on one scale throughout. */
final class HistogramFilm implements SnapshotFilm {
    private final Experiment experiment;
    private final SampleShape shape;
    private final List<Snapshot> snapshots;
    private final HistogramDrawing drawing;

    HistogramFilm(Experiment experiment, SampleShape shape, List<Snapshot> snapshots, int scale) {
        this.experiment = experiment;
        this.shape = shape;
        this.snapshots = snapshots;
        int most = snapshots.stream()
                .mapToInt(snapshot -> HistogramDrawing.highest(census(snapshot)))
                .max()
                .orElse(1);
        this.drawing = new HistogramDrawing(1 << shape.width(), Math.max(1, most), scale);
    }

    @Override
    public List<Snapshot> snapshots() {
        return snapshots;
    }

    @Override
    public Picture draw(int frame) {
        return drawing.draw(step(frame), census(snapshots.get(frame)));
    }

    /** The text is drawn in its final size; squares would make it coarse. */
    @Override
    public int upscale() {
        return 1;
    }

    private NumberCensus census(Snapshot snapshot) {
        return Objects.requireNonNull(
                snapshot.frame(shape, experiment.range()).census(), "a run that makes numbers counts them");
    }
}
