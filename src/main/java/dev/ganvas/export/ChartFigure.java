package dev.ganvas.export;

import dev.ganvas.chart.figure.FigureDrawing;
import dev.ganvas.chart.figure.PrintColors;
import dev.ganvas.data.Progress;
import dev.ganvas.picture.PageFormat;
import dev.ganvas.problem.UnusableDataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The charts of a run as a figure with title, settings, seed and legend, as PNG, SVG or PDF by the name of the file. */
final class ChartFigure implements ExportFormat {

    @Override
    public String id() {
        return "charts";
    }

    @Override
    public String help() {
        return "its losses and what D believes, as .png, .svg or .pdf";
    }

    @Override
    public List<String> endings() {
        return PageFormat.endings();
    }

    @Override
    public MenuItem menuItem() {
        return new MenuItem("export-charts", "transport.exportCharts", "export.chartsTitle", "Shift+C");
    }

    @Override
    public Need need() {
        return Need.CHARTS;
    }

    @Override
    public String fileName(LiveRunView run) {
        return ExportFormat.nameOf(run, run.step()) + "-charts" + PageFormat.PNG.ending();
    }

    @Override
    public Written write(RunView run, ExportChoices chosen, Path target, Progress progress)
            throws UnusableDataException, IOException {
        FigureDrawing drawing = new FigureDrawing(run.charts(), PrintColors.ofOneRun());
        PageFormat.of(target)
                .orElse(PageFormat.PNG)
                .write(target, drawing, run.origin(run.step(), run.step()), progress);
        return new Written("the charts", run.step());
    }
}
