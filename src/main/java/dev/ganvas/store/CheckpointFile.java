package dev.ganvas.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ganvas.engine.GanTrainer;
import dev.ganvas.file.AtomicFile;
import dev.ganvas.file.CheckedInput;
import dev.ganvas.file.CheckedLength;
import dev.ganvas.file.CheckedOutput;
import dev.ganvas.problem.Counted;
import dev.ganvas.problem.FileException;
import dev.ganvas.problem.Sentence;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.run.Checkpoint;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

/**
 * A checkpoint as a file of our own format: magic, format version, sequence number, a header in JSON, arrays, and a sum
 * (CRC-32C) over all of it. The reader believes nothing before the sum is right, and allocates nothing that the file is
 * too short for. No object is ever deserialized: names of classes do not occur.
 */
final class CheckpointFile {
    /** "GANVASCP". */
    private static final long MAGIC = 0x47414e5641534350L;

    private static final int FORMAT = 1;
    private static final int FIXED = Long.BYTES + Integer.BYTES + Long.BYTES + Integer.BYTES;
    private static final int LONGEST_HEADER = 16 << 20;

    private CheckpointFile() {}

    /**
     * What a file holds.
     *
     * @param checkpoint of the run
     * @param tables how far each table of the folder had come, by file name
     * @param sequence counts the checkpoints of a folder
     * @param arithmetic of the trainer that it was saved by, see {@link GanTrainer#ARITHMETIC}
     */
    record CheckpointContent(Checkpoint checkpoint, Map<String, CheckedLength> tables, long sequence, int arithmetic) {
        /** One of this program. */
        CheckpointContent(Checkpoint checkpoint, Map<String, CheckedLength> tables, long sequence) {
            this(checkpoint, tables, sequence, GanTrainer.ARITHMETIC);
        }
    }

    /** Writes a file that survives a power cut as soon as this returns. */
    static void write(Path target, CheckpointContent content) throws IOException {
        AtomicFile.writeDurably(target, temporary -> {
            try (FileChannel file =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                CheckedOutput out = new CheckedOutput(file);
                byte[] header = new ObjectMapper().writeValueAsBytes(CheckpointHeader.of(content));
                out.putLong(MAGIC);
                out.putInt(FORMAT);
                out.putLong(content.sequence());
                out.putInt(header.length);
                out.putBytes(header);
                CheckpointArrays.write(content.checkpoint(), out);
                out.finish();
            }
        });
    }

    /** Returns the header that a file claims to have, unchecked, for lists of runs; nothing if it cannot be read. */
    static Optional<JsonNode> header(Path path) {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            if (file.size() < FIXED) {
                return Optional.empty();
            }
            CheckedInput in = new CheckedInput(file);
            if (in.getLong() != MAGIC || in.getInt() != FORMAT || in.getLong() < 0) {
                return Optional.empty();
            }
            int length = in.getInt();
            return length < 0 || length > Math.min(LONGEST_HEADER, file.size() - FIXED)
                    ? Optional.empty()
                    : Optional.of(header(path, in.getBytes(length)));
        } catch (IOException | UnusableDataException e) {
            // Whoever opens the run is told why it cannot be read.
            return Optional.empty();
        }
    }

    /**
     * Returns the sequence number that a file claims to have, unchecked; -1 if it is no checkpoint that can be read.
     */
    static long sequence(Path path) {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            if (file.size() < FIXED) {
                return -1;
            }
            CheckedInput in = new CheckedInput(file);
            return in.getLong() == MAGIC && in.getInt() == FORMAT ? in.getLong() : -1;
        } catch (IOException e) {
            // Whoever reads the file itself is told why it cannot be read.
            return -1;
        }
    }

    /**
     * Returns the sequence number of a file that is whole.
     *
     * @throws UnusableDataException with one sentence, if it is not
     */
    static long wholeSequence(Path path) throws UnusableDataException {
        return open(path, in -> {
            checkWhole(path, in);
            return in.getLong();
        });
    }

    /**
     * Reads a file.
     *
     * @throws UnusableDataException with one sentence: the file, what is wrong with it, the remedy
     */
    static CheckpointContent read(Path path) throws UnusableDataException {
        return open(path, in -> read(path, in));
    }

    private interface Reading<T> {
        T from(CheckedInput in) throws IOException, UnusableDataException;
    }

    private static <T> T open(Path path, Reading<T> reading) throws UnusableDataException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            if (file.size() > Runtime.getRuntime().maxMemory() / 2) {
                throw new UnusableDataException("damage.tooLarge", path, file.size());
            }
            if (file.size() < FIXED + Integer.BYTES) {
                throw damaged(path, Sentence.of("damage.hasOnly", Counted.bytes(file.size())));
            }
            return reading.from(new CheckedInput(file));
        } catch (EOFException e) {
            throw new UnusableDataException(e, damage(path, FileException.reason(e)));
        } catch (IOException e) {
            throw new UnusableDataException(e, "damage.checkpointNotReadable", path, FileException.reason(e));
        }
    }

    private static void checkWhole(Path path, CheckedInput in) throws IOException, UnusableDataException {
        if (in.getLong() != MAGIC) {
            throw damaged(path, Sentence.of("damage.beginning"));
        }
        int format = in.getInt();
        if (format != FORMAT) {
            throw new UnusableDataException("damage.otherFormat", path, format, FORMAT);
        }
        if (!in.hasRightSum()) {
            throw damaged(path, Sentence.of("damage.checkSum"));
        }
    }

    private static CheckpointContent read(Path path, CheckedInput in) throws IOException, UnusableDataException {
        checkWhole(path, in);
        long sequence = in.getLong();
        int length = in.getInt();
        if (length < 0 || length > Math.min(LONGEST_HEADER, in.remaining())) {
            throw damaged(path, Sentence.of("damage.headerAnnounces", Counted.bytes(length)));
        }
        JsonNode header = header(path, in.getBytes(length));
        CheckpointHeader read = CheckpointHeader.read(path, header);
        Checkpoint checkpoint = CheckpointArrays.read(path, read, in);
        if (in.remaining() != 0) {
            throw damaged(path, Sentence.of("damage.behindEnd", Counted.bytes(in.remaining())));
        }
        return new CheckpointContent(checkpoint, read.tables(), sequence, read.arithmetic());
    }

    private static JsonNode header(Path path, byte[] json) throws UnusableDataException {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UnusableDataException(e, damage(path, Sentence.of("damage.headerNoJson")));
        }
    }

    static UnusableDataException damaged(Path path, Sentence what) {
        return new UnusableDataException(damage(path, what));
    }

    private static Sentence damage(Path path, Sentence what) {
        return Sentence.of("damage.checkpoint", path, what);
    }
}
