package dev.ganvas.chart.figure;

import dev.ganvas.chart.ChartColors;
import dev.ganvas.chart.ChartDrawing;
import dev.ganvas.chart.FittedText;
import java.util.ArrayList;
import java.util.List;

/** Lays a {@link Figure} out on a page: the title, the notes, and each chart under its title and legend. */
public final class FigureDrawing implements PageDrawing {
    private static final double WIDTH = 960;
    private static final double MARGIN = 28;
    private static final double CHART = 250;
    private static final double GAP = 20;
    private static final double TITLE_SIZE = 20;
    private static final double NOTE_SIZE = 11;
    private static final double PANEL_SIZE = 14;
    private static final double CHART_SIZE = 12;

    private final Figure figure;
    private final ChartColors colors;

    /** Creates the drawing of a figure. */
    public FigureDrawing(Figure figure, ChartColors colors) {
        this.figure = figure;
        this.colors = colors;
    }

    @Override
    public double width() {
        return WIDTH;
    }

    @Override
    public double height(Page ruler) {
        return headHeight(ruler) + figure.panels().size() * (panelHead(ruler) + CHART + GAP) + MARGIN - GAP;
    }

    @Override
    public void draw(Page page) {
        page.origin(0, 0);
        page.font(TITLE_SIZE, true);
        page.drawText(figure.title(), MARGIN, MARGIN, PrintColors.INK);
        double y = MARGIN + page.lineHeight() + GAP / 4;
        page.font(NOTE_SIZE, false);
        for (String line : notes(page)) {
            page.drawText(line, MARGIN, y, PrintColors.QUIET);
            y += page.lineHeight();
        }
        y = headHeight(page);
        for (Figure.Panel panel : figure.panels()) {
            drawPanel(page, panel, y);
            y += panelHead(page) + CHART + GAP;
        }
    }

    private double headHeight(Page ruler) {
        ruler.font(TITLE_SIZE, true);
        double title = ruler.lineHeight();
        ruler.font(NOTE_SIZE, false);
        return MARGIN + title + GAP / 4 + notes(ruler).size() * ruler.lineHeight() + GAP;
    }

    private static double panelHead(Page ruler) {
        ruler.font(PANEL_SIZE, true);
        return ruler.lineHeight() + GAP / 4;
    }

    private void drawPanel(Page page, Figure.Panel panel, double top) {
        page.origin(0, 0);
        page.font(PANEL_SIZE, true);
        page.drawText(panel.title(), MARGIN, top, PrintColors.INK);
        double legend = MARGIN + page.textWidth(panel.title()) + GAP;
        double head = panelHead(page);
        ChartDrawing chart = new ChartDrawing();
        chart.show(panel.content().curves());
        page.origin(MARGIN, top + head);
        page.font(CHART_SIZE, false);
        if (chart.rows().isEmpty()) {
            page.drawText(panel.empty(), 0, CHART / 2, colors.text());
            return;
        }
        chart.draw(page, panel.content(), colors, WIDTH - 2 * MARGIN, CHART);
        page.origin(0, 0);
        page.font(CHART_SIZE, false);
        new LegendDrawing(chart, panel.content(), colors).draw(page, legend, top + 2, WIDTH - MARGIN);
    }

    private List<String> notes(Page ruler) {
        List<String> lines = new ArrayList<>();
        figure.notes().forEach(note -> lines.addAll(FittedText.wrapped(ruler, note, WIDTH - 2 * MARGIN)));
        return lines;
    }
}
