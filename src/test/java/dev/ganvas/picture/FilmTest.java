package dev.ganvas.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ganvas.data.Progress;
import dev.ganvas.data.SampleShape;
import dev.ganvas.data.ValueRange;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.preset.Presets;
import dev.ganvas.run.history.Snapshot;
import dev.ganvas.run.history.Snapshot.Keeps;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Films written as GIF and read back with the reader of ImageIO. */
class FilmTest {
    private static final SampleShape GREY = new SampleShape(1, 28, 28);
    private static final GifTiming TIMING = new GifTiming(80, GifTiming.Repeat.FOREVER);

    private final Path folder;

    FilmTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void greyFramesComeBackPixelForPixelInTheirOrder() throws IOException {
        Film film = Film.of(Presets.MNIST_MLP, GREY, noise(GREY, 7, 9), 2);

        Gif gif = written(film, TIMING);

        assertThat(gif.frames()).hasSize(7);
        for (int i = 0; i < 7; i++) {
            assertThat(pixels(gif.frames().get(i))).as("frame %d", i).isEqualTo(enlarged(film.draw(i), 2));
        }
        assertThat(film.step(0)).isZero();
        assertThat(film.step(6)).isEqualTo(60);
    }

    @Test
    void theFileTellsItsTimeItsLoopAndItsRun() throws IOException {
        Film film = Film.of(Presets.MNIST_MLP, GREY, noise(GREY, 3, 4), 1);

        Gif gif = written(film, TIMING);

        assertThat(gif.attributes("GraphicControlExtension", "delayTime")).containsExactly("8", "8", "8");
        assertThat(gif.attributes("GraphicControlExtension", "disposalMethod")).containsOnly("doNotDispose");
        assertThat(gif.attributes("ApplicationExtension", "applicationID")).containsExactly("NETSCAPE");
        assertThat(gif.loops()).containsExactly(1, 0, 0);
        assertThat(gif.attributes("CommentExtension", "value"))
                .singleElement()
                .asString()
                .contains("\"experiment\":\"mnist-mlp\"", "\"first_step\":0", "\"step\":20", "\"seed\":1");
        assertThat(gif.attributes("LocalColorTable", "sizeOfLocalColorTable"))
                .as("all frames share the table of the file")
                .isEmpty();
    }

    @Test
    void aFilmThatPlaysOnceHasNoLoop() throws IOException {
        Film film = Film.of(Presets.MNIST_MLP, GREY, noise(GREY, 2, 4), 1);

        Gif gif = written(film, new GifTiming(500, GifTiming.Repeat.ONCE));

        assertThat(gif.attributes("ApplicationExtension", "applicationID")).isEmpty();
        assertThat(gif.attributes("GraphicControlExtension", "delayTime")).containsExactly("50", "50");
    }

    @Test
    void coloursOfPhotographsStayClose() throws IOException {
        SampleShape shape = new SampleShape(3, 16, 16);
        Film film = Film.of(Presets.FACES, shape, gradients(shape, 4), 1);

        Gif gif = written(film, TIMING);

        double squares = 0;
        int most = 0;
        int count = 0;
        for (int i = 0; i < film.length(); i++) {
            int[] drawn = film.draw(i).argb();
            int[] read = pixels(gif.frames().get(i));
            for (int p = 0; p < drawn.length; p++) {
                for (int shift = 0; shift <= 16; shift += 8) {
                    int difference = Math.abs((drawn[p] >> shift & 0xFF) - (read[p] >> shift & 0xFF));
                    most = Math.max(most, difference);
                    squares += difference * difference;
                    count++;
                }
            }
        }
        assertThat(most).as("largest difference of a channel").isBetween(1, 40);
        assertThat(Math.sqrt(squares / count))
                .as("typical difference of a channel")
                .isLessThan(10);
    }

    @Test
    void aFilmOfFewColoursKeepsThemAll() throws IOException {
        SampleShape shape = new SampleShape(3, 8, 8);
        float[] colors = {-1, 0.1f, 1};
        List<Snapshot> snapshots = new ArrayList<>();
        for (int step = 0; step < 3; step++) {
            byte[] levels = new byte[4 * shape.length()];
            for (int i = 0; i < levels.length; i++) {
                levels[i] = (byte) ValueRange.MINUS_ONE_TO_ONE.toByte(colors[(i / 7 + step) % 3]);
            }
            snapshots.add(new Snapshot(step, levels, null, Keeps.ALWAYS));
        }
        Film film = Film.of(Presets.FACES, shape, snapshots, 3);

        Gif gif = written(film, TIMING);

        for (int i = 0; i < 3; i++) {
            assertThat(pixels(gif.frames().get(i))).isEqualTo(enlarged(film.draw(i), 3));
        }
    }

    @Test
    void numbersBecomeAHistogramWithEvenAndOddBars() throws IOException {
        SampleShape bits = new SampleShape(1, 1, 7);
        // All inputs give 127 at first, and their own double at the end.
        byte[] odd = new byte[128 * 7];
        java.util.Arrays.fill(odd, (byte) 255);
        byte[] even = new byte[128 * 7];
        for (int input = 0; input < 128; input++) {
            for (int bit = 0; bit < 6; bit++) {
                even[input * 7 + bit] = (byte) ((input >> (5 - bit) & 1) * 255);
            }
        }
        Film film = Film.of(
                Presets.EVEN,
                bits,
                List.of(new Snapshot(0, odd, null, Keeps.ALWAYS), new Snapshot(900, even, null, Keeps.ALWAYS)),
                1);

        Gif gif = written(film, TIMING);

        BufferedImage first = gif.frames().get(0);
        BufferedImage last = gif.frames().get(1);
        assertThat(first.getWidth()).isEqualTo(560);
        assertThat(first.getHeight()).isEqualTo(294);
        int floor = 44 + 220 - 1;
        assertThat(first.getRGB(24 + 127 * 4, 50)).as("127 came every time").isEqualTo(0xFFBF3989);
        assertThat(first.getRGB(24, floor)).as("0 never came").isEqualTo(0xFFFFFFFF);
        assertThat(last.getRGB(24, floor)).as("0 came").isEqualTo(0xFF0969DA);
        assertThat(last.getRGB(24 + 4, floor)).as("1 never came").isEqualTo(0xFFFFFFFF);
        assertThat(last.getRGB(24, 50)).as("0 came twice of 128 times").isEqualTo(0xFFFFFFFF);
        assertThat(pixels(last)).isEqualTo(film.draw(1).argb());
    }

    @Test
    void cancelLeavesNoFileAndStopsWithinAFrame() throws IOException {
        Film film = Film.of(Presets.MNIST_MLP, GREY, noise(GREY, 20, 9), 1);
        Path file = Files.writeString(folder.resolve("film.gif"), "before");
        List<Long> told = new ArrayList<>();

        assertThatThrownBy(() -> film.writeGif(file, TIMING, origin(film), cancelledAfter(30, told)))
                .isInstanceOf(CancellationException.class);

        assertThat(file).hasContent("before");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThat(told).hasSize(30).isSorted().allMatch(done -> done < 40);
    }

    @Test
    void aFailureIsOneSentenceAndLeavesNothing() {
        Film film = Film.of(Presets.MNIST_MLP, GREY, noise(GREY, 2, 4), 1);

        assertThatThrownBy(() -> film.writeGif(folder.resolve("none/film.gif"), TIMING, origin(film), Progress.NONE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("film.gif cannot be written (");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theSizeOfTheFileIsKnownBeforeItIsWritten() throws IOException {
        Film film = Film.of(Presets.MNIST_MLP, GREY, noise(GREY, 40, 16), 2);

        long estimate = film.estimateGifBytes();

        film.writeGif(folder.resolve("film.gif"), TIMING, origin(film), Progress.NONE);
        long size = Files.size(folder.resolve("film.gif"));
        assertThat(estimate).isBetween(size * 9 / 10, size * 11 / 10);
    }

    @Test
    void fewerFramesArePickedEvenlyWithTheFirstAndTheLast() {
        List<Integer> all = IntStream.range(0, 100).boxed().toList();

        assertThat(Film.pick(all, 200)).isEqualTo(all);
        assertThat(Film.pick(all, 4)).containsExactly(0, 33, 66, 99);
        assertThat(Film.pick(all, 1)).containsExactly(99);
        assertThat(Film.pick(all, 99))
                .hasSize(99)
                .doesNotHaveDuplicates()
                .startsWith(0)
                .endsWith(99);
    }

    private Gif written(Film film, GifTiming timing) throws IOException {
        Path file = folder.resolve("film.gif");
        film.writeGif(file, timing, origin(film), Progress.NONE);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        return Gif.read(file);
    }

    private static PictureSource origin(Film film) {
        Experiment experiment = Presets.MNIST_MLP;
        return new PictureSource(experiment, experiment.defaults(), film.step(0), film.step(film.length() - 1));
    }

    /** Is cancelled once it was told so often how far the work is. */
    private static Progress cancelledAfter(int times, List<Long> told) {
        return new Progress() {
            @Override
            public void update(long done, long total) {
                told.add(done);
            }

            @Override
            public boolean cancelled() {
                return told.size() >= times;
            }
        };
    }

    private static List<Snapshot> noise(SampleShape shape, int frames, int samples) {
        Random random = new Random(1);
        List<Snapshot> snapshots = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            byte[] levels = new byte[samples * shape.length()];
            random.nextBytes(levels);
            snapshots.add(new Snapshot(10L * i, levels, null, Keeps.WHILE_ROOM));
        }
        return snapshots;
    }

    /** Smooth pictures in far more than 256 colours. */
    private static List<Snapshot> gradients(SampleShape shape, int frames) {
        List<Snapshot> snapshots = new ArrayList<>();
        int plane = shape.height() * shape.width();
        for (int frame = 0; frame < frames; frame++) {
            byte[] levels = new byte[4 * shape.length()];
            for (int i = 0; i < levels.length; i++) {
                int x = i % shape.width();
                int y = i / shape.width() % shape.height();
                int channel = i / plane % 3;
                int level = channel == 0 ? 16 * x : channel == 1 ? 16 * y : 60 * frame + 4 * (x + y) / 4;
                levels[i] = (byte) level;
            }
            snapshots.add(new Snapshot(frame, levels, null, Keeps.WHILE_ROOM));
        }
        return snapshots;
    }

    private static int[] enlarged(Picture small, int upscale) {
        int width = small.width() * upscale;
        int[] pixels = new int[width * small.height() * upscale];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = small.argb()[i / width / upscale * small.width() + i % width / upscale];
        }
        return pixels;
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    /** A GIF as ImageIO reads it. */
    record Gif(List<BufferedImage> frames, List<Element> metadata) {

        static Gif read(Path file) throws IOException {
            ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
            try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
                reader.setInput(in);
                List<BufferedImage> frames = new ArrayList<>();
                List<Element> metadata = new ArrayList<>();
                for (int i = 0; i < reader.getNumImages(true); i++) {
                    frames.add(reader.read(i));
                    IIOMetadata of = reader.getImageMetadata(i);
                    metadata.add((Element) of.getAsTree(of.getNativeMetadataFormatName()));
                }
                return new Gif(frames, metadata);
            } finally {
                reader.dispose();
            }
        }

        List<String> attributes(String node, String attribute) {
            List<String> values = new ArrayList<>();
            for (Element root : metadata) {
                NodeList nodes = root.getElementsByTagName(node);
                for (int i = 0; i < nodes.getLength(); i++) {
                    values.add(((Element) nodes.item(i)).getAttribute(attribute));
                }
            }
            return values;
        }

        byte[] loops() {
            NodeList nodes = metadata.get(0).getElementsByTagName("ApplicationExtension");
            return (byte[]) ((javax.imageio.metadata.IIOMetadataNode) nodes.item(0)).getUserObject();
        }
    }
}
