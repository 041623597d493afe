package dev.ganvas.store;

import dev.ganvas.data.SampleShape;
import dev.ganvas.engine.GanSpec;
import dev.ganvas.engine.NetworkWeights;
import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.engine.network.NetworkState;
import dev.ganvas.file.CheckedInput;
import dev.ganvas.file.CheckedOutput;
import dev.ganvas.problem.Sentence;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.run.Checkpoint;
import dev.ganvas.run.history.History;
import dev.ganvas.run.history.Snapshot;
import dev.ganvas.run.history.Snapshot.Keeps;
import dev.ganvas.store.CheckpointHeader.Updates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The arrays of a checkpoint, in this order: parameters, directions of spectral normalization, moving average and slots
 * of the generator, the same of the discriminator, the last fakes, steps and figures of the history, snapshots of samples. The header says how long each is.
 */
final class CheckpointArrays {
    private static final int NONE = -1;
    private static final int SNAPSHOT_FIXED = Long.BYTES + 1 + 2 * Integer.BYTES;

    private CheckpointArrays() {}

    static void write(Checkpoint checkpoint, CheckedOutput out) throws IOException {
        write(checkpoint.trainer().generator(), out);
        write(checkpoint.trainer().discriminator(), out);
        out.putFloats(checkpoint.lastFakes(), checkpoint.lastFakes().length);
        write(checkpoint.history(), out);
        for (Snapshot snapshot : checkpoint.timeline()) {
            write(snapshot, out);
            if (checkpoint.shape().isPoint()) {
                write(snapshot.weights(), out);
            }
        }
    }

    private static void write(NetworkState state, CheckedOutput out) throws IOException {
        out.putFloats(state.parameters(), state.parameters().length);
        out.putFloats(state.directions(), state.directions().length);
        out.putFloats(state.average(), state.average().length);
        for (float[] slot : state.slots()) {
            out.putFloats(slot, slot.length);
        }
    }

    private static void write(History.Past past, CheckedOutput out) throws IOException {
        History.Rows rows = past.rows();
        for (int row = 0; row < past.length(); row++) {
            out.putLong(rows.step(row));
        }
        for (StepFigure figure : StepFigure.all()) {
            for (int row = 0; row < past.length(); row++) {
                out.putInt(Float.floatToRawIntBits(rows.value(figure, row)));
            }
        }
    }

    private static void write(Snapshot snapshot, CheckedOutput out) throws IOException {
        int[] numbers = snapshot.numbers();
        out.putLong(snapshot.step());
        out.putByte(snapshot.keeps() == Keeps.ALWAYS ? 1 : 0);
        out.putInt(snapshot.levels().length);
        out.putInt(numbers == null ? NONE : numbers.length);
        out.putBytes(snapshot.levels());
        if (numbers != null) {
            for (int number : numbers) {
                out.putInt(number);
            }
        }
    }

    /** Writes the weights of a step, or that there are none; the header says how long they are. */
    private static void write(@Nullable NetworkWeights weights, CheckedOutput out) throws IOException {
        out.putByte(weights == null ? 0 : 1);
        if (weights != null) {
            out.putFloats(weights.generator(), weights.generator().length);
            out.putFloats(weights.discriminator(), weights.discriminator().length);
        }
    }

    /** Reads the arrays that {@code header} announces; compares their length with the file's before it makes any. */
    static Checkpoint read(Path file, CheckpointHeader header, CheckedInput in)
            throws IOException, UnusableDataException {
        RunHeader run = header.run();
        GanSpec gan = run.experiment().gan(run.settings(), run.shape());
        long larger =
                Math.max(gan.generator().storedValues(), gan.discriminator().storedValues());
        if (larger > Integer.MAX_VALUE) {
            throw CheckpointFile.damaged(file, Sentence.of("damage.parameters", larger));
        }
        in.require(bytes(gan.generator().storedValues(), header.generator())
                + bytes(gan.discriminator().storedValues(), header.discriminator())
                + Float.BYTES * gan.steadying().averaged(gan.generator())
                + Float.BYTES * gan.steadying().directions(gan.discriminator()));
        Checkpoint checkpoint = new Checkpoint(run.experiment(), run.settings(), run.shape(), header.dataFingerprint());
        checkpoint.setTraining(run.settings(), header.dataFingerprint(), run.threads(), header.elapsed());
        read(checkpoint.trainer().generator(), header.generator(), in);
        read(checkpoint.trainer().discriminator(), header.discriminator(), in);
        checkpoint.trainer().setStep(run.steps());
        in.getFloats(checkpoint.lastFakes());
        History.Past past = history(file, header, in);
        checkpoint.setPast(past, header.marks(), timeline(file, header, gan, in));
        return checkpoint;
    }

    private static long bytes(long values, Updates updates) {
        // Sizes of layers are bounded by the schema, so that this cannot overflow.
        return Float.BYTES * values * updates.arrays();
    }

    private static void read(NetworkState state, Updates updates, CheckedInput in) throws IOException {
        updates.prepare(state);
        in.getFloats(state.parameters());
        in.getFloats(state.directions());
        in.getFloats(state.average());
        for (float[] slot : state.slots()) {
            in.getFloats(slot);
        }
    }

    private static History.Past history(Path file, CheckpointHeader header, CheckedInput in)
            throws IOException, UnusableDataException {
        int count = header.rows();
        FigureColumns columns = header.columns();
        in.require((long) count * (Long.BYTES + Float.BYTES * columns.count()));
        long[] steps = new long[count];
        long before = 0;
        for (int row = 0; row < count; row++) {
            steps[row] = in.getLong();
            if (steps[row] <= before || steps[row] > header.run().steps()) {
                throw CheckpointFile.damaged(file, Sentence.of("damage.row", row, steps[row]));
            }
            before = steps[row];
        }
        float[][] values = new float[StepFigure.all().size()][count];
        for (float[] figure : values) {
            Arrays.fill(figure, Float.NaN);
        }
        float[] unknown = new float[count];
        for (int column = 0; column < columns.count(); column++) {
            StepFigure figure = columns.figure(column);
            in.getFloats(figure == null ? unknown : values[figure.index()]);
        }
        return History.Past.of(steps, values, header.spanSteps());
    }

    private static List<Snapshot> timeline(Path file, CheckpointHeader header, GanSpec gan, CheckedInput in)
            throws IOException, UnusableDataException {
        in.require((long) header.snapshots() * SNAPSHOT_FIXED);
        SampleShape shape = header.run().shape();
        int sample = Snapshot.bytesOf(shape);
        List<Snapshot> snapshots = new ArrayList<>();
        long before = -1;
        for (int i = 0; i < header.snapshots(); i++) {
            long step = in.getLong();
            Keeps keeps = in.getByte() == 0 ? Keeps.WHILE_ROOM : Keeps.ALWAYS;
            int levels = in.getInt();
            int numbers = in.getInt();
            if (step <= before || step > header.run().steps() || levels < sample || levels % sample != 0) {
                throw CheckpointFile.damaged(file, Sentence.of("damage.snapshot", i, step));
            }
            before = step;
            byte[] values = in.getBytes(levels);
            int[] made = numbers(numbers, in);
            snapshots.add(new Snapshot(step, values, made, shape.isPoint() ? weights(gan, in) : null, keeps));
        }
        return snapshots;
    }

    private static @Nullable NetworkWeights weights(GanSpec gan, CheckedInput in) throws IOException {
        if (in.getByte() == 0) {
            return null;
        }
        long generator = gan.generator().storedValues();
        long discriminator = gan.discriminator().storedValues();
        in.require(Float.BYTES * (generator + discriminator));
        float[] g = new float[Math.toIntExact(generator)];
        float[] d = new float[Math.toIntExact(discriminator)];
        in.getFloats(g);
        in.getFloats(d);
        return new NetworkWeights(g, d);
    }

    private static int @Nullable [] numbers(int count, CheckedInput in) throws IOException {
        if (count == NONE) {
            return null;
        }
        in.require((long) Integer.BYTES * count);
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = in.getInt();
        }
        return numbers;
    }
}
