package dev.ganvas.data.pictures;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.DOTALL;

import dev.ganvas.data.PixelStore;
import dev.ganvas.problem.Sentence;
import java.awt.Rectangle;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Decodes the middle square of one picture, whatever its name says; of several in a file, the first. Reads the header
 * before anything else.
 */
final class ImageFile {
    private static final long MOST_PIXELS = 100_000_000;
    /** A picture that its reader unpacks whole, into many small objects: a hostile one would hold up the program. */
    private static final long MOST_UNPACKED_PIXELS = 25_000_000;

    private static final int UNPACKED_BYTES = 40;
    private static final int SMALLEST_SIDE = 2;
    /** Squares beyond this are thinned while decoding, so that one photograph takes little memory. */
    private static final int LARGEST_WHOLE = 4096;
    /** Odd, so that even a pattern that changes with each pixel keeps its mean. */
    private static final int THINNING = 3;

    private static final int DEEPEST_SAMPLE = 16;

    private static final Sentence NO_MEMORY = Sentence.of("picture.noMemory");
    private static final Set<String> FORMATS = Set.of("png", "jpeg", "gif", "bmp", "webp", "tiff", "pnm");
    private static final Pattern ENDING =
            Pattern.compile(".*\\.(png|jpe?g|jfif|gif|bmp|webp|tiff?|p[bgpn]m)", CASE_INSENSITIVE | DOTALL);

    /**
     * The middle square of a picture.
     *
     * @param pixels as they are stored, perhaps thinned
     * @param orientation which way they have to be turned
     * @param cropped whether something was cut off
     */
    record Square(BufferedImage pixels, Orientation orientation, boolean cropped) {
        /** Returns whether it has colours, be they all alike. */
        boolean coloured() {
            return pixels.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_RGB;
        }
    }

    /** A file that cannot be used, with the reason, to be read behind the name of the file. */
    static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Sentence reason;

        UnusableException(Sentence reason) {
            super(reason.toString());
            this.reason = reason;
        }

        UnusableException(Sentence reason, Throwable cause) {
            super(reason.toString(), cause);
            this.reason = reason;
        }

        Sentence reason() {
            return reason;
        }
    }

    private ImageFile() {}

    /** Returns whether a file is called as pictures are that this class reads. */
    static boolean isNamedLikeOne(String name) {
        return ENDING.matcher(name).matches();
    }

    /**
     * Decodes the middle square.
     *
     * @param side in pixels to which the caller will scale it
     */
    static Square readSquare(Path file, int side) throws UnusableException {
        try {
            if (Files.size(file) == 0) {
                throw new UnusableException(Sentence.of("picture.empty"));
            }
            try (ImageInputStream input = new PictureInput(file)) {
                ImageReader reader = readerOf(input);
                try {
                    Orientation orientation = Orientation.of(input, formats(reader));
                    reader.setInput(input, true, true);
                    return decode(reader, orientation, side);
                } finally {
                    reader.dispose();
                }
            }
        } catch (OutOfMemoryError e) { // some formats are decoded whole, and how much room there is, only trying tells
            throw new UnusableException(NO_MEMORY, e);
        } catch (IOException | RuntimeException e) {
            // Decoders throw almost any RuntimeException at damaged data; the caller lists what it was.
            throw new UnusableException(Sentence.of("picture.notDecoded", innermost(e)), e);
        }
    }

    private static ImageReader readerOf(ImageInputStream input) throws UnusableException {
        for (Iterator<ImageReader> readers = ImageIO.getImageReaders(input); readers.hasNext(); ) {
            ImageReader reader = readers.next();
            if (!Collections.disjoint(formats(reader), FORMATS)) {
                return reader;
            }
            reader.dispose();
        }
        throw new UnusableException(Sentence.of("picture.unknownKind"));
    }

    private static Set<String> formats(ImageReader reader) {
        return Stream.of(reader.getOriginatingProvider().getFormatNames())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static Square decode(ImageReader reader, Orientation orientation, int side)
            throws IOException, UnusableException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        checkSize(width, height, formats(reader).contains("webp"));
        if (Math.min(width, height) < SMALLEST_SIDE) {
            throw new UnusableException(Sentence.of("picture.tooSmall", width, height));
        }
        if (!reader.getImageTypes(0).hasNext()) {
            throw new UnusableException(Sentence.of("picture.colours"));
        }
        ImageReadParam wanted = reader.getDefaultReadParam();
        SquareCrop crop = SquareCrop.of(width, height, orientation);
        wanted.setSourceRegion(new Rectangle(crop.left(), crop.top(), crop.side(), crop.side()));
        if (crop.side() > Math.max(LARGEST_WHOLE, 2 * THINNING * side)) {
            wanted.setSourceSubsampling(THINNING, THINNING, THINNING / 2, THINNING / 2);
        }
        List<String> damage = new ArrayList<>();
        reader.addIIOReadWarningListener((source, warning) -> {
            if (meansDamage(warning)) {
                damage.add(warning);
            }
        });
        BufferedImage image = reader.read(0, wanted);
        if (!damage.isEmpty()) {
            throw new UnusableException(Sentence.of("picture.damaged", damage.get(0)));
        }
        return new Square(inScreenColours(image), orientation, width != height);
    }

    private static void checkSize(int width, int height, boolean unpacked) throws UnusableException {
        long pixels = (long) width * height;
        long most = unpacked ? MOST_UNPACKED_PIXELS : MOST_PIXELS;
        if (pixels > most) {
            throw new UnusableException(Sentence.of("picture.tooLarge", width, height, most / 1_000_000));
        }
        if (unpacked && pixels * UNPACKED_BYTES > PixelStore.freeMemory()) {
            throw new UnusableException(NO_MEMORY);
        }
    }

    /** Returns it in RGB or grey, converted if it has the colours of print. */
    private static BufferedImage inScreenColours(BufferedImage image) throws UnusableException {
        int deepest = IntStream.of(image.getSampleModel().getSampleSize()).max().orElse(0);
        if (deepest > DEEPEST_SAMPLE) {
            throw new UnusableException(Sentence.of("picture.tooDeep", deepest));
        }
        int colors = image.getColorModel().getColorSpace().getType();
        if (colors == ColorSpace.TYPE_RGB || colors == ColorSpace.TYPE_GRAY) {
            return image;
        }
        BufferedImage converted = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        return new ColorConvertOp(null).filter(image, converted);
    }

    /** The JPEG decoder fills what is missing with grey and only warns. Stray bytes between segments do no harm. */
    private static boolean meansDamage(String warning) {
        String text = warning.toLowerCase(Locale.ROOT);
        return !text.contains("extraneous")
                && (text.contains("truncated") || text.contains("premature") || text.contains("corrupt"));
    }

    private static Sentence innermost(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof EOFException) {
            return Sentence.of("picture.endsTooEarly");
        }
        String message = cause.getMessage();
        return Sentence.of(
                "problem.asTold",
                message == null || message.isBlank() ? cause.getClass().getSimpleName() : message);
    }
}
