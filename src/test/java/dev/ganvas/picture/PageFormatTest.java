package dev.ganvas.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.chart.ChartContent;
import dev.ganvas.chart.ChartLine;
import dev.ganvas.chart.ChartTexts;
import dev.ganvas.chart.Curve;
import dev.ganvas.chart.LevelLine;
import dev.ganvas.chart.SeriesRows;
import dev.ganvas.chart.StepMark;
import dev.ganvas.chart.ValueScale;
import dev.ganvas.chart.figure.Figure;
import dev.ganvas.chart.figure.FigureDrawing;
import dev.ganvas.chart.figure.PrintColors;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Each kind of file is opened again by a reader of its own kind. */
class PageFormatTest {
    private static final int ORANGE = 0xBC4C00;

    private final Path folder;

    PageFormatTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theKindIsThatOfTheName() {
        assertThat(PageFormat.of(Path.of("a/b.SVG"))).contains(PageFormat.SVG);
        assertThat(PageFormat.of(Path.of("b.pdf"))).contains(PageFormat.PDF);
        assertThat(PageFormat.of(Path.of("b.jpg"))).isEmpty();
        assertThat(PageFormat.endings()).containsExactly(".png", ".svg", ".pdf");
    }

    @Test
    void aPngHasTwoPixelsForEachUnitAndSaysWhereItComesFrom() throws IOException {
        FigureDrawing drawing = drawing("Run", "generator");
        Path file = write(PageFormat.PNG, drawing);

        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            ImageReader reader = ImageIO.getImageReaders(in).next();
            reader.setInput(in);
            BufferedImage image = reader.read(0);
            assertThat(image.getWidth()).isEqualTo((int) (2 * drawing.width()));
            assertThat(image.getHeight()).isGreaterThan(2 * 250);
            assertThat(count(image, ORANGE)).as("the line").isGreaterThan(500);
            assertThat(count(image, PrintColors.INK & 0xFFFFFF)).as("texts").isGreaterThan(200);
            reader.dispose();
        }
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .contains("a title", "{\"seed\":7}");
    }

    @Test
    void anSvgIsWellFormedAndItsTextsAreTexts() throws Exception {
        Path file = write(PageFormat.SVG, drawing("MNIST <MLP> & more", "生成器"));

        Document svg = parsed(file);
        assertThat(svg.getDocumentElement().getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
        assertThat(svg.getDocumentElement().getAttribute("width")).isEqualTo("960");
        assertThat(texts(svg))
                .contains("MNIST <MLP> & more", "After 2,000 steps, seed 7", "Loss", "ln 2", "lr 0.1 → 0.2", "0", "400")
                .anyMatch(text -> text.matches("生成器 +0\\.\\d+( \\(raw 0\\.\\d+\\))?"));
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).isEqualTo("{\"seed\":7}");
        NodeList lines = svg.getElementsByTagName("polyline");
        assertThat(lines.getLength()).isGreaterThan(3);
        assertThat(Files.size(file)).isLessThan(200_000);
    }

    @Test
    void aPdfHasOnePageItsTextAndWhatItsFontLacksAsShapes() throws IOException {
        Path file = write(PageFormat.PDF, drawing("MNIST MLP", "生成器"));

        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(pdf.getPage(0).getMediaBox().getWidth()).isEqualTo(960);
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("MNIST MLP", "After 2,000 steps, seed 7", "Loss", "ln 2", "lr 0.1 → 0.2", "1.4k")
                    .doesNotContain("生");
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("a title");
            BufferedImage image = new PDFRenderer(pdf).renderImage(0);
            assertThat(count(image, ORANGE)).as("the line").isGreaterThan(100);
            // The name in Chinese stands between the sample of the line and its value.
            assertThat(dark(image, 118, 78, 40, 22))
                    .as("shapes of Chinese signs")
                    .isGreaterThan(20);
        }
    }

    @Test
    void theSamePageGivesTheSameBytes() throws IOException {
        for (PageFormat format : PageFormat.values()) {
            byte[] first = Files.readAllBytes(write(format, drawing("MNIST MLP", "generator")));
            assertThat(Files.readAllBytes(write(format, drawing("MNIST MLP", "generator"))))
                    .as(format.ending())
                    .isEqualTo(first);
        }
    }

    private Path write(PageFormat format, FigureDrawing drawing) throws IOException {
        Path file = folder.resolve("figure" + format.ending());
        format.write(file, drawing, new PageSource() {
            @Override
            public String title() {
                return "a title";
            }

            @Override
            public String software() {
                return "Ganvas";
            }

            @Override
            public String json() {
                return "{\"seed\":7}";
            }
        });
        return file;
    }

    private static FigureDrawing drawing(String title, String line) {
        SeriesRows rows = new SeriesRows() {
            @Override
            public int length() {
                return 2000;
            }

            @Override
            public long generation() {
                return 0;
            }

            @Override
            public long step(int row) {
                return row + 1L;
            }

            @Override
            public float value(int series, int row) {
                return (float) (0.6 + 0.2 * Math.sin(row / 100.0) + 0.1 * Math.sin(row * 7.3));
            }
        };
        ChartContent content = new ChartContent(
                List.of(new Curve(new ChartLine(line, 1), rows, 0)),
                Set.of(),
                null,
                null,
                null,
                ValueScale.LINEAR,
                new LevelLine(Math.log(2), "ln 2"),
                List.of(new StepMark(700, "lr 0.1 → 0.2")),
                0.9,
                0,
                ChartTexts.ENGLISH);
        Figure.Panel panel = new Figure.Panel("Loss", content, "Nothing.");
        Figure figure = new Figure(title, List.of("After 2,000 steps, seed 7"), List.of(panel));
        return new FigureDrawing(figure, PrintColors.ofOneRun());
    }

    private static Document parsed(Path file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder().parse(file.toFile());
    }

    private static List<String> texts(Document svg) {
        NodeList nodes = svg.getElementsByTagName("text");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    private static int count(BufferedImage image, int rgb) {
        int found = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                found += (image.getRGB(x, y) & 0xFFFFFF) == rgb ? 1 : 0;
            }
        }
        return found;
    }

    private static int dark(BufferedImage image, int left, int top, int width, int height) {
        int found = 0;
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                found += new Color(image.getRGB(x, y)).getGreen() < 128 ? 1 : 0;
            }
        }
        return found;
    }
}
