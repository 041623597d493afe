package dev.ganvas.data.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ganvas.data.Progress;
import dev.ganvas.data.ValueRange;
import dev.ganvas.problem.UnusableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointFileTest {
    private final Path folder;

    PointFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.25,0.5\n0.75,0.125\n",
                "x,y\n0.25,0.5\n0.75,0.125\n",
                "name;y;x\r\na;0,5;0,25\r\nb;0,125;0,75\r\n",
                "0.25\t0.5\n\n0.75\t0.125",
                "  0.25   0.5\n0.75 0.125\n",
                "\uFEFF\"x\",\"label\",\"y\"\n\"0.25\",\"1\",\"0.5\"\n\"0.75\",\"2\",\"0.125\"\n"
            })
    void delimiterHeaderAndColumnsAreFound(String text) throws Exception {
        PointSet points = read(text);

        assertThat(points.size()).isEqualTo(2);
        assertThat(point(points, 0)).containsExactly(0.25f, 0.5f);
        assertThat(point(points, 1)).containsExactly(0.75f, 0.125f);
    }

    @Test
    void rowsWithoutTwoNumbersAreLeftOutCountedAndNamed() throws Exception {
        PointSet points = read("a,b\n0.1,0.9\nNaN,1\n0.9,0.1\nx,\n0.5\n0.5,0.5\n1e999,0\n1,,2\n3/4,1\nInfinity,1\n");

        assertThat(points.size()).isEqualTo(3);
        assertThat(points.report().sentence())
                .hasToString(
                        "Points of points.csv: 3 of 10 used, columns a and b, 7 left out (rows without two numbers):"
                                + " lines 3, 5, 6, 8, 9 and 2 more");
    }

    @Test
    void pointsFarAwayAreScaledAndTheFactorsTold() throws Exception {
        PointSet points = read("100,-5\n300,5\n200,0\n");

        assertThat(point(points, 0)).containsExactly(new float[] {0.1f, 0.1f}, within(1e-6f));
        assertThat(point(points, 1)).containsExactly(new float[] {0.9f, 0.9f}, within(1e-6f));
        assertThat(points.report().sentence().toString())
                .endsWith("columns 1 and 2, scaled: x times 0.004000 plus -0.3000, y times 0.08000 plus 0.5000");
    }

    @Test
    void pointsThatAreAllTheSameLieInTheMiddle() throws Exception {
        PointSet points = read("7,7\n7,7\n7,7\n");

        assertThat(points.size()).isEqualTo(3);
        assertThat(point(points, 2)).containsExactly(0.5f, 0.5f);
    }

    @Test
    void onePointIsEnough() throws Exception {
        assertThat(read("1e300,-1e300\n").size()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "1\n2\n3\n", "once upon a time\nthere was\n", "x,y\n", "\u0000\u0001\u0002"})
    void whatHoldsNoPointsIsToldInOneSentence(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("points.csv has no two columns of finite numbers");
    }

    @Test
    @Tag("slow")
    void aMillionRowsAreRead() throws Exception {
        StringBuilder rows = new StringBuilder("x,y\n");
        for (int row = 0; row < 1_000_000; row++) {
            rows.append(0.001 * (row % 1000)).append(',').append(1e-6 * row).append('\n');
        }
        assertThat(read(rows.toString()).size()).isEqualTo(1_000_000);
    }

    @Test
    void whatIsNoFileIsTold() {
        assertThatThrownBy(() -> PointFile.read(folder, ValueRange.UNIT_PLANE, Progress.NONE))
                .hasMessageContaining("is no file");
        assertThatThrownBy(() -> PointFile.read(folder.resolve("none"), ValueRange.UNIT_PLANE, Progress.NONE))
                .hasMessageContaining("is not there");
    }

    private PointSet read(String text) throws IOException, UnusableDataException {
        Path file = Files.writeString(folder.resolve("points.csv"), text);
        return PointFile.read(file, ValueRange.UNIT_PLANE, Progress.NONE);
    }

    private static float[] point(PointSet points, int index) {
        float[] point = new float[2];
        points.copy(index, point, 0);
        return point;
    }
}
