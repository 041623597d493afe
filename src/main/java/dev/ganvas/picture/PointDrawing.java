package dev.ganvas.picture;

import dev.ganvas.data.ValueRange;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.util.Locale;

/** Draws points of a generator where they lie in the plane that their experiment shows, y upwards. Stateless. */
final class PointDrawing {
    private static final int SIDE = 400;
    private static final double RADIUS = 2.2;
    private static final int PARTS = 4;

    private static final Color GROUND = Color.WHITE;
    private static final Color LINE = new Color(0xE4E8EC);
    private static final Color TEXT = new Color(0x57606A);
    private static final Color FAKE = new Color(0xBF3989);

    private final ValueRange range;
    private final int scale;

    /**
     * Creates drawings of one size.
     *
     * @param range the part of the plane that is shown
     * @param scale pixels for each unit of the drawing
     */
    PointDrawing(ValueRange range, int scale) {
        this.range = range;
        this.scale = scale;
    }

    /** Draws points, x and y of each, one after another; those outside are left out. */
    Picture draw(float[] points) {
        int side = SIDE * scale;
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.scale(scale, scale);
            graphics.setColor(GROUND);
            graphics.fillRect(0, 0, SIDE, SIDE);
            drawLines(graphics);
            graphics.setColor(FAKE);
            for (int i = 0; i < points.length; i += 2) {
                double x = place(points[i]);
                double y = SIDE - place(points[i + 1]);
                if (x >= 0 && x <= SIDE && y >= 0 && y <= SIDE) {
                    graphics.fill(new Ellipse2D.Double(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS));
                }
            }
        } finally {
            graphics.dispose();
        }
        int[] pixels = image.getRGB(0, 0, side, side, null, 0, side);
        return new Picture(side, side, pixels);
    }

    private void drawLines(Graphics2D graphics) {
        graphics.setFont(new PageFont(9, false).font());
        for (int part = 1; part < PARTS; part++) {
            int at = SIDE * part / PARTS;
            double value = range.low() + (range.high() - range.low()) * (double) part / PARTS;
            String text = String.format(Locale.ROOT, range == ValueRange.UNIT_PLANE ? "%.2f" : "%.0f", value);
            graphics.setColor(LINE);
            graphics.fillRect(at, 0, 1, SIDE);
            graphics.fillRect(0, SIDE - at, SIDE, 1);
            graphics.setColor(TEXT);
            graphics.drawString(text, at + 3, SIDE - 4);
            graphics.drawString(text, 3, SIDE - at - 4);
        }
    }

    private double place(float value) {
        return SIDE * ((double) value - range.low()) / (range.high() - range.low());
    }
}
