package dev.ganvas.data.drawnfaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ganvas.data.Dataset;
import dev.ganvas.data.Progress;
import dev.ganvas.data.SampleShape;
import dev.ganvas.data.ValueRange;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawnFacesTest {
    private static final ValueRange RANGE = ValueRange.MINUS_ONE_TO_ONE;
    private static final int SIDE = DrawnFaces.DEFAULT_SIDE;

    @Test
    void theStandardSetIsThatOfTheReferenceInSizeAndShape() {
        DrawnFaces faces = DrawnFaces.standard(RANGE);

        assertThat(faces.size()).isEqualTo(5000);
        assertThat(faces.shape()).isEqualTo(new SampleShape(3, 28, 28));
        assertThat(faces.range()).isEqualTo(RANGE);
        assertThat(faces.title()).hasToString("Drawn faces, 5,000 images");
        Set<Integer> different = new HashSet<>();
        for (int i = 0; i < faces.size(); i++) {
            different.add(Arrays.hashCode(face(faces, i)));
        }
        assertThat(different).hasSizeGreaterThan(4990);
    }

    @Test
    void aFaceDependsOnSeedAndIndexAlone() {
        DrawnFaces few = draw(20, 7);
        DrawnFaces more = draw(30, 7);

        for (int i = 0; i < 20; i++) {
            assertThat(face(more, i)).isEqualTo(face(few, i));
        }
        assertThat(face(draw(1, 8), 0)).isNotEqualTo(face(few, 0));
        assertThat(face(few, 1)).isNotEqualTo(face(few, 0));
    }

    @Test
    void everyFaceHasItsFeaturesWhereAFaceHasThem() {
        DrawnFaces faces = draw(400, 3);
        double[] mean = new double[faces.shape().length()];
        double[] spread = new double[mean.length];
        for (int i = 0; i < faces.size(); i++) {
            float[] face = face(faces, i);
            for (int p = 0; p < mean.length; p++) {
                mean[p] += face[p] / faces.size();
            }
        }
        for (int i = 0; i < faces.size(); i++) {
            float[] face = face(faces, i);
            for (int p = 0; p < mean.length; p++) {
                spread[p] += (face[p] - mean[p]) * (face[p] - mean[p]) / faces.size();
            }
        }

        assertThat(at(mean, 0, 17, 14)).as("skin is redder than blue").isGreaterThan(at(mean, 2, 17, 14) + .2);
        assertThat(at(mean, 0, 23, 14) - at(mean, 1, 23, 14))
                .as("lips are redder than skin")
                .isGreaterThan(at(mean, 0, 17, 14) - at(mean, 1, 17, 14) + .1);
        assertThat(at(mean, 1, 3, 14)).as("hair above the forehead").isLessThan(at(mean, 1, 9, 14) - .2);
        for (int eye : new int[] {10, 17}) {
            assertThat(at(mean, 1, 11, eye)).as("brow under the forehead").isLessThan(at(mean, 1, 9, eye) - .15);
            assertThat(at(mean, 1, 15, eye)).as("eye above the cheek").isGreaterThan(at(mean, 1, 17, eye) + .15);
        }
        // Every channel of every pixel varies, and the picture is alike left and right on the whole.
        assertThat(Arrays.stream(spread).min().orElseThrow()).isGreaterThan(.01);
        for (int x = 0; x < SIDE; x++) {
            assertThat(at(mean, 1, 14, x))
                    .isBetween(at(mean, 1, 14, SIDE - 1 - x) - .25, at(mean, 1, 14, SIDE - 1 - x) + .25);
        }
    }

    @Test
    void aLargerPictureIsTheSameFace() {
        float[] small = face(draw(1, 5), 0);
        DrawnFaces large = DrawnFaces.draw(1, 5, 2 * SIDE, RANGE, Progress.NONE);
        float[] big = face(large, 0);

        for (int channel = 0; channel < 3; channel++) {
            for (int y = 0; y < SIDE; y++) {
                for (int x = 0; x < SIDE; x++) {
                    int first = (channel * 2 * SIDE + 2 * y) * 2 * SIDE + 2 * x;
                    float mean = (big[first] + big[first + 1] + big[first + 2 * SIDE] + big[first + 2 * SIDE + 1]) / 4;
                    assertThat(small[(channel * SIDE + y) * SIDE + x]).isBetween(mean - .1f, mean + .1f);
                }
            }
        }
    }

    @Test
    void everyTraitOccurs() {
        Set<Object> found = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            FaceTraits face = FaceTraits.draw(new SplittableRandom(i));
            found.add(face.hair().style());
            found.add(face.hair().beard());
            found.add(face.eyes().glasses());
            found.add(face.mouth().lips());
        }

        assertThat(found).contains((Object[]) FaceTraits.Style.values());
        assertThat(found).contains((Object[]) FaceTraits.Beard.values());
        assertThat(found).contains((Object[]) FaceTraits.Glasses.values());
        assertThat(found).contains((Object[]) FaceTraits.Lips.values());
    }

    @Test
    void stopsWhenCancelled() {
        Progress cancelled = new Progress() {
            @Override
            public void update(long done, long total) {
                assertThat(done).isZero();
            }

            @Override
            public boolean cancelled() {
                return true;
            }
        };

        assertThatThrownBy(() -> DrawnFaces.draw(10, 1, SIDE, RANGE, cancelled))
                .isInstanceOf(CancellationException.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 28", "-1, 28", "10, 7", "10, 257", "700000, 28"})
    void refusesSizesThatMakeNoSense(int count, int side) {
        assertThatThrownBy(() -> DrawnFaces.draw(count, 1, side, RANGE, Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static DrawnFaces draw(int count, long seed) {
        return DrawnFaces.draw(count, seed, SIDE, RANGE, Progress.NONE);
    }

    private static float[] face(Dataset data, int index) {
        float[] into = new float[data.shape().length()];
        data.copy(index, into, 0);
        return into;
    }

    private static double at(double[] picture, int channel, int y, int x) {
        return picture[(channel * SIDE + y) * SIDE + x];
    }
}
