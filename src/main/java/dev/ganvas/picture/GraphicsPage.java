package dev.ganvas.picture;

import dev.ganvas.chart.LineStroke;
import dev.ganvas.chart.figure.Page;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** A page of pixels, some of them for each unit. Owned by one thread. */
final class GraphicsPage implements Page {
    private static final float MITER = 10;

    private final double scale;
    private BufferedImage image;
    private Graphics2D graphics;
    private PageFont font = new PageFont(12, false);

    /** Creates a page that only measures. */
    GraphicsPage(double scale) {
        this.scale = scale;
        image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
    }

    /** Makes it this large, in units, white and empty. */
    void begin(double width, double height) {
        graphics.dispose();
        image = new BufferedImage(
                (int) Math.ceil(width * scale), (int) Math.ceil(height * scale), BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        origin(0, 0);
    }

    /** Returns what was drawn, and ends the page. */
    Picture picture() {
        graphics.dispose();
        int width = image.getWidth();
        int height = image.getHeight();
        return new Picture(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    }

    @Override
    public double pixel() {
        return 1;
    }

    @Override
    public void origin(double x, double y) {
        AffineTransform transform = AffineTransform.getScaleInstance(scale, scale);
        transform.translate(x, y);
        graphics.setTransform(transform);
    }

    @Override
    public void font(double size, boolean bold) {
        font = new PageFont(size, bold);
    }

    @Override
    public double textWidth(String text) {
        return font.width(text);
    }

    @Override
    public double lineHeight() {
        return font.lineHeight();
    }

    @Override
    public void fillRectangle(double x, double y, double width, double height, int argb) {
        graphics.setColor(new Color(argb, true));
        graphics.fill(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void fillCircle(double x, double y, double radius, int argb) {
        graphics.setColor(new Color(argb, true));
        graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    @Override
    public void drawLine(double[] xs, double[] ys, int points, double width, LineStroke stroke, int argb) {
        Path2D path = new Path2D.Double();
        path.moveTo(xs[0], ys[0]);
        for (int i = 1; i < points; i++) {
            path.lineTo(xs[i], ys[i]);
        }
        graphics.setColor(new Color(argb, true));
        graphics.setStroke(stroke(width, stroke.dashes()));
        graphics.draw(path);
    }

    private static BasicStroke stroke(double width, List<Double> dashes) {
        int cap = width <= 1 ? BasicStroke.CAP_BUTT : BasicStroke.CAP_ROUND;
        if (dashes.isEmpty()) {
            return new BasicStroke((float) width, cap, BasicStroke.JOIN_ROUND);
        }
        float[] lengths = new float[dashes.size()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = dashes.get(i).floatValue();
        }
        return new BasicStroke((float) width, cap, BasicStroke.JOIN_ROUND, MITER, lengths, 0);
    }

    @Override
    public void drawText(String text, double x, double y, int argb) {
        graphics.setFont(font.font());
        graphics.setColor(new Color(argb, true));
        graphics.drawString(text, (float) x, (float) (y + font.baseline()));
    }

    @Override
    public void drawImage(int[] argb, int columns, double x, double y, double width, double height) {
        int rows = argb.length / columns;
        BufferedImage pixels = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
        pixels.setRGB(0, 0, columns, rows, argb, 0, columns);
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        place.scale(width / columns, height / rows);
        graphics.drawImage(pixels, place, null);
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        graphics.setClip(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void endClip() {
        graphics.setClip(null);
    }
}
