package dev.ganvas.file;

import dev.ganvas.problem.UnusableDataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a run folder to one process. The system lets go of it when the process ends, however it does, so a folder is
 * never locked for good.
 */
public final class FolderLock implements AutoCloseable {
    public static final String NAME = ".lock";
    /** Behind the content, so that other processes can read that on systems where a lock keeps them from it. */
    private static final long PLACE = 1 << 20;

    private static final int MOST_BYTES = 1 << 16;

    private final Path path;
    private final FileChannel channel;

    private FolderLock(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Takes the lock of a folder.
     *
     * @throws UnusableDataException with one sentence, if another process or another run of this one has it
     * @throws IOException if the lock file cannot be written
     */
    public static FolderLock take(Path folder) throws IOException, UnusableDataException {
        Path path = folder.resolve(NAME);
        while (true) {
            FileChannel channel = FileChannel.open(
                    path,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS);
            FolderLock lock = new FolderLock(path, channel);
            try {
                if (tried(channel) == null) {
                    channel.close();
                    throw new UnusableDataException("file.locked", folder);
                }
                if (Links.hasOtherNames(path)) {
                    // Nothing is written into it, as it may be somebody's file elsewhere: only this name of it goes.
                    lock.close();
                } else if (lock.isAtItsPath()) {
                    return lock;
                } else {
                    // Its last holder deleted the file in between; what was locked has no name any more.
                    channel.close();
                }
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        }
    }

    private static @Nullable FileLock tried(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(PLACE, 1, false);
        } catch (OverlappingFileLockException e) {
            return null; // this process holds it: another run does
        }
    }

    /**
     * Gives the file a random size through the channel and looks for that at the path. The path must not be opened for
     * it: on POSIX systems a process that closes any channel of a file gives up every lock that it has on it.
     */
    private boolean isAtItsPath() throws IOException {
        int size = 1 + ThreadLocalRandom.current().nextInt(MOST_BYTES);
        channel.truncate(0);
        channel.write(ByteBuffer.allocate(1), size - 1);
        try {
            return Files.size(path) == size;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Lets go of it and deletes the file. */
    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(path);
        }
    }
}
