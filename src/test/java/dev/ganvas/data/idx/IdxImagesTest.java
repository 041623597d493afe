package dev.ganvas.data.idx;

import static dev.ganvas.data.idx.IdxSamples.gzip;
import static dev.ganvas.data.idx.IdxSamples.header;
import static dev.ganvas.data.idx.IdxSamples.images;
import static dev.ganvas.data.idx.IdxSamples.labels;
import static dev.ganvas.data.idx.IdxSamples.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ganvas.data.Labels;
import dev.ganvas.data.SampleShape;
import dev.ganvas.data.ValueRange;
import dev.ganvas.problem.UnusableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdxImagesTest {
    private static final ValueRange RANGE = ValueRange.MINUS_ONE_TO_ONE;

    private final Path folder;

    IdxImagesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsPlainAndGzippedFilesWhateverTheyAreCalled(boolean packed) throws Exception {
        byte[] file = images(3, 4, 5);
        Path path = write(folder, packed ? "anything.bin" : "anything.gz", packed ? gzip(file) : file);

        IdxImages data = IdxImages.read(path, RANGE);

        assertThat(data.size()).isEqualTo(3);
        assertThat(data.shape()).isEqualTo(new SampleShape(1, 4, 5));
        assertThat(data.title()).hasToString(path.getFileName() + ", 3 images");
        assertThat(data.labels()).isEmpty();
    }

    @Test
    void copiesASampleIntoItsPlaceAndItsRange() throws Exception {
        byte[] file = images(2, 2, 2);
        file[16 + 4] = (byte) 255;
        file[16 + 5] = 0;
        IdxImages data = IdxImages.read(write(folder, "a", file), RANGE);
        float[] into = new float[6];

        data.copy(1, into, 1);

        assertThat(into).containsExactly(0, 1, -1, -1 + 2 * (6 / 255f), -1 + 2 * (7 / 255f), 0);
    }

    @Test
    void takesTheLabelsBesideTheImages() throws Exception {
        write(folder, "train-labels-idx1-ubyte.gz", gzip(labels(12)));
        IdxImages data = IdxImages.read(write(folder, "train-images-idx3-ubyte", images(12, 2, 2)), RANGE);

        Labels labels = data.labels().orElseThrow();
        assertThat(labels.name(labels.of(11))).isEqualTo("1");
    }

    @Test
    void refusesLabelsOfAnotherCount() throws Exception {
        write(folder, "train-labels-idx1-ubyte", labels(11));
        Path path = write(folder, "train-images-idx3-ubyte", images(12, 2, 2));

        assertThatThrownBy(() -> IdxImages.read(path, RANGE))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContainingAll("train-labels-idx1-ubyte has 11 labels", "has 12 images")
                .hasMessageMatching(ONE_SENTENCE);
    }

    @Test
    void findsTheTrainingImagesInAFolder() throws Exception {
        write(folder, "t10k-images-idx3-ubyte.gz", gzip(images(2, 3, 3)));
        write(folder, "train-images.idx3-ubyte", images(4, 3, 3));
        write(folder, "readme.txt", new byte[] {1});

        assertThat(IdxImages.read(folder, RANGE).size()).isEqualTo(4);
        assertThat(IdxImages.shape(folder)).isEqualTo(new SampleShape(1, 3, 3));
    }

    @Test
    void takesTheUnpackedOfTwoFilesThatAreOne() throws Exception {
        write(folder, "images-idx3-ubyte.gz", gzip(images(2, 3, 3)));
        write(folder, "images-idx3-ubyte", images(2, 3, 3));

        assertThat(IdxImages.read(folder, RANGE).title()).hasToString("images-idx3-ubyte, 2 images");
    }

    @Test
    void refusesAFolderWithNoneOrSeveral() throws Exception {
        assertThatThrownBy(() -> IdxImages.read(folder, RANGE))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining(folder + " holds no IDX file of images");
        write(folder, "a-images-idx3", images(2, 3, 3));
        write(folder, "b-images-idx3", images(2, 3, 3));

        assertThatThrownBy(() -> IdxImages.read(folder, RANGE))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("several IDX files of images (a-images-idx3, b-images-idx3); give one");
    }

    /** One sentence: no full stop but the last. */
    private static final String ONE_SENTENCE = "(?s)[^\\n]*[^.]\\.";

    static Stream<Arguments> corrupt() {
        byte[] good = images(3, 4, 4);
        return Stream.of(
                Arguments.of("empty", new byte[0], "is empty; give an IDX file of images"),
                Arguments.of("two bytes", new byte[] {0, 0}, "is no IDX file: it has only 2 bytes"),
                Arguments.of("header cut", Arrays.copyOf(good, 10), "is truncated: it ends after 10 bytes"),
                Arguments.of("values cut", Arrays.copyOf(good, 60), "announces 3 images in 48 bytes, but at most 44"),
                Arguments.of("values added", Arrays.copyOf(good, 70), "goes on after the 3 images"),
                Arguments.of("labels", labels(5), "holds labels (it begins with 0x00000801) where images are needed"),
                Arguments.of("a picture", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0}, "begins with 0x89504e47, not"),
                Arguments.of("floats", header(0xD03, 1, 4, 4), "an IDX file of floating-point numbers"),
                Arguments.of("no images", header(0x803, 0, 28, 28), "its header says 0 x 28 x 28 values"),
                Arguments.of("negative", header(0x803, -1, 28, 28), "its header says 4294967295 x 28 x 28 values"),
                Arguments.of("one row", images(3, 1, 4), "images of 4 x 1 pixels"),
                Arguments.of("huge sides", header(0x803, 1, 40_000, 2), "images of 2 x 40,000 pixels"),
                Arguments.of("3 GB", header(0x803, 3_000_000, 32, 32), "3,000,000 x 32 x 32 bytes, more than the 2 GB"),
                Arguments.of("1 GB of nothing", header(0x803, 1_000_000, 32, 32), "at most 0 bytes follow"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corrupt")
    void refusesAnUnusableFileInOneSentence(String name, byte[] bytes, String message) throws Exception {
        Path path = write(folder, "x", bytes);

        assertThatThrownBy(() -> IdxImages.read(path, RANGE))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining(message)
                .hasMessageStartingWith(path.toString())
                .hasMessageMatching(ONE_SENTENCE);
    }

    static Stream<Arguments> corruptInside() {
        byte[] good = images(3, 4, 4);
        byte[] packed = gzip(images(50, 8, 8));
        byte[] flipped = packed.clone();
        flipped[packed.length - 6] ^= 0x55;
        return Stream.of(
                Arguments.of("empty", gzip(new byte[0]), "is empty"),
                Arguments.of("gzip cut", Arrays.copyOf(packed, packed.length - 12), "is truncated"),
                Arguments.of("gzip header only", new byte[] {0x1F, (byte) 0x8B}, "is truncated"),
                Arguments.of("gzip damaged", flipped, "is damaged: its gzip data cannot be unpacked"),
                Arguments.of(
                        "values cut", gzip(Arrays.copyOf(good, 60)), "announces 3 images in 48 bytes, but at most 44"),
                Arguments.of("values added", gzip(Arrays.copyOf(good, 70)), "goes on after the 3 images"),
                Arguments.of("labels", gzip(labels(5)), "holds labels"),
                Arguments.of("1 GB of nothing", gzip(header(0x803, 1_000_000, 32, 32)), "is truncated"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corruptInside")
    void refusesAnUnusableGzippedFileInOneSentence(String name, byte[] bytes, String message) throws Exception {
        Path path = write(folder, "x.gz", bytes);

        assertThatThrownBy(() -> IdxImages.read(path, RANGE))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining(message)
                .hasMessageStartingWith(path.toString())
                .hasMessageMatching(ONE_SENTENCE);
    }

    @Test
    void stopsUnpackingWhereTheHeaderSaysTheImagesEnd() throws Exception {
        // 200 MB of zeros behind three small images: refused after the first byte too many, not unpacked.
        byte[] bomb = new byte[200_000_000];
        System.arraycopy(images(3, 4, 4), 0, bomb, 0, 64);
        Path path = write(folder, "bomb.gz", gzip(bomb));
        assertThat(Files.size(path)).isLessThan(1_000_000);

        assertThatThrownBy(() -> IdxImages.read(path, RANGE)).hasMessageContaining("goes on after the 3 images");
    }

    @Test
    void saysWhichFileIsMissing() {
        Path path = folder.resolve("nowhere");

        assertThatThrownBy(() -> IdxImages.read(path, RANGE))
                .isInstanceOf(UnusableDataException.class)
                .hasMessage(path + " does not exist; give an IDX file of images, or a folder that holds one.");
    }

    @Test
    void refusesUnusableLabelsBesideGoodImages() throws IOException {
        write(folder, "images-idx3-ubyte", images(3, 4, 4));
        Path labels = write(folder, "labels-idx1-ubyte", images(3, 4, 4));

        assertThatThrownBy(() -> IdxImages.read(folder, RANGE))
                .hasMessageStartingWith(labels + " holds images (it begins with 0x00000803) where labels are needed");
    }

    @Test
    void bringsTenThousandDigits() throws Exception {
        IdxImages digits = IdxImages.bundled(RANGE);
        float[] first = new float[784];
        digits.copy(0, first, 0);

        assertThat(digits.title()).hasToString("MNIST, 10,000 digits");
        assertThat(digits.size()).isEqualTo(10_000);
        assertThat(digits.shape()).isEqualTo(IdxImages.bundledShape()).isEqualTo(new SampleShape(1, 28, 28));
        assertThat(digits.labels()).isPresent();
        assertThat(first).contains(-1f).doesNotContain(Float.NaN);
        assertThat(meanOf(digits)).isBetween(0.125, 0.138); // the training set's is 0.1307
    }

    private static double meanOf(IdxImages digits) {
        float[] sample = new float[784];
        double sum = 0;
        for (int i = 0; i < digits.size(); i++) {
            digits.copy(i, sample, 0);
            for (float value : sample) {
                sum += (value + 1) / 2;
            }
        }
        return sum / digits.size() / 784;
    }
}
