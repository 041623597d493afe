package dev.ganvas.data.pictures;

import com.twelvemonkeys.imageio.metadata.CompoundDirectory;
import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegment;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * How a camera held sideways or a mirror stored a picture: which way it has to be turned to be upright. The order is that
 * of Exif, from 1 to 8.
 */
public enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    UPSIDE_DOWN(false, true, true),
    UPSIDE_DOWN_MIRRORED(false, false, true),
    LYING_MIRRORED(true, false, false),
    TURN_RIGHT(true, false, true),
    TURN_RIGHT_MIRRORED(true, true, true),
    TURN_LEFT(true, true, false);

    private static final int PNG_SIGNATURE = 8;
    private static final int RIFF_HEADER = 12;
    private static final int LONGEST_EXIF = 1 << 20;
    private static final String EXIF = "Exif";
    private static final byte[] EXIF_PREFIX = {'E', 'x', 'i', 'f', 0, 0};

    private final boolean lying;
    private final boolean fromRight;
    private final boolean fromBelow;

    /**
     * Creates it.
     *
     * @param lying whether stored rows are columns of the upright picture
     * @param fromRight whether stored columns are counted from the other end
     * @param fromBelow whether stored rows are
     */
    Orientation(boolean lying, boolean fromRight, boolean fromBelow) {
        this.lying = lying;
        this.fromRight = fromRight;
        this.fromBelow = fromBelow;
    }

    /** Returns whether the upright picture is as wide as the stored one is high. */
    public boolean lying() {
        return lying;
    }

    /** Returns the stored column of the upright pixel ({@code x}, {@code y}), in {@code width} stored columns. */
    public int column(int x, int y, int width) {
        int along = lying ? y : x;
        return fromRight ? width - 1 - along : along;
    }

    /** Returns the stored row of the upright pixel ({@code x}, {@code y}), in {@code height} stored rows. */
    public int row(int x, int y, int height) {
        int along = lying ? x : y;
        return fromBelow ? height - 1 - along : along;
    }

    /**
     * Reads what a file says of itself, in Exif or, in TIFF, as a tag; upright where it says nothing that can be read,
     * which is no fault of the picture. Leaves the place in {@code input} as it was.
     *
     * @param formats names of its format, as a reader of images has them, in small letters
     */
    public static Orientation of(ImageInputStream input, Set<String> formats) throws IOException {
        long place = input.getStreamPosition();
        ByteOrder order = input.getByteOrder();
        try {
            input.seek(0);
            return read(input, formats);
        } catch (IOException | RuntimeException e) {
            // Damaged notes beside a sound picture: whether that one can be decoded is for its reader to say.
            return UPRIGHT;
        } finally {
            input.setByteOrder(order);
            input.seek(place);
        }
    }

    private static Orientation read(ImageInputStream input, Set<String> formats) throws IOException {
        if (formats.contains("tiff")) {
            return tagged(new TIFFReader().read(input));
        }
        byte[] exif = new byte[0];
        if (formats.contains("jpeg")) {
            List<JPEGSegment> segments = JPEGSegmentUtil.readSegments(input, JPEG.APP1, EXIF);
            exif = segments.isEmpty() ? exif : segments.get(0).segmentData().readAllBytes();
        } else if (formats.contains("png")) {
            exif = chunk(input, ByteOrder.BIG_ENDIAN, PNG_SIGNATURE, "eXIf");
        } else if (formats.contains("webp")) {
            exif = chunk(input, ByteOrder.LITTLE_ENDIAN, RIFF_HEADER, "EXIF");
        }
        int start = startsWith(exif, EXIF_PREFIX) ? EXIF_PREFIX.length : 0;
        if (exif.length == start) {
            return UPRIGHT;
        }
        try (ImageInputStream stream =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(exif, start, exif.length - start))) {
            return tagged(new TIFFReader().read(stream));
        }
    }

    /** Returns the contents of the first chunk of that name, or nothing. */
    private static byte[] chunk(ImageInputStream input, ByteOrder order, int first, String name) throws IOException {
        boolean png = order == ByteOrder.BIG_ENDIAN; // length before the name, a checksum behind the contents
        input.setByteOrder(order);
        input.seek(first);
        byte[] found = new byte[4];
        while (true) {
            long length = png ? input.readUnsignedInt() : 0;
            int read = input.read(found);
            length = png ? length : input.readUnsignedInt();
            if (read < found.length || length > Integer.MAX_VALUE) {
                return new byte[0];
            }
            if (name.equals(new String(found, StandardCharsets.US_ASCII))) {
                byte[] contents = new byte[(int) Math.min(length, LONGEST_EXIF)];
                input.readFully(contents);
                return contents;
            }
            input.seek(input.getStreamPosition() + length + (png ? Integer.BYTES : length & 1));
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return bytes.length >= prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static Orientation tagged(Directory read) {
        boolean several = read instanceof CompoundDirectory compound && compound.directoryCount() > 0;
        Directory first = several ? ((CompoundDirectory) read).getDirectory(0) : read;
        Entry entry = first.getEntryById(TIFF.TAG_ORIENTATION);
        int number = entry != null && entry.getValue() instanceof Number value ? value.intValue() : 1;
        return number >= 1 && number <= values().length ? values()[number - 1] : UPRIGHT;
    }
}
