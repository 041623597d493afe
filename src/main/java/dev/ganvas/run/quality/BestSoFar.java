package dev.ganvas.run.quality;

import dev.ganvas.data.SampleShape;
import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.metric.quality.Measurement;
import dev.ganvas.metric.quality.QualityFigure;
import dev.ganvas.metric.quality.QualityFigures;
import dev.ganvas.metric.sampleset.Evidence;
import dev.ganvas.problem.Sentence;
import dev.ganvas.problem.SettingName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The measurement of a run by which it was best. Immutable.
 *
 * @param figure that decides
 * @param measured its value then
 * @param row all that was measured then
 */
public record BestSoFar(QualityFigure figure, Measurement measured, QualityRow row) {
    /** Numbers are judged by how many come: being even is soon reached with one of them alone. */
    private static final String USUAL_OF_NUMBERS = "evenFound";

    /** Returns the best of the rows, the first of equals; nothing if the figure that decides was never measured. */
    public static Optional<BestSoFar> of(List<QualityRow> rows, Settings settings) {
        BestSoFar best = null;
        for (QualityRow row : rows) {
            QualityFigure figure = figure(row, settings.get(Schema.BEST_BY)).orElse(null);
            Measurement measured = figure == null ? null : row.figures().get(figure);
            if (figure != null && measured != null) {
                BestSoFar one = new BestSoFar(figure, measured, row);
                if (Double.isFinite(one.shortfall()) && (best == null || one.shortfall() < best.shortfall())) {
                    best = one;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static Optional<QualityFigure> figure(QualityRow row, String choice) {
        return row.figures().keySet().stream()
                .filter(figure -> figure.id().equals(choice))
                .findFirst()
                .or(() -> choice.equals(Schema.USUAL_FIGURE) ? usual(row) : Optional.empty());
    }

    private static Optional<QualityFigure> usual(QualityRow row) {
        return figure(row, USUAL_OF_NUMBERS)
                .or(() -> row.figures().keySet().stream().findFirst());
    }

    /**
     * Refuses a figure that samples of a shape do not have.
     *
     * @throws InvalidSettingException with one sentence
     */
    public static void check(Settings settings, SampleShape shape) {
        String choice = settings.get(Schema.BEST_BY);
        List<String> known = Schema.BEST_BY.values().stream()
                .filter(id -> QualityFigures.byId(id)
                        .filter(figure -> isMeasured(figure.needs(), shape))
                        .isPresent())
                .toList();
        if (!choice.equals(Schema.USUAL_FIGURE) && !known.contains(choice)) {
            throw new InvalidSettingException(
                            "quality.notMeasured",
                            new SettingName(Schema.BEST_BY.name()),
                            choice,
                            known.stream().collect(Collectors.joining(", ")))
                    .curedBy(Schema.BEST_BY.name(), Schema.USUAL_FIGURE);
        }
    }

    private static boolean isMeasured(Evidence needed, SampleShape shape) {
        return switch (needed) {
            case NUMBERS -> shape.isNumber();
            case FEATURES -> !shape.isNumber();
            case CLASSES -> FeatureChoice.isDigitSized(shape);
            case PLANE, MODES -> shape.isPoint();
            case TRAINING_DISTANCES -> false;
        };
    }

    private double shortfall() {
        return figure.shortfall(measured);
    }

    /** Returns the step of which it is. */
    public long step() {
        return row.step();
    }

    /** Returns what the figure is called. */
    public Sentence name() {
        return QualityNames.sentence(figure, row.features());
    }

    /** Returns the value to four digits. */
    public String value() {
        return String.format(Locale.ROOT, "%.4g", measured.value());
    }
}
