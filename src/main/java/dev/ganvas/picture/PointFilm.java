package dev.ganvas.picture;

import dev.ganvas.data.SampleShape;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.run.history.Snapshot;
import java.util.List;

/** The film of a run that makes points: where they lie at each step. */
record PointFilm(Experiment experiment, List<Snapshot> snapshots, int scale) implements SnapshotFilm {
    @Override
    public Picture draw(int frame) {
        float[] points = snapshots
                .get(frame)
                .frame(SampleShape.POINT, experiment.range())
                .samples();
        return new PointDrawing(experiment.range(), scale).draw(points);
    }

    /** Points are drawn in their final size; squares would make them coarse. */
    @Override
    public int upscale() {
        return 1;
    }
}
