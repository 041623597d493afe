package dev.ganvas.data.idx;

import dev.ganvas.problem.Counted;
import dev.ganvas.problem.FileException;
import dev.ganvas.problem.Sentence;
import dev.ganvas.problem.UnusableDataException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads one file in the IDX format of Y. LeCun's MNIST page: two zero bytes, a byte for the type of the values, a byte
 * for the number of dimensions, a big-endian size for each dimension, then the values. The file may be gzipped, which
 * is seen in its first bytes, not in its name. Nothing is allocated before the header was found plausible.
 */
final class IdxFile {
    private static final int UNSIGNED_BYTE = 0x08;
    private static final Map<Integer, Sentence> OTHER_TYPES = Map.of(
            0x09, Sentence.of("idx.ofSignedBytes"),
            0x0B, Sentence.of("idx.ofShorts"),
            0x0C, Sentence.of("idx.ofIntegers"),
            0x0D, Sentence.of("idx.ofFloats"),
            0x0E, Sentence.of("idx.ofDoubles"));
    private static final int GZIP_MAGIC = 0x1F8B;
    /** Deflate never makes a file smaller than this (zlib's technical notes say 1032:1). */
    private static final long MOST_DEFLATED = 1032;

    private static final Sentence NOTHING = Sentence.of("problem.nothing");
    private static final long LARGEST_ARRAY = Integer.MAX_VALUE - 8;
    private static final Sentence REMEDY = Sentence.of("idx.give");

    /** What a file must hold. */
    enum ValueType {
        LABELS(1),
        IMAGES(3);

        private final int dimensions;

        ValueType(int dimensions) {
            this.dimensions = dimensions;
        }

        private Sentence plural() {
            return this == LABELS ? Sentence.of("idx.labels") : Sentence.of("idx.images");
        }

        private Sentence counted(int count) {
            return this == LABELS ? Counted.labels(count) : Counted.images(count);
        }

        private int magic() {
            return UNSIGNED_BYTE << 8 | dimensions;
        }
    }

    /**
     * The values of a file.
     *
     * @param sizes of the dimensions, each at least 1
     * @param values unsigned, the last dimension running fastest
     */
    record Contents(int[] sizes, byte[] values) {}

    /** Opens the stored bytes from their beginning. */
    interface Opener {
        InputStream open() throws IOException;
    }

    private final String name;
    private final Opener opener;
    private final long storedBytes;

    private IdxFile(String name, Opener opener, long storedBytes) {
        this.name = name;
        this.opener = opener;
        this.storedBytes = storedBytes;
    }

    static IdxFile at(Path path) throws UnusableDataException {
        try {
            return new IdxFile(path.toString(), () -> Files.newInputStream(path), Files.size(path));
        } catch (IOException e) {
            throw unreadable(path.toString(), e);
        }
    }

    /** A file inside the program; {@code name} is what a message calls it. */
    static IdxFile inside(String name, Opener opener) {
        return new IdxFile(name, opener, Long.MAX_VALUE / MOST_DEFLATED);
    }

    String name() {
        return name;
    }

    /** Returns the sizes that the header of the file says, without reading further. */
    int[] sizes(ValueType kind) throws UnusableDataException {
        try (InputStream raw = opener.open();
                BufferedInputStream stored = new BufferedInputStream(raw, 4096)) {
            return header(unpacked(stored), kind);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    Contents read(ValueType kind) throws UnusableDataException {
        try (InputStream raw = opener.open();
                BufferedInputStream stored = new BufferedInputStream(raw, 1 << 16)) {
            InputStream in = unpacked(stored);
            int[] sizes = header(in, kind);
            byte[] values = allocate(length(sizes, kind, in instanceof GZIPInputStream));
            int read = in.readNBytes(values, 0, values.length);
            if (read < values.length) {
                throw truncated(kind, sizes[0], values.length, read);
            }
            if (in.read() >= 0) {
                throw new UnusableDataException("idx.goesOnAfter", name, kind.counted(sizes[0]));
            }
            return new Contents(sizes, values);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private static InputStream unpacked(BufferedInputStream stored) throws IOException {
        stored.mark(2);
        int first = stored.read() << 8 | stored.read();
        stored.reset();
        return first == GZIP_MAGIC ? new GZIPInputStream(stored, 1 << 16) : stored;
    }

    private int[] header(InputStream in, ValueType kind) throws IOException, UnusableDataException {
        byte[] magic = in.readNBytes(4);
        if (magic.length == 0) {
            throw new UnusableDataException("idx.empty", name, REMEDY);
        }
        checkMagic(magic, kind);
        byte[] sizes = in.readNBytes(4 * kind.dimensions);
        if (sizes.length < 4 * kind.dimensions) {
            throw new UnusableDataException("idx.endsWithinHeader", name, Counted.bytes(magic.length + sizes.length));
        }
        int[] result = new int[kind.dimensions];
        for (int i = 0; i < result.length; i++) {
            result[i] = bigEndian(sizes, 4 * i);
            // Sizes are unsigned; one beyond 2^31 appears negative here and is refused with its true value.
            if (result[i] <= 0) {
                throw new UnusableDataException("idx.unusableHeader", name, dimensions(sizes), REMEDY);
            }
        }
        return result;
    }

    private void checkMagic(byte[] found, ValueType kind) throws UnusableDataException {
        if (found.length < 4) {
            throw new UnusableDataException("idx.tooFewBytes", name, Counted.bytes(found.length), REMEDY);
        }
        int magic = bigEndian(found, 0);
        if (magic == kind.magic()) {
            return;
        }
        String hex = "0x%08x".formatted(magic);
        for (ValueType other : ValueType.values()) {
            if (magic == other.magic()) {
                throw new UnusableDataException(
                        "idx.otherValues", name, other.plural(), hex, kind.plural(), kind.plural());
            }
        }
        Sentence what = OTHER_TYPES.getOrDefault(magic >> 8, NOTHING);
        throw new UnusableDataException("idx.otherBeginning", name, hex, what, kind.magic(), kind.plural(), REMEDY);
    }

    private byte[] allocate(int length) throws UnusableDataException {
        try {
            return new byte[length];
        } catch (OutOfMemoryError e) { // how much of the free memory one array may have, only trying tells
            throw new UnusableDataException(e, "idx.noMemory", name, length >> 20);
        }
    }

    private int length(int[] sizes, ValueType kind, boolean packed) throws UnusableDataException {
        long length = 1;
        for (int size : sizes) {
            length = length > LARGEST_ARRAY ? length : length * size;
        }
        if (length > LARGEST_ARRAY) {
            throw new UnusableDataException("idx.tooLarge", name, product(sizes));
        }
        long header = 4L + 4L * sizes.length;
        long atMost = packed ? storedBytes * MOST_DEFLATED : storedBytes - header;
        if (atMost < length) {
            throw truncated(kind, sizes[0], length, atMost);
        }
        return (int) length;
    }

    private UnusableDataException truncated(ValueType kind, int count, long wanted, long found) {
        return new UnusableDataException(
                "idx.endsTooEarly", name, kind.counted(count), Counted.bytes(wanted), Counted.bytes(found));
    }

    private static UnusableDataException unreadable(String name, IOException e) {
        if (e instanceof NoSuchFileException) {
            return new UnusableDataException(e, "idx.missing", name, REMEDY);
        }
        if (e instanceof AccessDeniedException) {
            return new UnusableDataException(e, "idx.mayNotBeRead", name);
        }
        if (e instanceof EOFException) {
            return new UnusableDataException(e, "idx.gzipTruncated", name);
        }
        if (e instanceof ZipException) {
            return new UnusableDataException(e, "idx.gzipDamaged", name, e.getMessage());
        }
        return new UnusableDataException(e, "idx.cannotBeRead", name, FileException.reason(e));
    }

    private static Sentence product(int[] sizes) {
        StringBuilder text = new StringBuilder();
        for (int size : sizes) {
            text.append(text.isEmpty() ? "" : " x ").append(String.format(Locale.ROOT, "%,d", size));
        }
        return Sentence.of("idx.bytes", text.toString());
    }

    private static Sentence dimensions(byte[] sizes) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < sizes.length; at += 4) {
            text.append(text.isEmpty() ? "" : " x ").append(Integer.toUnsignedLong(bigEndian(sizes, at)));
        }
        return Sentence.of("idx.values", text.toString());
    }

    private static int bigEndian(byte[] bytes, int at) {
        return bytes[at] << 24 | (bytes[at + 1] & 0xFF) << 16 | (bytes[at + 2] & 0xFF) << 8 | (bytes[at + 3] & 0xFF);
    }
}
