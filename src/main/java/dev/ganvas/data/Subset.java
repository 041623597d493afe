package dev.ganvas.data;

import dev.ganvas.problem.Sentence;
import dev.ganvas.problem.UnusableDataException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Some samples of another data set, in its order; it copies none of them. Immutable; any thread may read. */
public final class Subset implements Dataset {
    private final Dataset whole;
    private final int[] indices;
    private final Sentence title;
    private final DataReport report;
    private final Optional<Labels> labels;

    private Subset(Dataset whole, int[] indices, Sentence title, DataReport report) {
        this.whole = whole;
        this.indices = indices;
        this.title = title;
        this.report = report;
        this.labels = whole.labels().map(all -> all.of(indices));
    }

    /**
     * Takes the samples of one class, as the author of mnist-scratch does to check a network on a single digit.
     *
     * @throws UnusableDataException if there are no labels, or none is {@code label}
     */
    public static Subset ofClass(Dataset data, int label) throws UnusableDataException {
        Labels labels = data.labels().orElseThrow(() -> new UnusableDataException("data.noLabels", data.title(), label)
                .curedBy("class", "all"));
        int[] chosen = IntStream.range(0, data.size())
                .filter(index -> labels.number(labels.of(index)) == label)
                .toArray();
        if (chosen.length == 0) {
            throw new UnusableDataException("data.noSuchClass", data.title(), label, labels.numbers())
                    .curedBy("class", "all");
        }
        Sentence title = Sentence.of("data.ofClass", data.title(), chosen.length, label);
        DataReport report = data.report().of(chosen.length).with(Sentence.of("data.classAlone", label));
        return new Subset(data, chosen, title, report);
    }

    /**
     * Takes the first samples, as the experiment faces does with 5000 faces.
     *
     * @param limit of samples; where there are fewer, all are taken
     * @throws UnusableDataException if {@code limit} is less than 1
     */
    public static Subset first(Dataset data, int limit) throws UnusableDataException {
        if (limit < 1) {
            throw new UnusableDataException("data.limitLeavesNothing", data.title(), limit);
        }
        int count = Math.min(limit, data.size());
        Sentence title = count == data.size() ? data.title() : Sentence.of("data.first", data.title(), count);
        return new Subset(
                data, IntStream.range(0, count).toArray(), title, data.report().of(count));
    }

    @Override
    public Sentence title() {
        return title;
    }

    @Override
    public DataReport report() {
        return report;
    }

    @Override
    public int size() {
        return indices.length;
    }

    @Override
    public SampleShape shape() {
        return whole.shape();
    }

    @Override
    public ValueRange range() {
        return whole.range();
    }

    @Override
    public void copy(int index, float[] into, int offset) {
        whole.copy(indices[index], into, offset);
    }

    @Override
    public List<Sentence> notes() {
        return whole.notes();
    }

    @Override
    public Optional<Labels> labels() {
        return labels;
    }
}
