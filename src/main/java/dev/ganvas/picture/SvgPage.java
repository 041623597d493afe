package dev.ganvas.picture;

import dev.ganvas.chart.LineStroke;
import dev.ganvas.chart.figure.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A page as SVG: texts stay texts, in whatever sans serif font the reader has. Owned by one thread. */
final class SvgPage implements Page {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter xml;
    private PageFont font = new PageFont(12, false);
    private double size = 12;
    private boolean bold;
    private double left;
    private double top;
    private int clips;
    /** Rectangles of one colour that were not written yet: they become one path. */
    private final StringBuilder rectangles = new StringBuilder();

    private int rectanglesArgb;

    /** Creates a page that only measures. */
    SvgPage() {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A page in memory cannot be written.", e);
        }
    }

    /** Makes it this large, white and empty. */
    void begin(double width, double height, PageSource source) {
        write(() -> {
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement("svg");
            xml.writeDefaultNamespace("http://www.w3.org/2000/svg");
            xml.writeAttribute("width", number(width));
            xml.writeAttribute("height", number(height));
            xml.writeAttribute("viewBox", "0 0 " + number(width) + " " + number(height));
            xml.writeAttribute("font-family", "sans-serif");
            xml.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "space", "preserve");
            text("title", source.title());
            text("desc", source.json());
        });
        fillRectangle(0, 0, width, height, 0xFFFFFFFF);
    }

    /** Ends the page and returns the file. */
    byte[] end() {
        flush();
        write(() -> {
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        });
        return bytes.toByteArray();
    }

    private void text(String element, String content) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(content);
        xml.writeEndElement();
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
        font = new PageFont(newSize, newBold);
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
        if (argb != rectanglesArgb) {
            flush();
        }
        rectanglesArgb = argb;
        rectangles
                .append('M')
                .append(number(left + x))
                .append(' ')
                .append(number(top + y))
                .append('h')
                .append(number(width))
                .append('v')
                .append(number(height))
                .append('h')
                .append(number(-width))
                .append('z');
    }

    private void flush() {
        if (!rectangles.isEmpty()) {
            write(() -> {
                xml.writeEmptyElement("path");
                xml.writeAttribute("d", rectangles.toString());
                // Neighbours would let the ground shine through where their edges are softened.
                xml.writeAttribute("shape-rendering", "crispEdges");
                color("fill", rectanglesArgb);
            });
            rectangles.setLength(0);
        }
    }

    @Override
    public void fillCircle(double x, double y, double radius, int argb) {
        flush();
        write(() -> {
            xml.writeEmptyElement("circle");
            xml.writeAttribute("cx", number(left + x));
            xml.writeAttribute("cy", number(top + y));
            xml.writeAttribute("r", number(radius));
            color("fill", argb);
        });
    }

    @Override
    public void drawLine(double[] xs, double[] ys, int points, double width, LineStroke stroke, int argb) {
        flush();
        StringBuilder places = new StringBuilder();
        for (int i = 0; i < points; i++) {
            places.append(i == 0 ? "" : " ")
                    .append(number(left + xs[i]))
                    .append(',')
                    .append(number(top + ys[i]));
        }
        String dashes = stroke.dashes().stream().map(SvgPage::number).collect(Collectors.joining(" "));
        write(() -> {
            xml.writeEmptyElement("polyline");
            xml.writeAttribute("points", places.toString());
            xml.writeAttribute("fill", "none");
            color("stroke", argb);
            xml.writeAttribute("stroke-width", number(width));
            xml.writeAttribute("stroke-linejoin", "round");
            xml.writeAttribute("stroke-linecap", width <= 1 ? "butt" : "round");
            if (!dashes.isEmpty()) {
                xml.writeAttribute("stroke-dasharray", dashes);
            }
        });
    }

    @Override
    public void drawText(String text, double x, double y, int argb) {
        flush();
        write(() -> {
            xml.writeStartElement("text");
            xml.writeAttribute("x", number(left + x));
            xml.writeAttribute("y", number(top + y + font.baseline()));
            xml.writeAttribute("font-size", number(size));
            if (bold) {
                xml.writeAttribute("font-weight", "bold");
            }
            color("fill", argb);
            xml.writeCharacters(text);
            xml.writeEndElement();
        });
    }

    @Override
    public void drawImage(int[] argb, int columns, double x, double y, double width, double height) {
        flush();
        write(() -> {
            xml.writeEmptyElement("image");
            xml.writeAttribute("x", number(left + x));
            xml.writeAttribute("y", number(top + y));
            xml.writeAttribute("width", number(width));
            xml.writeAttribute("height", number(height));
            xml.writeAttribute("image-rendering", "pixelated");
            xml.writeAttribute("preserveAspectRatio", "none");
            xml.writeAttribute("href", "data:image/png;base64," + png(argb, columns));
        });
    }

    private static String png(int[] argb, int columns) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PngWriter.encode(new Picture(columns, argb.length / columns, argb), out);
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        flush();
        String id = "clip" + ++clips;
        write(() -> {
            xml.writeStartElement("clipPath");
            xml.writeAttribute("id", id);
            xml.writeEmptyElement("rect");
            xml.writeAttribute("x", number(left + x));
            xml.writeAttribute("y", number(top + y));
            xml.writeAttribute("width", number(width));
            xml.writeAttribute("height", number(height));
            xml.writeEndElement();
            xml.writeStartElement("g");
            xml.writeAttribute("clip-path", "url(#" + id + ")");
        });
    }

    @Override
    public void endClip() {
        flush();
        write(xml::writeEndElement);
    }

    private void color(String attribute, int argb) throws XMLStreamException {
        xml.writeAttribute(attribute, String.format(Locale.ROOT, "#%06x", argb & 0xFFFFFF));
        if (argb >>> 24 != 255) {
            xml.writeAttribute(attribute + "-opacity", number((argb >>> 24) / 255.0));
        }
    }

    /** Returns a number with at most two decimals. */
    private static String number(double value) {
        long hundredths = Math.round(value * 100);
        return hundredths % 100 == 0 ? Long.toString(hundredths / 100) : Double.toString(hundredths / 100.0);
    }

    @FunctionalInterface
    private interface Writing {
        void write() throws XMLStreamException, IOException;
    }

    private static void write(Writing writing) {
        try {
            writing.write();
        } catch (XMLStreamException | IOException e) {
            throw new IllegalStateException("A page in memory cannot be written.", e);
        }
    }
}
