package dev.ganvas.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.data.Progress;
import dev.ganvas.data.ValueRange;
import dev.ganvas.data.points.PointFile;
import dev.ganvas.data.points.PointSet;
import dev.ganvas.ui.widget.plane.PlaneView.Stroke;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is drawn is kept, taken back, and read again as it was. */
class DrawnPointsTest {
    private static final double BRUSH = 0.01;

    @Test
    void aHundredThousandPointsAreDrawnWrittenAndReadAgain(@TempDir Path folder) throws Exception {
        DrawnPoints drawn = new DrawnPoints();
        for (int stroke = 0; !drawn.isFull(); stroke++) {
            double y = -1 + stroke % 20 * 0.1;
            drawn.add(new Stroke(true, -1.5, y, 1.5, y), BRUSH);
        }
        assertThat(drawn.count()).isEqualTo(DrawnPoints.MOST);
        drawn.add(new Stroke(true, 0, 0, 1, 1), BRUSH);
        assertThat(drawn.count()).as("no more").isEqualTo(DrawnPoints.MOST);

        Path file = DrawnPoints.write(drawn.points(), folder);
        PointSet read = PointFile.read(file, ValueRange.WIDE_PLANE, Progress.NONE);
        assertThat(read.size()).isEqualTo(DrawnPoints.MOST);
        float[] last = new float[2];
        read.copy(DrawnPoints.MOST - 1, last, 0);
        assertThat(last)
                .containsExactly(drawn.points()[2 * DrawnPoints.MOST - 2], drawn.points()[2 * DrawnPoints.MOST - 1]);
    }

    @Test
    void aStrokeIsTakenBackWhole() {
        DrawnPoints drawn = new DrawnPoints();
        drawn.add(new Stroke(true, 0, 0, 0.5, 0), BRUSH);
        int one = drawn.count();
        drawn.add(new Stroke(true, 0, 1, 0.5, 1), BRUSH);
        drawn.add(new Stroke(false, 0.5, 1, 1, 1), BRUSH);
        drawn.undo();
        assertThat(drawn.count()).isEqualTo(one);
        drawn.clear();
        drawn.undo();
        assertThat(drawn.count()).isZero();
    }
}
