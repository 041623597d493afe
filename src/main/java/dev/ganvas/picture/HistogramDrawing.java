package dev.ganvas.picture;

import dev.ganvas.metric.NumberCensus;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Locale;

/**
 * Draws how often each number comes: a bar for each, even and odd ones in two colours, below the step and the figures.
 * Where there are more numbers than pixels, neighbours share a bar, odd ones on top of even ones.
 */
final class HistogramDrawing {
    private static final int BARS_WIDTH = 512;
    private static final int BARS_HEIGHT = 220;
    private static final int SIDE = 24;
    private static final int TOP = 44;
    private static final int BOTTOM = 30;
    private static final int TICKS = 4;

    private static final Color GROUND = Color.WHITE;
    /** One color for all texts: with its softened edges the drawing still has fewer colors than a GIF can keep. */
    private static final Color TEXT = new Color(0x1F2328);

    private static final Color LINE = new Color(0xD1D9E0);
    private static final Color EVEN = new Color(0x0969DA);
    private static final Color ODD = new Color(0xBF3989);

    private final int numbers;
    private final int most;
    private final int scale;

    /**
     * Creates drawings of one size.
     *
     * @param numbers that there can be, a power of two
     * @param most the count that fills the height
     * @param scale pixels for each unit of the drawing
     */
    HistogramDrawing(int numbers, int most, int scale) {
        this.numbers = numbers;
        this.most = most;
        this.scale = scale;
    }

    /** Returns the height of the highest bar. */
    static int highest(NumberCensus census) {
        int each = numbersInBar(census.counts().length);
        int highest = 0;
        for (int from = 0; from < census.counts().length; from += each) {
            int bar = 0;
            for (int number = from; number < from + each; number++) {
                bar += census.counts()[number];
            }
            highest = Math.max(highest, bar);
        }
        return highest;
    }

    Picture draw(long step, NumberCensus census) {
        int width = (BARS_WIDTH + 2 * SIDE) * scale;
        int height = (TOP + BARS_HEIGHT + BOTTOM) * scale;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setColor(GROUND);
            graphics.fillRect(0, 0, width, height);
            drawBars(graphics, census);
            drawTexts(graphics, step, census);
        } finally {
            graphics.dispose();
        }
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        return new Picture(width, height, pixels);
    }

    private void drawBars(Graphics2D graphics, NumberCensus census) {
        int each = numbersInBar(numbers);
        int bars = numbers / each;
        int pitch = BARS_WIDTH * scale / bars;
        int gap = pitch >= 4 ? pitch / 4 : 0;
        int floor = (TOP + BARS_HEIGHT) * scale;
        for (int bar = 0; bar < bars; bar++) {
            int even = 0;
            int odd = 0;
            for (int number = bar * each; number < (bar + 1) * each; number += 2) {
                even += count(census, number);
                odd += each == 1 ? 0 : count(census, number + 1);
            }
            boolean isOdd = each == 1 && bar % 2 == 1;
            int x = SIDE * scale + bar * pitch;
            int lower = high(even);
            graphics.setColor(isOdd ? ODD : EVEN);
            graphics.fillRect(x, floor - lower, pitch - gap, lower);
            graphics.setColor(ODD);
            graphics.fillRect(x, floor - lower - high(odd), pitch - gap, high(odd));
        }
        graphics.setColor(LINE);
        graphics.fillRect(SIDE * scale, floor, BARS_WIDTH * scale, scale);
    }

    private void drawTexts(Graphics2D graphics, long step, NumberCensus census) {
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(TEXT);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 15 * scale));
        graphics.drawString(String.format(Locale.ROOT, "step %,d", step), SIDE * scale, 26 * scale);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13 * scale));
        String figures = String.format(
                Locale.ROOT,
                "%.1f %% even, %d of %d even numbers",
                100 * census.evenness(),
                census.coverage(),
                numbers / 2);
        FontMetrics metrics = graphics.getFontMetrics();
        int right = (SIDE + BARS_WIDTH) * scale;
        graphics.drawString(figures, right - metrics.stringWidth(figures), 26 * scale);
        for (int tick = 0; tick <= TICKS; tick++) {
            int number = tick == TICKS ? numbers - 1 : tick * numbers / TICKS;
            String text = Integer.toString(number);
            int x = (SIDE + tick * BARS_WIDTH / TICKS) * scale;
            int before = tick == 0 ? 0 : tick == TICKS ? metrics.stringWidth(text) : metrics.stringWidth(text) / 2;
            graphics.drawString(text, x - before, (TOP + BARS_HEIGHT + 20) * scale);
        }
    }

    private int high(int count) {
        return (int) Math.round((double) count / most * BARS_HEIGHT * scale);
    }

    private static int count(NumberCensus census, int number) {
        return number < census.counts().length ? census.counts()[number] : 0;
    }

    private static int numbersInBar(int numbers) {
        return Math.max(1, numbers / BARS_WIDTH);
    }
}
