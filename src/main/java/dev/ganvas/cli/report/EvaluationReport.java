package dev.ganvas.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ganvas.data.Dataset;
import dev.ganvas.data.Progress;
import dev.ganvas.metric.feature.DigitClassifier;
import dev.ganvas.metric.quality.Measurement;
import dev.ganvas.metric.quality.QualityFigure;
import dev.ganvas.metric.sampleset.Evidence;
import dev.ganvas.metric.sampleset.SampleSet;
import dev.ganvas.problem.Sentence;
import dev.ganvas.run.quality.QualityNames;
import dev.ganvas.text.Texts;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells what an evaluation found: lines and a table for people, or one line of JSON for programs. */
public final class EvaluationReport {
    /** The classifier fits the data where it names so many of them right. */
    private static final double FITS = 0.9;

    private final PrintWriter out;
    private final boolean json;
    private final ObjectNode node = JsonNodeFactory.instance.objectNode().put("report", "evaluation");
    private String features = "";

    /** Creates one that writes to {@code out}. */
    public EvaluationReport(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /**
     * Whose samples were measured.
     *
     * @param experiment of a run; null for images in a file
     * @param step after which they were made
     * @param place the folder or the file
     */
    public record Subject(@Nullable String experiment, long step, String place) {}

    /** Says that samples are being made, which may take a while. */
    public void making(int count) {
        line("Making and looking at %,d samples", count);
    }

    /** Returns what says how far the comparison with training images is. */
    public Progress comparing() {
        long[] told = {0};
        return (done, total) -> {
            long quarter = total == 0 ? 0 : 4L * done / total;
            if (quarter > told[0]) {
                told[0] = quarter;
                line("Compared with %,d of %,d training images", done, total);
            }
        };
    }

    /**
     * Says what the figures are of.
     *
     * @param seen the id of what is seen in samples; empty for numbers
     */
    public void begin(Subject subject, String seen, int count, int neighbours) {
        features = seen;
        String whose = subject.experiment() == null
                ? subject.place()
                : "%s after step %,d".formatted(subject.experiment(), subject.step());
        line(
                seen.isEmpty() ? "%s: %,d samples" : "%s: %,d samples, %s features, k = %d",
                whose,
                count,
                QualityNames.features(features, Texts.ENGLISH),
                neighbours);
        if (subject.experiment() != null) {
            node.put("experiment", subject.experiment()).put("step", subject.step());
        }
        node.put(subject.experiment() == null ? "images" : "run", subject.place());
        node.put("samples", count).put("neighbours", neighbours);
        if (!seen.isEmpty()) {
            node.put("features", features);
        }
    }

    /**
     * Says whether the digit classifier can be trusted on these data.
     *
     * @param share of real images that it names as their labels do; NaN without labels
     */
    public void fit(double share, Dataset real) {
        if (!features.equals(DigitClassifier.ID)) {
            return;
        }
        if (Double.isNaN(share)) {
            line("%s", Sentence.of("quality.fitUnknown", real.title()));
            return;
        }
        String percent = String.format(Locale.ROOT, "%.1f", 100 * share);
        line("%s", Sentence.of(share < FITS ? "quality.misfits" : "quality.fits", percent, real.title()));
        node.put("named_as_labelled", share);
    }

    /** Tells the figures. */
    public void figures(Map<QualityFigure, Measurement> figures, SampleSet fake) {
        line("%-22s %12s %12s %12s", "", "value", "error", "floor");
        figures.forEach((figure, measured) -> {
            line(
                    "%-22s %12.5g %12.2g %12.5g",
                    QualityNames.of(figure, features, Texts.ENGLISH),
                    measured.value(),
                    measured.error(),
                    measured.floor());
            ObjectNode one = node.putObject(figure.id());
            put(one, "value", measured.value());
            put(one, "error", measured.error());
            put(one, "floor", measured.floor());
        });
        if (fake.has(Evidence.CLASSES)) {
            int[] histogram = fake.classes().histogram();
            line(
                    "Samples of each class: %s",
                    Arrays.stream(histogram).mapToObj(Integer::toString).collect(Collectors.joining(", ")));
            ArrayNode counts = node.putArray("histogram");
            Arrays.stream(histogram).forEach(counts::add);
            node.put(
                    "missing",
                    Arrays.stream(histogram).filter(count -> count == 0).count());
        }
        if (json) {
            out.println(node);
        }
        out.flush();
    }

    private static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }

    private void line(String format, Object... values) {
        if (!json) {
            out.printf(Locale.ROOT, format + "%n", values);
            out.flush();
        }
    }
}
