package dev.ganvas.file;

import dev.ganvas.problem.FileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A table that grows line by line while a run trains. The training thread appends, which never fails: what cannot be
 * written waits in memory. Any thread may {@link #sync}. A checkpoint notes the {@link #extent}, so that a run that goes
 * on from it also continues the table from there, whatever came behind.
 */
public final class GrowingFile implements AutoCloseable {
    private static final int PIECE = 1 << 16;
    private static final int MOST_WAITING = 64 << 20;

    private final Path path;
    private final CRC32 sum = new CRC32();
    private byte[] waiting = new byte[PIECE];
    private int waitingBytes;
    private long written;
    private @Nullable FileChannel channel;
    /** Whether the file has to be opened from its beginning, because it is new or cannot be continued. */
    private boolean fresh;
    /** After a failure nothing more is tried before the next {@link #sync}. */
    private boolean failing;

    private boolean broken;

    private GrowingFile(Path path) {
        this.path = path;
    }

    /** Begins an empty file; it appears with the first bytes that are written. */
    public static GrowingFile begin(Path path) {
        GrowingFile file = new GrowingFile(path);
        file.fresh = true;
        return file;
    }

    /** Continues a file behind what a checkpoint noted, and is {@link #isBroken broken} if that is not there any more. */
    public static GrowingFile continued(Path path, CheckedLength extent) {
        GrowingFile file = new GrowingFile(path);
        file.broken = !file.holds(extent);
        file.written = extent.bytes();
        return file;
    }

    private boolean holds(CheckedLength extent) {
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            fresh = true;
            return extent.equals(CheckedLength.NOTHING);
        }
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            if (file.size() < extent.bytes()) {
                return false;
            }
            CheckedInputStream in = new CheckedInputStream(Channels.newInputStream(file), sum);
            byte[] piece = new byte[PIECE];
            for (long left = extent.bytes(); left > 0; ) {
                int count = in.read(piece, 0, (int) Math.min(PIECE, left));
                if (count < 0) {
                    return false;
                }
                left -= count;
            }
            return sum.getValue() == extent.sum();
        } catch (IOException e) {
            // It is written anew then, and that says why it cannot be.
            return false;
        }
    }

    /** Returns whether what was written before is lost, so that {@link #restart} has to give it again. */
    public synchronized boolean isBroken() {
        return broken;
    }

    /** Begins anew with {@code text} in place of all that was appended. */
    public synchronized void restart(CharSequence text) {
        broken = false;
        fresh = true;
        written = 0;
        waitingBytes = 0;
        sum.reset();
        append(text);
    }

    /** Adds ASCII text. */
    public synchronized void append(CharSequence text) {
        if (broken) {
            return;
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
        if (waitingBytes + bytes.length > MOST_WAITING) {
            // The disk has been unusable for long; the table is made again of the history once it is not.
            broken = true;
            waitingBytes = 0;
            return;
        }
        if (waitingBytes + bytes.length > waiting.length) {
            waiting = Arrays.copyOf(waiting, Math.max(2 * waiting.length, waitingBytes + bytes.length));
        }
        System.arraycopy(bytes, 0, waiting, waitingBytes, bytes.length);
        waitingBytes += bytes.length;
        sum.update(bytes);
        if (waitingBytes >= PIECE && !failing) {
            try {
                drain();
            } catch (IOException e) {
                // Told by the next sync, which meets it again unless it is over by then.
                failing = true;
            }
        }
    }

    /** Returns how far the table has come. */
    public synchronized CheckedLength extent() {
        return new CheckedLength(written + waitingBytes, sum.getValue());
    }

    /**
     * Writes what waits, and returns when it would survive a power cut.
     *
     * @throws IOException with one sentence for the user
     */
    public void sync() throws IOException {
        FileChannel used;
        try {
            synchronized (this) {
                failing = false;
                used = drain();
                if (used != null && (!Files.exists(path) || Files.size(path) != written)) {
                    broken = true;
                    throw new FileException("reason.changedMeanwhile");
                }
            }
            if (used != null) {
                used.force(false);
            }
        } catch (IOException e) {
            throw AtomicFile.failure(path, e);
        }
    }

    private @Nullable FileChannel drain() throws IOException {
        FileChannel open = channel;
        if (open == null || fresh) {
            if (fresh && waitingBytes == 0) {
                return null;
            }
            open = open();
        }
        ByteBuffer bytes = ByteBuffer.wrap(waiting, 0, waitingBytes);
        open.write(bytes, written);
        while (bytes.hasRemaining()) {
            open.write(bytes, written + bytes.position());
        }
        written += waitingBytes;
        waitingBytes = 0;
        return open;
    }

    private FileChannel open() throws IOException {
        close();
        if (Links.hasOtherNames(path)) {
            // Such as a backup that shares unchanged files: it stays as it is, and the run goes on in a file of its
            // own.
            AtomicFile.write(path, temporary -> Files.copy(path, temporary));
        }
        FileChannel opened =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        channel = opened;
        opened.truncate(fresh ? 0 : written);
        fresh = false;
        return opened;
    }

    /** Closes and removes it, because the run came to nothing. */
    public synchronized void discard() throws IOException {
        close();
        Files.deleteIfExists(path);
    }

    @Override
    public synchronized void close() throws IOException {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }
}
