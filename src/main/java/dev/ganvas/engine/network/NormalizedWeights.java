package dev.ganvas.engine.network;

import dev.ganvas.engine.parallel.WorkerPool;
import dev.ganvas.engine.parallel.WorkerPool.ChunkedWork;
import dev.ganvas.engine.plan.Floats;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;

/**
 * The weights of one layer as a matrix {@code W} with a row for each output, and the two unit vectors {@code u} and
 * {@code v = W^T u / sigma} that tell how far it stretches at most: {@code sigma = u^T W v}. Each power iteration brings
 * them nearer to that. The layer computes with {@code W / sigma}. Sums are made in an order that depends on sizes alone, so that any
 * number of threads gives the same bits. Training thread only.
 */
final class NormalizedWeights {
    /** What keeps a division by a norm finite, as in PyTorch. */
    private static final double LEAST = 1e-12;
    /** Values of a chunk: some microseconds, beside which handing it over is little. */
    private static final int CHUNK = 4 * Floats.PIECE;
    /** Columns whose sums are made at a time. */
    private static final int WIDTH = 512;

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private final Place place;
    private final SpectralNorm.Vectors vectors;
    private final WorkerPool pool;
    private final float[] u;
    private final float[] v;
    /** Of a line each. */
    private final float[] products;

    private final Sweep columnSums;
    private final Sweep stretches;
    private final Sweep quotients;
    private final Sweep alignments;
    private final Sweep corrections;
    private float sigma = 1;
    private float alignment;

    /**
     * Where a matrix lies: in blocks, and in each of them a piece of every row.
     *
     * @param from index of its first value
     * @param blocks how many
     * @param rows outputs of the layer
     * @param inner values of a row in a block
     */
    record Place(int from, int blocks, int rows, int inner) {
        int columns() {
            return blocks * inner;
        }

        private int lines() {
            return blocks * rows;
        }

        private int widths() {
            return (inner + WIDTH - 1) / WIDTH;
        }
    }

    NormalizedWeights(Place place, SpectralNorm.Vectors vectors, WorkerPool pool) {
        this.place = place;
        this.vectors = vectors;
        this.pool = pool;
        u = new float[place.rows()];
        v = new float[place.columns()];
        products = new float[place.lines()];
        int sums = place.blocks() * place.widths();
        columnSums = new Sweep("sums", this::sumColumns, sums, place.rows() * Math.min(WIDTH, place.inner()));
        stretches = overLines("stretches", this::multiply);
        quotients = overLines("quotients", this::divide);
        alignments = overLines("alignments", this::align);
        corrections = overLines("corrections", this::correct);
    }

    private Sweep overLines(String name, IntConsumer work) {
        return new Sweep(name, work, place.lines(), place.inner());
    }

    /** Draws {@code u}, and iterates often enough for a first {@code sigma}. */
    void begin(RandomGenerator random, int iterations) {
        for (int row = 0; row < u.length; row++) {
            u[row] = (float) random.nextGaussian();
        }
        normalize(u, u);
        follow();
        for (int i = 0; i < iterations; i++) {
            iterate();
        }
    }

    /** Does one power iteration: {@code u = W v / norm}, and what follows from it. */
    void iterate() {
        pool.run(stretches, stretches.chunks());
        for (int row = 0; row < place.rows(); row++) {
            for (int block = 1; block < place.blocks(); block++) {
                products[row] += products[block * place.rows() + row];
            }
        }
        normalize(products, u);
        follow();
    }

    /** Works {@code v} and {@code sigma} out. */
    private void follow() {
        pool.run(columnSums, columnSums.chunks());
        sigma = (float) normalize(v, v);
    }

    /** Has the layer compute with {@code W / sigma} from here on. */
    void use() {
        pool.run(quotients, quotients.chunks());
    }

    /** Turns the gradient by {@code W / sigma} into that by {@code W}, with {@code u} and {@code v} standing still. */
    void followOriginal() {
        pool.run(alignments, alignments.chunks());
        double sum = 0;
        for (float each : products) {
            sum += each;
        }
        alignment = (float) sum;
        pool.run(corrections, corrections.chunks());
    }

    /** Copies {@code u}; returns where the next may be copied. */
    int copyTo(float[] directions, int at) {
        System.arraycopy(u, 0, directions, at, u.length);
        return at + u.length;
    }

    /** Takes {@code u} that was copied, with the weights of then, from which the rest follows; returns where the next lies. */
    int restore(float[] directions, int at) {
        System.arraycopy(directions, at, u, 0, u.length);
        follow();
        return at + u.length;
    }

    private void sumColumns(int unit) {
        Scratch scratch = SCRATCH.get();
        int block = unit / place.widths();
        int first = unit % place.widths() * WIDTH;
        int count = Math.min(WIDTH, place.inner() - first);
        Arrays.fill(scratch.sums, 0, count, 0);
        for (int row = 0; row < place.rows(); row++) {
            vectors.original().get(line(block * place.rows() + row) + first, scratch.values, count);
            add(scratch.sums, scratch.values, u[row], count);
        }
        System.arraycopy(scratch.sums, 0, v, block * place.inner() + first, count);
    }

    private void multiply(int line) {
        Scratch scratch = SCRATCH.get();
        double sum = 0;
        for (int first = 0; first < place.inner(); first += Floats.PIECE) {
            int count = Math.min(Floats.PIECE, place.inner() - first);
            vectors.original().get(line(line) + first, scratch.values, count);
            System.arraycopy(v, column(line) + first, scratch.others, 0, count);
            sum += scratch.product(count);
        }
        products[line] = (float) sum;
    }

    private void align(int line) {
        Scratch scratch = SCRATCH.get();
        double sum = 0;
        for (int first = 0; first < place.inner(); first += Floats.PIECE) {
            int count = Math.min(Floats.PIECE, place.inner() - first);
            vectors.gradients().get(line(line) + first, scratch.values, count);
            vectors.used().get(line(line) + first, scratch.others, count);
            sum += scratch.product(count);
        }
        products[line] = (float) sum;
    }

    private void divide(int line) {
        Scratch scratch = SCRATCH.get();
        float factor = 1 / sigma;
        for (int first = 0; first < place.inner(); first += Floats.PIECE) {
            int count = Math.min(Floats.PIECE, place.inner() - first);
            vectors.original().get(line(line) + first, scratch.values, count);
            scale(scratch.values, factor, count);
            vectors.used().put(line(line) + first, scratch.values, count);
        }
    }

    private void correct(int line) {
        Scratch scratch = SCRATCH.get();
        float by = -alignment * u[line % place.rows()];
        float factor = 1 / sigma;
        for (int first = 0; first < place.inner(); first += Floats.PIECE) {
            int count = Math.min(Floats.PIECE, place.inner() - first);
            vectors.gradients().get(line(line) + first, scratch.values, count);
            System.arraycopy(v, column(line) + first, scratch.others, 0, count);
            add(scratch.values, scratch.others, by, count);
            scale(scratch.values, factor, count);
            vectors.gradients().put(line(line) + first, scratch.values, count);
        }
    }

    /** Returns where a line of memory begins. */
    private int line(int line) {
        return place.from() + line * place.inner();
    }

    /** Returns which column of the matrix a line of memory begins at. */
    private int column(int line) {
        return line / place.rows() * place.inner();
    }

    private static void add(float[] to, float[] values, float factor, int count) {
        for (int i = 0; i < count; i++) {
            to[i] += factor * values[i];
        }
    }

    private static void scale(float[] values, float factor, int count) {
        for (int i = 0; i < count; i++) {
            values[i] *= factor;
        }
    }

    /** Writes the first values of {@code values}, divided by their norm, to {@code to}; returns the norm. */
    private static double normalize(float[] values, float[] to) {
        double squares = 0;
        for (int i = 0; i < to.length; i++) {
            squares += (double) values[i] * values[i];
        }
        double norm = Math.max(LEAST, Math.sqrt(squares));
        for (int i = 0; i < to.length; i++) {
            to[i] = (float) (values[i] / norm);
        }
        return norm;
    }

    /** The same work on many parts, several of them a chunk. */
    private static final class Sweep implements ChunkedWork {
        private final String title;
        private final IntConsumer work;
        private final int parts;
        private final int inChunk;

        Sweep(String name, IntConsumer work, int parts, int values) {
            this.title = "spectral norm, " + name;
            this.work = work;
            this.parts = parts;
            this.inChunk = Math.max(parts / WorkerPool.MOST_CHUNKS + 1, CHUNK / values);
        }

        int chunks() {
            return (parts + inChunk - 1) / inChunk;
        }

        @Override
        public void run(int chunk, int thread) {
            int end = Math.min(parts, (chunk + 1) * inChunk);
            for (int part = chunk * inChunk; part < end; part++) {
                work.accept(part);
            }
        }

        @Override
        public String title() {
            return title;
        }
    }

    /** What a thread works on. */
    private static final class Scratch {
        private static final int FEW = 64;

        private final float[] values = new float[Floats.PIECE];
        private final float[] others = new float[Floats.PIECE];
        private final float[] sums = new float[WIDTH];
        private final float[] half = new float[Floats.PIECE / 2];

        /** Returns the sum of the products of values and others, of which nothing is left; by halves, to be fast. */
        double product(int count) {
            multiply(values, others, count);
            int left = count;
            while (left > FEW) {
                int upper = left / 2;
                System.arraycopy(values, left - upper, half, 0, upper);
                add(values, half, 1, upper);
                left -= upper;
            }
            double sum = 0;
            for (int i = 0; i < left; i++) {
                sum += values[i];
            }
            return sum;
        }

        private static void multiply(float[] values, float[] by, int count) {
            for (int i = 0; i < count; i++) {
                values[i] *= by[i];
            }
        }
    }
}
