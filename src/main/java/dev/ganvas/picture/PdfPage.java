package dev.ganvas.picture;

import dev.ganvas.chart.LineStroke;
import dev.ganvas.chart.figure.Page;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;

/**
 * A page as PDF. Texts are in a font that the file carries; signs which that has not, as Chinese ones, are drawn as
 * shapes, as this system writes them. Owned by one thread.
 */
final class PdfPage implements Page, Closeable {
    /** The font that PDFBox ships, Liberation Sans. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    /** How much wider bold letters are drawn on each side, as a share of their size. */
    private static final double BOLD = 0.018;

    private static final double EM = 1000;

    private final PDDocument document = new PDDocument();
    private final PDPage page = new PDPage();
    private final TrueTypeFont letters;
    private final CmapLookup signs;
    private final PDType0Font font;
    private final PDPageContentStream content;
    private final Map<Integer, PDExtendedGraphicsState> opacities = new HashMap<>();
    private PageFont shapes = new PageFont(12, false);
    private double size = 12;
    private boolean bold;
    private double left;
    private double top;
    /** Whether shapes are filled with the last colour still. */
    private boolean filled;

    private int lastFilled;

    /** Creates a page that only measures. */
    PdfPage() throws IOException {
        try (InputStream in = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT), FONT)) {
            letters = new TTFParser().parse(new RandomAccessReadBuffer(in));
        }
        signs = letters.getUnicodeCmapLookup();
        font = PDType0Font.load(document, letters, true);
        document.addPage(page);
        // The same page is the same file: else the moment of saving would be part of it.
        document.setDocumentId(0L);
        content = new PDPageContentStream(document, page);
    }

    /** Makes it this large, white and empty. */
    void begin(double width, double height, PageSource source) {
        page.setMediaBox(new PDRectangle((float) width, (float) height));
        document.getDocumentInformation().setTitle(source.title());
        document.getDocumentInformation().setCreator(source.software());
        document.getDocumentInformation().setSubject(source.json());
        write(() -> content.transform(new Matrix(1, 0, 0, -1, 0, (float) height)));
    }

    /** Ends the page and returns the file. */
    byte[] end() throws IOException {
        content.close();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    @Override
    public void close() throws IOException {
        document.close();
        letters.close();
    }

    @Override
    public double pixel() {
        return 1;
    }

    @Override
    public void origin(double x, double y) {
        left = x;
        top = y;
    }

    @Override
    public void font(double newSize, boolean newBold) {
        size = newSize;
        bold = newBold;
        shapes = new PageFont(newSize, newBold);
    }

    @Override
    public double textWidth(String text) {
        double width = 0;
        for (int from = 0, to = 0; from < text.length(); from = to) {
            to = endOfRun(text, from);
            width += runWidth(text.substring(from, to));
        }
        return width;
    }

    private double runWidth(String run) {
        if (!isInFont(run.codePointAt(0))) {
            return shapes.width(run);
        }
        try {
            return font.getStringWidth(run) / EM * size;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public double lineHeight() {
        return shapes.lineHeight();
    }

    @Override
    public void fillRectangle(double x, double y, double width, double height, int argb) {
        write(() -> {
            fill(argb);
            content.addRect((float) (left + x), (float) (top + y), (float) width, (float) height);
            content.fill();
        });
    }

    @Override
    public void fillCircle(double x, double y, double radius, int argb) {
        write(() -> {
            fill(argb);
            fillShape(new Ellipse2D.Double(left + x - radius, top + y - radius, 2 * radius, 2 * radius));
        });
    }

    @Override
    public void drawLine(double[] xs, double[] ys, int points, double width, LineStroke stroke, int argb) {
        write(() -> {
            content.setStrokingColor(new Color(argb & 0xFFFFFF));
            opacity(argb);
            filled = false;
            content.setLineWidth((float) width);
            content.setLineJoinStyle(1);
            content.setLineCapStyle(width <= 1 ? 0 : 1);
            content.setLineDashPattern(lengths(stroke.dashes()), 0);
            content.moveTo((float) (left + xs[0]), (float) (top + ys[0]));
            for (int i = 1; i < points; i++) {
                content.lineTo((float) (left + xs[i]), (float) (top + ys[i]));
            }
            content.stroke();
        });
    }

    private static float[] lengths(List<Double> dashes) {
        float[] lengths = new float[dashes.size()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = dashes.get(i).floatValue();
        }
        return lengths;
    }

    @Override
    public void drawText(String text, double x, double y, int argb) {
        double at = left + x;
        double baseline = top + y + shapes.baseline();
        for (int from = 0, to = 0; from < text.length(); from = to) {
            to = endOfRun(text, from);
            String run = text.substring(from, to);
            double begin = at;
            write(() -> {
                fill(argb);
                if (isInFont(run.codePointAt(0))) {
                    drawLetters(run, begin, baseline, argb);
                } else {
                    fillShape(shapes.outline(run, begin, baseline));
                }
            });
            at += runWidth(run);
        }
    }

    private void drawLetters(String run, double x, double baseline, int argb) throws IOException {
        content.beginText();
        content.setFont(font, (float) size);
        content.setRenderingMode(bold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
        if (bold) {
            content.setStrokingColor(new Color(argb & 0xFFFFFF));
            content.setLineWidth((float) (2 * BOLD * size));
            content.setLineDashPattern(new float[0], 0);
        }
        content.setTextMatrix(new Matrix(1, 0, 0, -1, (float) x, (float) baseline));
        content.showText(run);
        content.endText();
    }

    /** Returns where the letters end that begin at {@code from} and are all in the font, or all are not. */
    private int endOfRun(String text, int from) {
        boolean known = isInFont(text.codePointAt(from));
        int to = from;
        while (to < text.length() && isInFont(text.codePointAt(to)) == known) {
            to += Character.charCount(text.codePointAt(to));
        }
        return to;
    }

    private boolean isInFont(int sign) {
        return signs.getGlyphId(sign) != 0;
    }

    private void fillShape(Shape shape) throws IOException {
        float[] c = new float[6];
        float x = 0;
        float y = 0;
        for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
            int kind = path.currentSegment(c);
            switch (kind) {
                case PathIterator.SEG_MOVETO -> content.moveTo(c[0], c[1]);
                case PathIterator.SEG_LINETO -> content.lineTo(c[0], c[1]);
                case PathIterator.SEG_QUADTO ->
                    content.curveTo(
                            x + (c[0] - x) * 2 / 3,
                            y + (c[1] - y) * 2 / 3,
                            c[2] + (c[0] - c[2]) * 2 / 3,
                            c[3] + (c[1] - c[3]) * 2 / 3,
                            c[2],
                            c[3]);
                case PathIterator.SEG_CUBICTO -> content.curveTo(c[0], c[1], c[2], c[3], c[4], c[5]);
                default -> content.closePath();
            }
            int last = kind == PathIterator.SEG_CUBICTO ? 4 : kind == PathIterator.SEG_QUADTO ? 2 : 0;
            x = kind == PathIterator.SEG_CLOSE ? x : c[last];
            y = kind == PathIterator.SEG_CLOSE ? y : c[last + 1];
        }
        content.fill();
    }

    @Override
    public void drawImage(int[] argb, int columns, double x, double y, double width, double height) {
        int rows = argb.length / columns;
        BufferedImage pixels = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
        pixels.setRGB(0, 0, columns, rows, argb, 0, columns);
        write(() -> {
            content.saveGraphicsState();
            content.transform(new Matrix(1, 0, 0, -1, (float) (left + x), (float) (top + y + height)));
            content.drawImage(LosslessFactory.createFromImage(document, pixels), 0, 0, (float) width, (float) height);
            content.restoreGraphicsState();
        });
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        write(() -> {
            content.saveGraphicsState();
            content.addRect((float) (left + x), (float) (top + y), (float) width, (float) height);
            content.clip();
        });
    }

    @Override
    public void endClip() {
        write(content::restoreGraphicsState);
        filled = false;
    }

    private void fill(int argb) throws IOException {
        // Thousands of small rectangles of one colour come one after another.
        if (!filled || argb != lastFilled) {
            content.setNonStrokingColor(new Color(argb & 0xFFFFFF));
            opacity(argb);
            lastFilled = argb;
            filled = true;
        }
    }

    private void opacity(int argb) throws IOException {
        PDExtendedGraphicsState state = opacities.computeIfAbsent(argb >>> 24, alpha -> {
            PDExtendedGraphicsState made = new PDExtendedGraphicsState();
            made.setNonStrokingAlphaConstant(alpha / 255f);
            made.setStrokingAlphaConstant(alpha / 255f);
            return made;
        });
        content.setGraphicsStateParameters(state);
    }

    @FunctionalInterface
    private interface Writing {
        void write() throws IOException;
    }

    private static void write(Writing writing) {
        try {
            writing.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
