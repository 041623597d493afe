package dev.ganvas.export;

import dev.ganvas.metric.sampleset.Evidence;
import dev.ganvas.metric.sampleset.SampleSet;
import dev.ganvas.problem.FileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What figures of quality were computed from, as NumPy arrays, so that anybody can compute them again. */
public final class FeatureFiles {
    private static final String CLASSES = "fake-classes.npy";

    private final Path folder;

    /** Prepares to write to a folder, which is made if need be. */
    public FeatureFiles(Path folder) {
        this.folder = folder;
    }

    /** Returns the files that may be written. */
    public List<Path> all() {
        return List.of(folder.resolve("real.npy"), folder.resolve("fake.npy"), folder.resolve(CLASSES));
    }

    /**
     * Writes the features of both sets, or the numbers that they stand for, a row a sample; and the probabilities of
     * classes of the generated one, where there are any.
     *
     * @throws IOException with one sentence for the user
     */
    public void write(SampleSet real, SampleSet fake) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new FileException(e, "file.notWritable", folder, FileException.reason(e));
        }
        write(all().get(0), real);
        write(all().get(1), fake);
        if (fake.has(Evidence.CLASSES)) {
            NpyFile.write(
                    all().get(2), fake.classes().probabilities(), fake.classes().classes());
        }
    }

    private static void write(Path file, SampleSet set) throws IOException {
        if (set.has(Evidence.FEATURES)) {
            NpyFile.write(file, set.features().values(), set.features().width());
            return;
        }
        int[] numbers = set.numbers();
        float[] values = new float[numbers.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers[i];
        }
        NpyFile.write(file, values, 1);
    }
}
