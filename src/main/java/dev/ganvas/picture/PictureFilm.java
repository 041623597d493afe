package dev.ganvas.picture;

import dev.ganvas.problem.FileException;
import dev.ganvas.problem.UnusableDataException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** The film of the pictures that a run saved while it trained; each is read when its turn comes. */
public final class PictureFilm implements Film {
    private static final Pattern NAME = Pattern.compile("step-(\\d{1,18})\\.png");

    /** A picture and the step that its name says. */
    private record Frame(long step, Path file) {}

    private final List<Frame> frames;
    private final int upscale;
    private int firstWidth;
    private int firstHeight;

    private PictureFilm(List<Frame> frames, int upscale) {
        this.frames = frames;
        this.upscale = upscale;
    }

    /**
     * Finds the pictures of a folder.
     *
     * @param most frames at most
     * @throws UnusableDataException with one sentence, if there are less than two
     */
    public static PictureFilm open(Path samples, int most, int upscale) throws UnusableDataException {
        List<Frame> found = List.of();
        if (Files.isDirectory(samples)) {
            try (Stream<Path> files = Files.list(samples)) {
                found = files.flatMap(PictureFilm::frame)
                        .sorted(Comparator.comparingLong(Frame::step))
                        .toList();
            } catch (IOException e) {
                throw new UnusableDataException(e, "file.notReadable", samples, FileException.reason(e));
            }
        }
        if (found.size() < 2) {
            throw new UnusableDataException("picture.tooFewForFilm", samples, found.size());
        }
        return new PictureFilm(Film.pick(found, most), upscale);
    }

    private static Stream<Frame> frame(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches() ? Stream.of(new Frame(Long.parseLong(name.group(1)), file)) : Stream.empty();
    }

    @Override
    public int length() {
        return frames.size();
    }

    @Override
    public long step(int frame) {
        return frames.get(frame).step();
    }

    @Override
    public Picture draw(int frame) throws IOException {
        Path file = frames.get(frame).file();
        BufferedImage image = ImageIO.read(file.toFile());
        if (image == null) {
            throw new FileException("picture.noPng", file);
        }
        int width = image.getWidth();
        int height = image.getHeight();
        if (frame == 0) {
            firstWidth = width;
            firstHeight = height;
        } else if (width != firstWidth || height != firstHeight) {
            throw new FileException("picture.otherSize", file);
        }
        if (image.getType() != BufferedImage.TYPE_BYTE_GRAY) {
            return new Picture(width, height, image.getRGB(0, 0, width, height, null, 0, width));
        }
        // The levels themselves: as colors they would be converted from the linear grey of Java's grey color space.
        int[] levels = image.getRaster().getSamples(0, 0, width, height, 0, (int[]) null);
        for (int i = 0; i < levels.length; i++) {
            levels[i] = 0xFF000000 | levels[i] * 0x010101;
        }
        return new Picture(width, height, levels);
    }

    @Override
    public int upscale() {
        return upscale;
    }
}
