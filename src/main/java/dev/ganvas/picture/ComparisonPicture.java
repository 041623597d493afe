package dev.ganvas.picture;

import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.problem.Counted;
import dev.ganvas.problem.Sentence;
import dev.ganvas.run.compare.ComparedRun;
import dev.ganvas.run.compare.Quality;
import dev.ganvas.run.history.RunFrame;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One picture of a comparison: the samples of each run under its name, and the losses of all over each other. Dark on
 * white, so that it prints; a run has the same colour and dashes above its samples and in the charts.
 */
public final class ComparisonPicture {
    private static final int WIDTH = 1600;
    private static final int MARGIN = 32;
    private static final int GAP = 24;
    private static final int TITLE = 70;
    private static final int HEADER = 62;
    private static final int CHART = 380;
    private static final int WANTED_CARD = 300;
    private static final int LEAST_CARD = 230;

    private final List<? extends ComparedRun> runs;
    private final List<@Nullable Picture> samples = new ArrayList<>();
    private final int cardWidth;
    private final int cardHeight;
    private final int columns;
    private final int gridRows;

    private ComparisonPicture(List<? extends ComparedRun> runs, long step) {
        this.runs = runs;
        int width = LEAST_CARD;
        int height = 60;
        for (ComparedRun run : runs) {
            RunFrame frame = run.samples(step);
            Picture picture =
                    frame == null ? null : enlarged(SamplePicture.draw(run.experiment(), run.shape(), frame.samples()));
            samples.add(picture);
            width = picture == null ? width : Math.max(width, picture.width());
            height = picture == null ? height : Math.max(height, picture.height());
        }
        cardWidth = Math.min(width, WIDTH - 2 * MARGIN);
        cardHeight = HEADER + height;
        columns = Math.max(1, (WIDTH - 2 * MARGIN + GAP) / (cardWidth + GAP));
        gridRows = (runs.size() + columns - 1) / columns;
    }

    /**
     * Draws runs.
     *
     * @param step the samples shown are those of the last sampled step up to this one; {@link Long#MAX_VALUE} for the
     *     last of each run
     */
    public static Picture draw(List<? extends ComparedRun> runs, long step) {
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("There is no run to draw.");
        }
        return new ComparisonPicture(runs, step).draw(step);
    }

    private Picture draw(long step) {
        int height = MARGIN + TITLE + gridRows * (cardHeight + GAP) + CHART + MARGIN;
        BufferedImage image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, WIDTH, height);
            drawTitle(graphics, step);
            for (int i = 0; i < runs.size(); i++) {
                int x = MARGIN + i % columns * (cardWidth + GAP);
                int y = MARGIN + TITLE + i / columns * (cardHeight + GAP);
                drawCard(graphics, i, x, y);
            }
            drawCharts(graphics, height - MARGIN - CHART);
        } finally {
            graphics.dispose();
        }
        return new Picture(WIDTH, height, image.getRGB(0, 0, WIDTH, height, null, 0, WIDTH));
    }

    private void drawTitle(Graphics2D graphics, long step) {
        String experiments =
                runs.stream().map(run -> run.experiment().title()).distinct().collect(Collectors.joining(", "));
        String title = "%s: %d %s".formatted(experiments, runs.size(), runs.size() == 1 ? "run" : "runs compared");
        graphics.setColor(ComparisonChart.INK);
        graphics.setFont(font(Font.BOLD, 22));
        graphics.drawString(fitted(title, WIDTH - 2 * MARGIN, graphics), MARGIN, MARGIN + 20);
        graphics.setColor(ComparisonChart.QUIET);
        graphics.setFont(font(Font.PLAIN, 14));
        String shown = step == Long.MAX_VALUE
                ? "Samples at the last step of each run."
                : String.format(Locale.ROOT, "Samples at step %,d, or the last sampled before it.", step);
        graphics.drawString(shown + " Losses are smoothed; both axes are shared by all runs.", MARGIN, MARGIN + 44);
    }

    private void drawCard(Graphics2D graphics, int index, int x, int y) {
        ComparedRun run = runs.get(index);
        graphics.setColor(ComparisonChart.color(index));
        graphics.setStroke(ComparisonChart.stroke(index));
        graphics.drawLine(x, y + 9, x + 34, y + 9);
        graphics.setColor(ComparisonChart.INK);
        graphics.setFont(font(Font.BOLD, 15));
        graphics.drawString(fitted(run.name(), cardWidth - 42, graphics), x + 42, y + 14);
        graphics.setColor(ComparisonChart.QUIET);
        graphics.setFont(font(Font.PLAIN, 13));
        Picture picture = samples.get(index);
        graphics.drawString(fitted(state(run), cardWidth, graphics), x, y + 34);
        graphics.drawString(fitted(quality(run), cardWidth, graphics), x, y + 52);
        if (picture != null) {
            BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
            image.setRGB(0, 0, picture.width(), picture.height(), picture.argb(), 0, picture.width());
            graphics.drawImage(image, x, y + HEADER, null);
        } else {
            graphics.setColor(ComparisonChart.LINE);
            graphics.drawRect(x, y + HEADER, cardWidth - 1, cardHeight - HEADER - 1);
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
        return "";
    }

    private void drawCharts(Graphics2D graphics, int y) {
        int width = (WIDTH - 2 * MARGIN - GAP) / 2;
        Rectangle left = new Rectangle(MARGIN, y, width, CHART);
        Rectangle right = new Rectangle(MARGIN + width + GAP, y, width, CHART);
        ComparisonChart.draw(graphics, left, runs, StepFigure.G_LOSS, "Generator loss over steps");
        ComparisonChart.draw(graphics, right, runs, StepFigure.D_LOSS, "Discriminator loss over steps");
    }

    private static Font font(int style, int size) {
        return new Font(Font.SANS_SERIF, style, size);
    }

    /** Shortens a text that is too wide. */
    private static String fitted(String text, int width, Graphics2D graphics) {
        FontMetrics metrics = graphics.getFontMetrics();
        if (metrics.stringWidth(text) <= width) {
            return text;
        }
        int length = text.length();
        while (length > 1 && metrics.stringWidth(text.substring(0, length) + "…") > width) {
            length--;
        }
        return text.substring(0, length) + "…";
    }

    /** Makes a small grid as wide as a card, in whole pixels of the samples. */
    private static Picture enlarged(Picture small) {
        int factor = Math.max(1, (int) Math.round((double) WANTED_CARD / small.width()));
        if (factor == 1) {
            return small;
        }
        int width = small.width() * factor;
        int height = small.height() * factor;
        int[] pixels = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = small.argb()[y / factor * small.width() + x / factor];
            }
        }
        return new Picture(width, height, pixels);
    }
}
