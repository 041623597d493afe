package dev.ganvas.data.points;

import dev.ganvas.data.DataReport;
import dev.ganvas.data.Dataset;
import dev.ganvas.data.Modes;
import dev.ganvas.data.SampleShape;
import dev.ganvas.data.ValueRange;
import dev.ganvas.problem.Sentence;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Points in the plane, held in memory. Immutable; any thread may read. */
public final class PointSet implements Dataset {
    private final Sentence name;
    private final DataReport report;
    private final float[] coordinates;
    private final ValueRange range;
    private final @Nullable Modes modes;

    private PointSet(Sentence name, DataReport report, float[] coordinates, ValueRange range, @Nullable Modes modes) {
        this.name = name;
        this.report = report;
        this.coordinates = coordinates;
        this.range = range;
        this.modes = modes;
    }

    /** Draws a pattern, always the same points. */
    public static PointSet of(PointPattern pattern) {
        float[] coordinates = pattern.draw();
        DataReport report = DataReport.whole(pattern.title(), coordinates.length / 2, List.of());
        return new PointSet(
                pattern.title(),
                report,
                coordinates,
                pattern.range(),
                pattern.modes().orElse(null));
    }

    /**
     * Takes over points from elsewhere.
     *
     * @param coordinates x and y of each, one after another; not copied
     */
    static PointSet of(Sentence name, DataReport report, float[] coordinates, ValueRange range) {
        return new PointSet(name, report, coordinates, range, null);
    }

    @Override
    public Sentence title() {
        return Sentence.of("data.points", name, size());
    }

    @Override
    public int size() {
        return coordinates.length / 2;
    }

    @Override
    public SampleShape shape() {
        return SampleShape.POINT;
    }

    @Override
    public ValueRange range() {
        return range;
    }

    @Override
    public void copy(int index, float[] into, int offset) {
        into[offset] = coordinates[2 * index];
        into[offset + 1] = coordinates[2 * index + 1];
    }

    @Override
    public DataReport report() {
        return report;
    }

    @Override
    public Optional<Modes> modes() {
        return Optional.ofNullable(modes);
    }
}
