package dev.ganvas.fuzz;

import dev.ganvas.data.numbers.EvenNumbers;
import dev.ganvas.export.SavedExport;
import dev.ganvas.picture.Film;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.run.Checkpoint;
import dev.ganvas.run.Run;
import dev.ganvas.store.SavedCheckpoint;
import dev.ganvas.store.SavedRun;
import dev.ganvas.store.SavedRunFolders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Checkpoints in a run folder: the first byte says whether the rest is the file as it is, or gets the right check sum, as
 * whoever writes a file on purpose gives it. What is accepted is used: gone on from, and shown as a film.
 */
public final class CheckpointTarget {
    private static final Sandbox BOX = new Sandbox();
    private static final String NAME = "checkpoint-1.ganvas";

    private CheckpointTarget() {}

    /** Reads one input. */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        if (data.length == 0) {
            return;
        }
        byte[] file = Arrays.copyOfRange(data, 1, data.length);
        BOX.put(NAME, data[0] % 2 == 0 ? file : summed(file));
        try {
            Checkpoint checkpoint = SavedCheckpoint.read(BOX.folder()).checkpoint();
            EvenNumbers numbers = new EvenNumbers(7);
            if (checkpoint.isOf(numbers)) {
                new Run(checkpoint, checkpoint.settings(), numbers);
            }
            Film film =
                    SavedExport.open(SavedRun.read(BOX.folder()), BOX.folder()).film(3, 1);
            film.draw(film.length() - 1);
        } catch (UnusableDataException e) {
            Sandbox.assertSentence(e);
        }
        BOX.assertOnly(NAME);
    }

    /** Returns small true files to begin with. */
    static List<byte[]> seeds() throws Exception {
        Path folder = Files.createTempDirectory("ganvas-fuzz");
        try {
            SavedRunFolders.save(folder.resolve("run"), 4);
            byte[] file = Files.readAllBytes(folder.resolve("run").resolve("checkpoint-2.ganvas"));
            return List.of(first(0, file), first(1, file));
        } finally {
            Sandbox.delete(folder);
        }
    }

    private static byte[] first(int kind, byte[] rest) {
        return ByteBuffer.allocate(rest.length + 1).put((byte) kind).put(rest).array();
    }

    private static byte[] summed(byte[] file) {
        int end = file.length - Integer.BYTES;
        if (end < 0) {
            return file;
        }
        CRC32C sum = new CRC32C();
        sum.update(file, 0, end);
        ByteBuffer.wrap(file).putInt(end, (int) sum.getValue());
        return file;
    }
}
