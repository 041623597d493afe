package dev.ganvas.picture;

import dev.ganvas.chart.ChartColors;
import dev.ganvas.chart.ChartContent;
import dev.ganvas.chart.ChartDrawing;
import dev.ganvas.chart.ChartLine;
import dev.ganvas.chart.ChartTexts;
import dev.ganvas.chart.Curve;
import dev.ganvas.chart.FittedText;
import dev.ganvas.chart.Ticks;
import dev.ganvas.chart.ValueScale;
import dev.ganvas.chart.ValueSpan;
import dev.ganvas.chart.figure.LegendDrawing;
import dev.ganvas.chart.figure.Page;
import dev.ganvas.chart.figure.PageDrawing;
import dev.ganvas.chart.figure.PrintColors;
import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.metric.points.ModeCoverage;
import dev.ganvas.metric.points.PointScores;
import dev.ganvas.problem.Counted;
import dev.ganvas.problem.Sentence;
import dev.ganvas.run.compare.ComparedRun;
import dev.ganvas.run.compare.Quality;
import dev.ganvas.run.history.History;
import dev.ganvas.run.history.RunFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One page of a comparison: the samples of each run under its name, and the losses of all over each other, drawn as the
 * window draws them. A run has the same colour and stroke above its samples and in the charts.
 */
public final class ComparisonPicture implements PageDrawing, PageSource {
    private static final double WIDTH = 1600;
    private static final double MARGIN = 32;
    private static final double GAP = 24;
    private static final double TITLE = 70;
    private static final double HEADER = 62;
    private static final double CHART_TITLE = 28;
    private static final double CHART = 352;
    private static final double WANTED_CARD = 300;
    private static final double LEAST_CARD = 230;
    private static final double SMOOTHING = 0.9;
    /** Spikes above this share of the values do not count when it is asked how high a run reaches. */
    private static final double SHOWN_SHARE = 0.99;
    /** A run this many times as high as the middle one is cut off, so that one that explodes leaves the others legible. */
    private static final double MOST_OVER_MIDDLE = 5;

    private final List<? extends ComparedRun> runs;
    private final long step;
    private final ChartColors colors = PrintColors.ofRuns();
    private final List<@Nullable Picture> samples = new ArrayList<>();
    private final double cardWidth;
    private final double cardHeight;
    private final int columns;

    /**
     * Creates the page of at least one run.
     *
     * @param step the samples shown are those of the last sampled step up to this one; {@link Long#MAX_VALUE} for the
     *     last of each run
     */
    public ComparisonPicture(List<? extends ComparedRun> runs, long step) {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("There is no run to draw.");
        }
        this.runs = List.copyOf(runs);
        this.step = step;
        double width = LEAST_CARD;
        double height = 60;
        for (ComparedRun run : runs) {
            RunFrame frame = run.samples(step);
            Picture picture = frame == null ? null : SamplePicture.draw(run.experiment(), run.shape(), frame.samples());
            samples.add(picture);
            width = picture == null ? width : Math.max(width, picture.width() * factor(picture));
            height = picture == null ? height : Math.max(height, picture.height() * factor(picture));
        }
        cardWidth = Math.min(width, WIDTH - 2 * MARGIN);
        cardHeight = HEADER + height;
        columns = (int) Math.max(1, Math.floor((WIDTH - 2 * MARGIN + GAP) / (cardWidth + GAP)));
    }

    /** Returns how wide a pixel of a small grid is drawn, so that it is about as wide as a card. */
    private static double factor(Picture picture) {
        return Math.max(1, Math.rint(WANTED_CARD / picture.width()));
    }

    @Override
    public String title() {
        String experiments =
                runs.stream().map(run -> run.experiment().title()).distinct().collect(Collectors.joining(", "));
        return "%s: %d %s".formatted(experiments, runs.size(), runs.size() == 1 ? "run" : "runs compared");
    }

    @Override
    public String software() {
        return PictureSource.program();
    }

    @Override
    public String json() {
        return PictureSource.json(runs);
    }

    @Override
    public double width() {
        return WIDTH;
    }

    @Override
    public double height(Page ruler) {
        int rows = (runs.size() + columns - 1) / columns;
        return MARGIN + TITLE + rows * (cardHeight + GAP) + CHART_TITLE + CHART + MARGIN;
    }

    @Override
    public void draw(Page page) {
        page.origin(0, 0);
        drawTitle(page);
        for (int i = 0; i < runs.size(); i++) {
            double x = MARGIN + i % columns * (cardWidth + GAP);
            page.origin(x, MARGIN + TITLE + Math.floorDiv(i, columns) * (cardHeight + GAP));
            drawCard(page, i);
        }
        double top = height(page) - MARGIN - CHART - CHART_TITLE;
        double width = (WIDTH - 2 * MARGIN - GAP) / 2;
        drawChart(page, StepFigure.G_LOSS, "Generator loss over steps", MARGIN, top, width);
        drawChart(page, StepFigure.D_LOSS, "Discriminator loss over steps", MARGIN + width + GAP, top, width);
    }

    private void drawTitle(Page page) {
        page.font(22, true);
        page.drawText(FittedText.shortened(page, title(), WIDTH - 2 * MARGIN), MARGIN, MARGIN, PrintColors.INK);
        page.font(14, false);
        String shown = step == Long.MAX_VALUE
                ? "Samples at the last step of each run."
                : String.format(Locale.ROOT, "Samples at step %,d, or the last sampled before it.", step);
        page.drawText(shown + " Losses are smoothed.", MARGIN, MARGIN + 30, PrintColors.QUIET);
    }

    private void drawCard(Page page, int index) {
        ComparedRun run = runs.get(index);
        ChartLine line = ChartLine.of(run.name(), index);
        LegendDrawing.drawSample(page, line, colors.of(line), 0, 9);
        page.font(15, true);
        double begin = LegendDrawing.SAMPLE + 8;
        page.drawText(FittedText.shortened(page, run.name(), cardWidth - begin), begin, 0, PrintColors.INK);
        page.font(13, false);
        page.drawText(FittedText.shortened(page, state(run), cardWidth), 0, 21, PrintColors.QUIET);
        page.drawText(FittedText.shortened(page, quality(run), cardWidth), 0, 39, PrintColors.QUIET);
        Picture picture = samples.get(index);
        if (picture == null) {
            page.fillRectangle(0, HEADER, cardWidth, cardHeight - HEADER, PrintColors.HAIRLINE);
            page.fillRectangle(1, HEADER + 1, cardWidth - 2, cardHeight - HEADER - 2, PrintColors.PAPER);
        } else {
            double factor = factor(picture);
            double width = Math.min(cardWidth, picture.width() * factor);
            page.drawImage(
                    picture.argb(), picture.width(), 0, HEADER, width, width * picture.height() / picture.width());
        }
    }

    private static String state(ComparedRun run) {
        String steps = Counted.steps(run.step()).toString();
        return switch (run.outcome()) {
            case WAITING -> "not begun";
            case RUNNING -> steps + " so far";
            case FINISHED -> steps + String.format(Locale.ROOT, ", %.0f steps/s", run.stepsPerSecond());
            case FAILED -> "failed: " + run.reason().map(Sentence::toString).orElse("");
            case CANCELLED -> run.step() == 0 ? "cancelled before its first step" : steps + ", then cancelled";
        };
    }

    private static String quality(ComparedRun run) {
        Quality quality = run.quality().orElse(null);
        if (quality instanceof Quality.Numbers numbers) {
            return String.format(
                    Locale.ROOT,
                    "%.1f %% even, %d of %d covered",
                    100 * numbers.census().evenness(),
                    numbers.census().coverage(),
                    numbers.evenNumbers());
        }
        if (quality instanceof Quality.Images images) {
            return String.format(
                    Locale.ROOT,
                    "distance %.2f (floor %.2f), diversity %.2f",
                    images.score().distance(),
                    images.score().floor(),
                    images.score().diversity());
        }
        if (quality instanceof Quality.Points points) {
            PointScores.Score score = points.score();
            ModeCoverage coverage = score.coverage();
            String divergence = String.format(Locale.ROOT, "JS %.3f (floor %.3f)", score.js(), score.jsFloor());
            return coverage == null
                    ? divergence
                    : String.format(
                            Locale.ROOT,
                            "%d of %d modes, %.1f %% of high quality, %s",
                            coverage.covered(),
                            coverage.of(),
                            100 * coverage.highQuality(),
                            divergence);
        }
        return "";
    }

    private void drawChart(Page page, StepFigure figure, String title, double x, double y, double width) {
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            HistoryRows rows = new HistoryRows(List.of(figure));
            rows.take(runs.get(i).rows());
            curves.add(new Curve(ChartLine.of(runs.get(i).name(), i), rows, 0));
        }
        OptionalDouble cut = cut(figure);
        page.origin(x, y);
        page.font(15, true);
        page.drawText(title, 0, 0, PrintColors.INK);
        page.font(12, false);
        if (cut.isPresent()) {
            String text = "cut off above " + Ticks.value(cut.getAsDouble());
            page.drawText(text, width - page.textWidth(text), 2, PrintColors.QUIET);
        }
        ChartDrawing chart = new ChartDrawing();
        chart.show(curves);
        page.origin(x, y + CHART_TITLE);
        if (chart.rows().isEmpty()) {
            page.drawText("No step was recorded.", 0, CHART / 2, PrintColors.QUIET);
        } else {
            ValueSpan values = cut.isPresent() ? new ValueSpan(0, cut.getAsDouble()) : null;
            chart.draw(page, content(curves, values), colors, width, CHART);
        }
    }

    private static ChartContent content(List<Curve> curves, @Nullable ValueSpan values) {
        return new ChartContent(
                curves,
                Set.of(),
                null,
                null,
                values,
                ValueScale.LINEAR,
                null,
                List.of(),
                SMOOTHING,
                0,
                ChartTexts.ENGLISH);
    }

    /** Returns where the chart of a figure ends, if one run reaches so much higher than the others. */
    private OptionalDouble cut(StepFigure figure) {
        double[] highs = runs.stream()
                .map(run -> values(run.rows(), figure))
                .filter(values -> values.length > 0)
                .mapToDouble(values -> values[(int) Math.ceil(SHOWN_SHARE * (values.length - 1))])
                .sorted()
                .toArray();
        if (highs.length == 0) {
            return OptionalDouble.empty();
        }
        double most = MOST_OVER_MIDDLE * highs[(highs.length - 1) / 2];
        return most > 0 && highs[highs.length - 1] > most ? OptionalDouble.of(most) : OptionalDouble.empty();
    }

    /** Returns the values that are numbers, smallest first. */
    private static double[] values(History.Rows rows, StepFigure figure) {
        double[] values = new double[rows.length()];
        int count = 0;
        for (int row = 0; row < values.length; row++) {
            float value = rows.value(figure, row);
            if (Float.isFinite(value)) {
                values[count++] = value;
            }
        }
        double[] finite = Arrays.copyOf(values, count);
        Arrays.sort(finite);
        return finite;
    }
}
