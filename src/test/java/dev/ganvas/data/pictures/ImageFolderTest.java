package dev.ganvas.data.pictures;

import static dev.ganvas.data.pictures.PictureFiles.busy;
import static dev.ganvas.data.pictures.PictureFiles.encoded;
import static dev.ganvas.data.pictures.PictureFiles.jpeg;
import static dev.ganvas.data.pictures.PictureFiles.plain;
import static dev.ganvas.data.pictures.PictureFiles.png;
import static dev.ganvas.data.pictures.PictureFiles.pngThatSays;
import static dev.ganvas.data.pictures.PictureFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ganvas.data.Dataset;
import dev.ganvas.data.Labels;
import dev.ganvas.data.Progress;
import dev.ganvas.data.SampleShape;
import dev.ganvas.data.ValueRange;
import dev.ganvas.problem.UnusableDataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ImageFolderTest {
    private static final SampleShape GREY = new SampleShape(1, 4, 4);
    private static final ValueRange RANGE = ValueRange.MINUS_ONE_TO_ONE;

    private final Path folder;

    ImageFolderTest(@TempDir Path temporary) {
        this.folder = temporary.resolve("faces");
    }

    @Test
    void takesNestedFilesInTheOrderOfTheirPaths() throws Exception {
        png(folder.resolve("b/2.png"), plain(4, 4, 0x333333));
        png(folder.resolve("c.PNG"), plain(4, 4, 0x444444));
        png(folder.resolve("b/1.png"), plain(4, 4, 0x222222));
        png(folder.resolve("a/z/deep.png"), plain(4, 4, 0x111111));

        ImageFolder data = read(GREY);

        assertThat(greys(data)).containsExactly(0x11, 0x22, 0x33, 0x44);
        assertThat(data.title()).hasToString("faces, 4 images");
        assertThat(data.skipped()).isEmpty();
    }

    @Test
    void aFolderForEachClassGivesLabels() throws Exception {
        png(folder.resolve("all/dogs/1.png"), plain(4, 4, 0x444444));
        write(folder.resolve("all/dogs/0.png"), new byte[0]);
        png(folder.resolve("all/cats/young/2.png"), plain(4, 4, 0x111111));
        png(folder.resolve("all/cats/1.png"), plain(4, 4, 0x222222));
        write(folder.resolve("about.txt"), new byte[] {'x'});

        ImageFolder data = read(GREY);

        Labels labels = data.labels().orElseThrow();
        assertThat(greys(data)).containsExactly(0x22, 0x11, 0x44);
        assertThat(IntStream.range(0, 3).mapToObj(sample -> labels.name(labels.of(sample))))
                .containsExactly("cats", "cats", "dogs");
        assertThat(data.report().sentence())
                .hasToString("faces: 3 of 4 used, 1 left out (not readable),"
                        + " 1 left out (of other kinds), 2 classes (cats 2, dogs 1), 3 turned to grey");
    }

    @Test
    void picturesBesideTheFoldersOfClassesLeaveNoLabels() throws Exception {
        png(folder.resolve("cats/1.png"), plain(4, 4, 0x222222));
        png(folder.resolve("1.png"), plain(4, 4, 0x222222));

        ImageFolder data = read(GREY);

        assertThat(data.labels()).isEmpty();
        assertThat(data.report().sentence())
                .hasToString("faces: 2 of 2 used, no classes (pictures beside the folders: 1), 2 turned to grey");
    }

    @Test
    void takesEveryUsualEndingAndGoesByTheContent() throws Exception {
        jpeg(folder.resolve("1.jpeg"), plain(8, 8, 0x101010));
        jpeg(folder.resolve("2.JPG"), plain(8, 8, 0x202020));
        jpeg(folder.resolve("3.jpg"), plain(8, 8, 0x303030));
        jpeg(folder.resolve("4-in-truth-jpeg.png"), plain(8, 8, 0x404040));
        png(folder.resolve("5-in-truth-png.jpg"), plain(8, 8, 0x505050));

        assertThat(greys(read(GREY))).containsExactly(0x10, 0x20, 0x30, 0x40, 0x50);
    }

    @Test
    void leavesOutWhatIsHiddenOrNoPicture() throws Exception {
        png(folder.resolve("face.png"), plain(4, 4, 0x808080));
        write(folder.resolve("._face.png"), new byte[] {0, 5, 22, 7});
        png(folder.resolve(".thumbnails/face.png"), plain(4, 4, 0));
        write(folder.resolve("list.txt"), new byte[] {'x'});

        ImageFolder data = read(GREY);

        assertThat(data.size()).isEqualTo(1);
        assertThat(data.skipped()).isEmpty();
    }

    static Stream<Arguments> unusableFiles() throws IOException {
        byte[] busyPng = encoded("png", busy(40, 40));
        byte[] busyJpeg = encoded("jpeg", busy(40, 40));
        return Stream.of(
                Arguments.of("is empty", new byte[0]),
                Arguments.of("holds no picture of a kind", "<html>not found</html>".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("holds no picture of a kind", new byte[300]),
                Arguments.of("holds no picture of a kind", new byte[] {'8', 'B', 'P', 'S', 0, 1, 0, 0}),
                Arguments.of("cannot be decoded", Arrays.copyOf(busyPng, 20)),
                Arguments.of("cannot be decoded", Arrays.copyOf(busyPng, busyPng.length / 2)),
                Arguments.of("cannot be decoded", zeroed(busyPng, 60, 200)),
                Arguments.of("cannot be decoded", Arrays.copyOf(busyJpeg, 3)),
                Arguments.of("cannot be decoded", Arrays.copyOf(busyJpeg, 40)),
                Arguments.of("is damaged", Arrays.copyOf(busyJpeg, busyJpeg.length / 2)),
                Arguments.of("is damaged", Arrays.copyOf(busyJpeg, busyJpeg.length - 20)),
                Arguments.of("has only 1 x 50 pixels", encoded("png", plain(1, 50, 0))),
                Arguments.of("cannot be decoded", pngThatSays(0, 10)),
                Arguments.of("cannot be decoded", pngThatSays(-1, 10)),
                Arguments.of("has 60,000 x 60,000 pixels, more than the 100 million", pngThatSays(60_000, 60_000)),
                Arguments.of("pixels, more than the 100 million", pngThatSays(Integer.MAX_VALUE, Integer.MAX_VALUE)));
    }

    @ParameterizedTest
    @MethodSource("unusableFiles")
    void skipsAndListsWhatCannotBeUsed(String reason, byte[] bytes) throws Exception {
        Path bad = write(folder.resolve("a.png"), bytes);
        png(folder.resolve("b.png"), plain(4, 4, 0x808080));

        ImageFolder data = read(GREY);

        assertThat(greys(data)).containsExactly(0x80);
        assertThat(data.skipped()).hasSize(1);
        assertThat(data.skipped().get(0).file()).isEqualTo(bad);
        assertThat(data.skipped().get(0).reason().toString()).startsWith(reason.startsWith("pixels") ? "has " : reason);
        assertThat(data.skipped().get(0).reason().toString()).contains(reason).doesNotContain("null");
    }

    @Test
    void readsAJpegOfWhichOnlyStrayBytesAreOdd() throws Exception {
        byte[] jpeg = encoded("jpeg", plain(8, 8, 0x808080));
        byte[] longer = Arrays.copyOf(jpeg, jpeg.length + 1000);
        write(folder.resolve("a.jpg"), longer);

        assertThat(greys(read(GREY))).containsExactly(0x80);
    }

    @Test
    void followsALinkToTheFolder() throws Exception {
        png(folder.resolve("a.png"), plain(4, 4, 0x808080));
        Path link = Files.createSymbolicLink(folder.resolveSibling("link"), folder);

        assertThat(ImageFolder.read(link, GREY, RANGE, ImageFolder.NO_LIMIT, Progress.NONE)
                        .title())
                .hasToString("link, 1 image");
    }

    @Test
    void stopsAtTheLimitCountingUsablePicturesOnly() throws Exception {
        write(folder.resolve("0.png"), new byte[0]);
        for (int i = 1; i <= 5; i++) {
            png(folder.resolve(i + ".png"), plain(4, 4, 0x111111 * i));
        }
        List<String> told = new ArrayList<>();

        ImageFolder data = ImageFolder.read(folder, GREY, RANGE, 3, (done, total) -> told.add(done + "/" + total));

        assertThat(greys(data)).containsExactly(0x11, 0x22, 0x33);
        assertThat(data.report().sentence())
                .hasToString("faces: 3 of 6 used, 1 left out (not readable), 3 turned to grey");
        assertThat(data.skipped()).hasSize(1);
        assertThat(told)
                .containsExactly("0/0", "1/0", "2/0", "3/0", "4/0", "5/0", "6/0", "0/3", "1/4", "2/4", "3/4", "4/4");
    }

    @Test
    void stopsWhenCancelled() throws Exception {
        for (int i = 0; i < 5; i++) {
            png(folder.resolve(i + ".png"), plain(4, 4, 0));
        }
        CancelAfter progress = new CancelAfter(2);

        assertThatThrownBy(() -> ImageFolder.read(folder, GREY, RANGE, ImageFolder.NO_LIMIT, progress))
                .isInstanceOf(CancellationException.class);
        assertThat(progress.last).isEqualTo(2);
    }

    @Test
    void stopsListingWhenCancelled() throws Exception {
        png(folder.resolve("a.png"), plain(4, 4, 0));

        assertThatThrownBy(() -> ImageFolder.read(folder, GREY, RANGE, ImageFolder.NO_LIMIT, new CancelAfter(0)))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("listing");
    }

    @Test
    void refusesAMissingFolder() {
        refuses(folder, folder + " does not exist; give a folder of images.");
    }

    @Test
    void refusesAFileInPlaceOfAFolder() throws Exception {
        Path file = png(folder.resolve("a.png"), plain(4, 4, 0));

        refuses(file, file + " is a file, not a folder; give the folder that holds the images.");
    }

    @Test
    void refusesAnEmptyFolder() throws Exception {
        Files.createDirectories(folder);

        refuses(folder, folder + " holds no image (it is empty); give a folder of images, such as PNG or JPEG.");
    }

    @Test
    void refusesAFolderOfOtherFilesAndNamesOne() throws Exception {
        write(folder.resolve("labels.csv"), new byte[] {1});
        write(folder.resolve("more/labels.csv"), new byte[] {1});

        refuses(
                folder,
                folder + " holds no image (but 2 other files, such as labels.csv);"
                        + " give a folder of images, such as PNG or JPEG.");
    }

    @Test
    void refusesAFolderWithoutAnyUsablePictureAndSaysWhy() throws Exception {
        for (int i = 0; i < 4; i++) {
            write(folder.resolve("in/" + i + ".png"), new byte[0]);
        }

        refuses(
                folder,
                folder + ": none of its images can be used (in/0.png is empty, in/1.png is empty,"
                        + " in/2.png is empty, and so on); give a folder of images, such as PNG or JPEG.");
    }

    @Test
    void refusesMoreThanFitsIntoMemoryAndNamesTheLimit() throws Exception {
        for (int i = 0; i < 32; i++) {
            write(folder.resolve(i + ".png"), new byte[0]);
        }
        SampleShape large = new SampleShape(3, 4096, 4096);

        assertThatThrownBy(() -> ImageFolder.read(folder, large, RANGE, ImageFolder.NO_LIMIT, Progress.NONE))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining(folder + ": 32 images of 4096 x 4096 x 3 take 1,610 MB, but")
                .hasMessageMatching(".*; set limit to at most [12]?\\d\\.");
    }

    @Test
    void refusesALimitThatLeavesNothing() {
        assertThatThrownBy(() -> ImageFolder.read(folder, GREY, RANGE, 0, Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("limit must be 1 or more, but is 0.");
    }

    private void refuses(Path path, String sentence) {
        assertThatThrownBy(() -> ImageFolder.read(path, GREY, RANGE, ImageFolder.NO_LIMIT, Progress.NONE))
                .isInstanceOf(UnusableDataException.class)
                .hasMessage(sentence);
    }

    private ImageFolder read(SampleShape shape) throws UnusableDataException {
        return ImageFolder.read(folder, shape, RANGE, ImageFolder.NO_LIMIT, Progress.NONE);
    }

    private static int[] greys(Dataset data) {
        int[] levels = new int[data.size()];
        float[] into = new float[data.shape().length()];
        for (int i = 0; i < levels.length; i++) {
            data.copy(i, into, 0);
            levels[i] = RANGE.toByte(into[0]);
        }
        return levels;
    }

    private static byte[] zeroed(byte[] bytes, int from, int to) {
        byte[] copy = bytes.clone();
        Arrays.fill(copy, from, to, (byte) 0);
        return copy;
    }

    /** Cancels once that many files were looked at. */
    private static final class CancelAfter implements Progress {
        private final long files;
        private long last;

        CancelAfter(long files) {
            this.files = files;
        }

        @Override
        public void update(long done, long total) {
            last = done;
        }

        @Override
        public boolean cancelled() {
            return last >= files && (last > 0 || files == 0);
        }
    }
}
