package dev.ganvas.picture;

import dev.ganvas.chart.figure.PageDrawing;
import dev.ganvas.data.Progress;
import dev.ganvas.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of file that a page can become. Stateless; the same page gives the same bytes on one machine. */
public enum PageFormat {
    /** Pixels, two for each unit in both directions. */
    PNG,
    /** Lines and texts that stay sharp and can be edited. */
    SVG,
    /** The same on one page, with its font. */
    PDF;

    private static final double PNG_SCALE = 2;

    /** Returns how the name of such a file ends. */
    public String ending() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    /** Returns how the names of all of them end. */
    public static List<String> endings() {
        return Arrays.stream(values()).map(PageFormat::ending).toList();
    }

    /** Returns the kind of a file by its name. */
    public static Optional<PageFormat> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> name.endsWith(format.ending()))
                .findFirst();
    }

    /**
     * Draws a page into a file, or leaves the file as it was.
     *
     * @param source what the file says of itself
     * @throws IOException with one sentence for the user
     */
    public void write(Path file, PageDrawing drawing, PageSource source, Progress progress) throws IOException {
        switch (this) {
            case PNG -> PngWriter.write(file, pixels(drawing), 1, source, progress);
            case SVG -> write(file, svg(drawing, source));
            case PDF -> write(file, pdf(drawing, source));
        }
    }

    /**
     * Does the same where nobody waits for it.
     *
     * @throws IOException with one sentence for the user
     */
    public void write(Path file, PageDrawing drawing, PageSource source) throws IOException {
        write(file, drawing, source, Progress.NONE);
    }

    /** Draws a page of pixels. */
    static Picture pixels(PageDrawing drawing) {
        GraphicsPage page = new GraphicsPage(PNG_SCALE);
        page.begin(drawing.width(), drawing.height(page));
        drawing.draw(page);
        return page.picture();
    }

    private static byte[] svg(PageDrawing drawing, PageSource source) {
        SvgPage page = new SvgPage();
        page.begin(drawing.width(), drawing.height(page), source);
        drawing.draw(page);
        return page.end();
    }

    private static byte[] pdf(PageDrawing drawing, PageSource source) throws IOException {
        try (PdfPage page = new PdfPage()) {
            page.begin(drawing.width(), drawing.height(page), source);
            drawing.draw(page);
            return page.end();
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        AtomicFile.write(file, temporary -> Files.write(temporary, bytes));
    }
}
