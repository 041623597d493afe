package dev.ganvas.picture;

import dev.ganvas.data.SampleShape;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.run.history.Snapshot;
import java.util.List;

/** The film of a run that makes images: the grid of its samples at each step. */
record GridFilm(Experiment experiment, SampleShape shape, List<Snapshot> snapshots, int upscale)
        implements SnapshotFilm {
    @Override
    public Picture draw(int frame) {
        // The grid of the last frame: one with more or fewer samples must not change the size in the middle of a film.
        int count = snapshots.get(snapshots.size() - 1).levels().length / shape.length();
        float[] samples = snapshots.get(frame).frame(shape, experiment.range()).samples();
        return PictureGrid.ofImages(count).draw(samples, shape, experiment.range());
    }
}
