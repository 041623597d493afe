package dev.ganvas.metric.feature;

import dev.ganvas.data.SampleShape;
import dev.ganvas.engine.network.FeatureNetwork;
import dev.ganvas.metric.sampleset.ClassRows;
import dev.ganvas.metric.sampleset.FeatureRows;
import dev.ganvas.metric.sampleset.SampleSet;
import dev.ganvas.problem.UnusableDataException;
import java.nio.file.Path;
import java.util.Arrays;

/** What a Deeplearning4j network of the user's sees. Unlike the others it is for the thread that opened it alone. */
public final class NetworkFeatures implements ImageFeatures {
    /** Images that it sees at once, so that its memory does not grow with their number. */
    private static final int AT_ONCE = 100;

    private final String name;
    private final int size;
    private final FeatureNetwork network;

    /**
     * Opens it.
     *
     * @throws UnusableDataException with one sentence: the file, what is wrong with it, the remedy
     */
    public NetworkFeatures(Path zip, SampleShape shape) throws UnusableDataException {
        this.name = String.valueOf(zip.getFileName());
        this.size = shape.length();
        this.network = FeatureNetwork.open(zip, shape.channels(), shape.height(), shape.width());
    }

    @Override
    public String id() {
        return name;
    }

    @Override
    public SampleSet describe(float[] images, int count) {
        float[] features = new float[count * network.features()];
        float[] classes = new float[count * network.classes()];
        for (int from = 0; from < count; from += AT_ONCE) {
            int rows = Math.min(AT_ONCE, count - from);
            FeatureNetwork.Seen seen = network.see(Arrays.copyOfRange(images, from * size, (from + rows) * size), rows);
            System.arraycopy(seen.features(), 0, features, from * network.features(), seen.features().length);
            System.arraycopy(seen.classes(), 0, classes, from * network.classes(), seen.classes().length);
        }
        SampleSet set = new SampleSet(count).with(new FeatureRows(features, network.features()));
        return network.classes() == 0 ? set : set.with(new ClassRows(classes, network.classes()));
    }
}
