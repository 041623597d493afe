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
import java.util.concurrent.Executor;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A table that grows line by line while a run trains. Appending only goes into memory, never waits for the disk, and
 * never fails: what has piled up is given to be written, and what cannot be written waits. Any thread may {@link #sync}.
 * A checkpoint notes the {@link #extent}, so that a run that goes on from it also continues the table from there,
 * whatever came behind.
 */
public final class GrowingFile implements AutoCloseable {
    private static final int PIECE = 1 << 16;
    private static final int MOST_WAITING = 64 << 20;

    private final Path path;
    private final Executor writer;
    /** Held by whoever writes; the object's own lock, which {@link #append} needs, is never held meanwhile. */
    private final Object disk = new Object();

    private final CRC32 sum = new CRC32();
    private byte[] waiting = new byte[PIECE];
    private int waitingBytes;
    private long written;
    /** Whether the file has to be opened from its beginning, because it is new or cannot be continued. */
    private boolean fresh;

    private boolean broken;
    /** Another number whenever all that was appended before counts no more, what is being written included. */
    private int life;
    /** What piled up is given to the writer once; after a failure not again before the next {@link #sync}. */
    private boolean given;

    /** Belongs to {@link #disk}. */
    private @Nullable FileChannel channel;

    private GrowingFile(Path path, Executor writer) {
        this.path = path;
        this.writer = writer;
    }

    /**
     * Begins an empty file; it appears with the first bytes that are written.
     *
     * @param writer writes what has piled up
     */
    public static GrowingFile begin(Path path, Executor writer) {
        GrowingFile file = new GrowingFile(path, writer);
        file.fresh = true;
        return file;
    }

    /** Continues a file behind what a checkpoint noted, and is {@link #isBroken broken} if that is not there any more. */
    public static GrowingFile continued(Path path, CheckedLength extent, Executor writer) {
        GrowingFile file = new GrowingFile(path, writer);
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
    public void restart(CharSequence text) {
        synchronized (this) {
            broken = false;
            fresh = true;
            written = 0;
            waitingBytes = 0;
            life++;
            sum.reset();
        }
        append(text);
    }

    /** Adds ASCII text. */
    public void append(CharSequence text) {
        if (keep(text.toString().getBytes(StandardCharsets.US_ASCII))) {
            writer.execute(this::writeAhead);
        }
    }

    /** Returns whether so much has piled up that it is to be given to the writer. */
    private synchronized boolean keep(byte[] bytes) {
        if (broken) {
            return false;
        }
        if (waitingBytes + bytes.length > MOST_WAITING) {
            // The disk has been unusable for long; the table is made again of the history once it is not.
            broken = true;
            waitingBytes = 0;
            life++;
            return false;
        }
        if (waitingBytes + bytes.length > waiting.length) {
            waiting = Arrays.copyOf(waiting, Math.max(2 * waiting.length, waitingBytes + bytes.length));
        }
        System.arraycopy(bytes, 0, waiting, waitingBytes, bytes.length);
        waitingBytes += bytes.length;
        sum.update(bytes);
        boolean full = waitingBytes >= PIECE && !given;
        given |= full;
        return full;
    }

    private void writeAhead() {
        try {
            drain();
            synchronized (this) {
                given = false;
            }
        } catch (IOException e) {
            // Told by the next sync, which meets it again unless it is over by then.
            return;
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
        try {
            FileChannel used;
            synchronized (disk) {
                used = drain();
                if (used != null && (!Files.exists(path) || Files.size(path) != written())) {
                    lose();
                    throw new FileException("reason.changedMeanwhile");
                }
            }
            if (used != null) {
                used.force(false);
            }
            synchronized (this) {
                given = false;
            }
        } catch (IOException e) {
            throw AtomicFile.failure(path, e);
        }
    }

    private synchronized long written() {
        return written;
    }

    private synchronized void lose() {
        broken = true;
    }

    /** Writes what waits; returns the open file, or null where there is nothing to write yet. */
    private @Nullable FileChannel drain() throws IOException {
        synchronized (disk) {
            byte[] bytes;
            long at;
            boolean anew;
            int of;
            synchronized (this) {
                bytes = Arrays.copyOf(waiting, waitingBytes);
                at = written;
                anew = fresh;
                of = life;
            }
            if (anew && bytes.length == 0) {
                return null;
            }
            FileChannel open = channel;
            if (open == null || anew) {
                open = open(at);
            }
            for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
                open.write(rest, at + rest.position());
            }
            wrote(bytes.length, of);
            return open;
        }
    }

    private synchronized void wrote(int bytes, int of) {
        if (of == life) {
            fresh = false;
            written += bytes;
            waitingBytes -= bytes;
            System.arraycopy(waiting, bytes, waiting, 0, waitingBytes);
        }
    }

    private FileChannel open(long length) throws IOException {
        close();
        if (Links.hasOtherNames(path)) {
            // Such as a backup that shares unchanged files: it stays as it is, and the run goes on in a file of its
            // own.
            AtomicFile.write(path, temporary -> Files.copy(path, temporary));
        }
        FileChannel opened =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        channel = opened;
        opened.truncate(length);
        return opened;
    }

    /** Closes and removes it, because the run came to nothing. */
    public void discard() throws IOException {
        close();
        Files.deleteIfExists(path);
    }

    @Override
    public void close() throws IOException {
        synchronized (disk) {
            FileChannel open = channel;
            channel = null;
            if (open != null) {
                open.close();
            }
        }
    }
}
