package dev.ganvas.picture;

import dev.ganvas.run.history.Snapshot;
import java.util.List;

/** The film of what a timeline holds, a frame for each moment. */
interface SnapshotFilm extends Film {
    /** Returns the moments, by increasing step. */
    List<Snapshot> snapshots();

    @Override
    default int length() {
        return snapshots().size();
    }

    @Override
    default long step(int frame) {
        return snapshots().get(frame).step();
    }
}
