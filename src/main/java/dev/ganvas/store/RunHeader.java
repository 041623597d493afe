package dev.ganvas.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ganvas.data.SampleShape;
import dev.ganvas.engine.Threads;
import dev.ganvas.engine.network.NetworkSpec;
import dev.ganvas.experiment.ChosenNetworks;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Experiment.DataKind;
import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.problem.Sentence;
import dev.ganvas.problem.UnusableDataException;
import java.nio.file.Path;

/**
 * What the run file and a checkpoint both say of a run, in the same JSON. Nothing of it is believed unchecked.
 *
 * @param experiment that was trained
 * @param settings as they were when it was written
 * @param shape of its samples
 * @param steps that were done
 * @param threads that computed it last
 */
record RunHeader(Experiment experiment, Settings settings, SampleShape shape, long steps, int threads) {
    private static final int LONGEST_SIDE = 4096;
    private static final int MOST_THREADS = 256;

    /**
     * Reads what {@code root} says.
     *
     * @param file that it stands in
     * @throws UnusableDataException with one sentence: the file, what is wrong with it, the remedy
     */
    static RunHeader read(Path file, JsonNode root) throws UnusableDataException {
        SavedSettings saved = SavedSettings.read(file, root, RunHeader::damage);
        Experiment experiment = saved.experiment();
        Settings settings = saved.settings();
        JsonNode steps = root.path("metrics").path("steps");
        if (!steps.canConvertToLong() || steps.asLong() < 0) {
            throw damaged(file, Sentence.of("damage.steps", steps.asText()));
        }
        RunHeader header = new RunHeader(
                experiment,
                settings,
                shape(file, root.path("data").path("shape")),
                steps.asLong(),
                threads(root.path("threads")));
        boolean bits = experiment.defaults().has(Schema.BITS);
        boolean fits = bits
                ? header.shape().length() == settings.get(Schema.BITS)
                : experiment.dataKind() == DataKind.POINTS
                        ? header.shape().isPoint()
                        : header.shape().isImage();
        if (!fits || header.outputSize(file) != header.shape().length()) {
            throw damaged(file, Sentence.of("damage.shapeNotMade", header.shape(), experiment.id()));
        }
        return header;
    }

    /** Returns the network that makes the samples. */
    NetworkSpec generator() {
        return ChosenNetworks.generator(experiment, settings, shape);
    }

    private int outputSize(Path file) throws UnusableDataException {
        try {
            return experiment.gan(settings, shape).generator().outputSize();
        } catch (InvalidSettingException e) {
            throw new UnusableDataException(e, damage(file, e.sentence().part()));
        }
    }

    private static SampleShape shape(Path file, JsonNode sizes) throws UnusableDataException {
        boolean usable = sizes.size() == 3;
        for (JsonNode size : sizes) {
            usable &= size.isInt() && size.asInt() >= 1 && size.asInt() <= LONGEST_SIDE;
        }
        if (!usable) {
            throw damaged(file, Sentence.of("damage.shape", sizes));
        }
        SampleShape shape = new SampleShape(
                sizes.get(0).asInt(), sizes.get(1).asInt(), sizes.get(2).asInt());
        if (!shape.isPoint() && shape.channels() != 1 && shape.channels() != 3) {
            throw damaged(file, Sentence.of("damage.shape", sizes));
        }
        return shape;
    }

    private static int threads(JsonNode node) {
        int threads = node.asInt();
        return threads >= 1 && threads <= MOST_THREADS ? threads : Threads.byRule();
    }

    static UnusableDataException damaged(Path file, Sentence what) {
        return new UnusableDataException(damage(file, what));
    }

    static Sentence damage(Path file, Object what) {
        return Sentence.of("damage.runFile", file, what);
    }
}
