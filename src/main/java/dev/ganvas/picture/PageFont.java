package dev.ganvas.picture;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.LineMetrics;

/** The sans serif font of this system in one size: what Java falls back on draws every script that is installed. */
final class PageFont {
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private final Font font;
    private final LineMetrics metrics;

    PageFont(double size, boolean bold) {
        font = new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) size);
        metrics = font.getLineMetrics("Ag", CONTEXT);
    }

    Font font() {
        return font;
    }

    double width(String text) {
        return font.getStringBounds(text, CONTEXT).getWidth();
    }

    double lineHeight() {
        return Math.ceil(metrics.getAscent() + metrics.getDescent());
    }

    /** Returns how far below the top of a line its letters stand. */
    double baseline() {
        return metrics.getAscent();
    }

    /** Returns the shape of a text that stands at a point. */
    Shape outline(String text, double x, double baseline) {
        return font.createGlyphVector(CONTEXT, text).getOutline((float) x, (float) baseline);
    }
}
