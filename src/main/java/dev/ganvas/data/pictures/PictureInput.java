package dev.ganvas.data.pictures;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.stream.FileImageInputStream;

/**
 * The bytes of a picture. Some decoders go on asking behind the end of a damaged file, a million times; this one then
 * answers with an exception that they cannot take for the usual end. Not thread-safe.
 */
final class PictureInput extends FileImageInputStream {
    /** Whole files are read up to their end in pieces of a few bits, so that some asking behind it is sound. */
    private static final int MOST_ENDS = 10_000;

    private int ends;

    PictureInput(Path file) throws IOException {
        super(file.toFile());
    }

    @Override
    public int read() throws IOException {
        return counted(super.read());
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        return counted(super.read(into, offset, length));
    }

    private int counted(int read) {
        if (read < 0 && ++ends > MOST_ENDS) {
            throw new UncheckedIOException(new EOFException());
        }
        return read;
    }
}
