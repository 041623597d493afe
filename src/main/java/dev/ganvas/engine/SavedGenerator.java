package dev.ganvas.engine;

import dev.ganvas.engine.network.ModelZip;
import dev.ganvas.engine.network.NetworkBuilder;
import dev.ganvas.engine.network.NetworkSpec;
import dev.ganvas.engine.network.NetworkState;
import dev.ganvas.engine.optimizer.Framework;
import dev.ganvas.engine.optimizer.OptimizerKind;
import dev.ganvas.engine.optimizer.OptimizerSpec;
import dev.ganvas.engine.parallel.WorkerPool;
import dev.ganvas.engine.plan.ParameterStore;
import dev.ganvas.problem.FileException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A generator from a DL4J model file, for drawing samples alone. Owns its native memory. Every method must be called on
 * the thread that opened it.
 */
public final class SavedGenerator implements AutoCloseable {
    /** Sampling updates nothing, but a network cannot be built without. */
    private static final OptimizerSpec ANY_OPTIMIZER =
            new OptimizerSpec(OptimizerKind.SGD, 1, 0, 0, 0, 0, Framework.PYTORCH);

    private final ParameterStore store;
    private final WorkerPool pool;
    private final Sampler sampler;

    private SavedGenerator(ParameterStore store, NetworkSpec spec, WorkerPool pool) {
        this.store = store;
        this.pool = pool;
        this.sampler = new Sampler(spec, store, pool);
    }

    /**
     * Reads a model file; loads the native library if nothing did so before.
     *
     * @param expected what the file should hold
     * @param threads for the arithmetic, the calling one counted, at least 1
     * @throws IOException with one sentence for the user: the file, what is wrong with it, the remedy
     */
    public static SavedGenerator open(Path zip, NetworkSpec expected, int threads) throws IOException {
        ModelZip model = read(zip, expected);
        // The file is known to be as large as the network now, so nothing is allocated on the word of a run file alone.
        WorkerPool pool = Threads.pool(threads);
        ParameterStore store = NetworkBuilder.generator(expected, ANY_OPTIMIZER);
        try {
            model.check(store.network().getLayerWiseConfigurations().toJson());
            store.values().put(0, model.parameters(), model.parameters().length);
            return new SavedGenerator(store, expected, pool);
        } catch (IOException e) {
            pool.close();
            store.close();
            throw damaged(zip, e);
        } catch (ModelZip.OtherNetworkException e) {
            pool.close();
            store.close();
            throw other(zip, e);
        }
    }

    /**
     * Reads the parameters alone, of a discriminator too.
     *
     * @param expected what the file should hold
     * @throws IOException with one sentence for the user: the file, what is wrong with it, the remedy
     */
    public static float[] parameters(Path zip, NetworkSpec expected) throws IOException {
        return read(zip, expected).parameters();
    }

    private static ModelZip read(Path zip, NetworkSpec expected) throws IOException {
        try {
            return ModelZip.read(zip, expected.storedValues());
        } catch (IOException e) {
            throw damaged(zip, e);
        } catch (ModelZip.OtherNetworkException e) {
            throw other(zip, e);
        }
    }

    private static FileException damaged(Path zip, IOException e) {
        return new FileException(e, "network.noModelFile", zip);
    }

    private static FileException other(Path zip, ModelZip.OtherNetworkException e) {
        return new FileException(e, "network.otherTrained", zip, e);
    }

    /**
     * Takes the parameters that a generator in training makes samples with; loads the native library if nothing did so before.
     *
     * @param threads for the arithmetic, the calling one counted, at least 1
     */
    public static SavedGenerator of(NetworkSpec spec, NetworkState state, int threads) {
        WorkerPool pool = Threads.pool(threads);
        ParameterStore store = NetworkBuilder.generator(spec, ANY_OPTIMIZER);
        store.values().put(0, state.sampled(), state.sampled().length);
        return new SavedGenerator(store, spec, pool);
    }

    /** Makes samples with other parameters of the same network from here on. */
    public void take(float[] parameters) {
        store.values().put(0, parameters, parameters.length);
    }

    /**
     * Makes samples.
     *
     * @param latents rows of noise
     * @param rows how many
     * @param statistics which ones batch normalization uses
     * @param output receives the samples, row after row
     */
    public void generate(float[] latents, int rows, SampleStatistics statistics, float[] output) {
        sampler.generate(latents, rows, statistics, output);
    }

    /**
     * Makes samples batch after batch, each of which depends on its own noise and on that of the first batch alone: on
     * neither how many there are, nor which others.
     *
     * @param latents rows of noise, whole batches of them
     * @param batch rows in a batch
     * @param statistics which ones batch normalization uses for all: those of the first batch, or the running ones
     * @param output receives the samples, row after row
     */
    public void generateAlike(float[] latents, int batch, SampleStatistics statistics, float[] output) {
        sampler.generateAlike(latents, batch, statistics, output);
    }

    @Override
    public void close() {
        sampler.close();
        store.close();
        pool.close();
    }
}
