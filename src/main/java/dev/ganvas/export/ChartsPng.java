package dev.ganvas.export;

import dev.ganvas.data.Progress;
import dev.ganvas.picture.PngWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The charts that are on the screen, as one PNG. */
final class ChartsPng implements ExportFormat {

    @Override
    public String id() {
        return "charts";
    }

    @Override
    public String help() {
        return "its charts in one picture";
    }

    @Override
    public List<String> endings() {
        return List.of(".png");
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
    public boolean ofStoredRuns() {
        return false;
    }

    @Override
    public String fileName(LiveRunView run) {
        return ExportFormat.nameOf(run, run.step()) + "-charts.png";
    }

    @Override
    public Written write(RunView run, ExportChoices chosen, Path target, Progress progress) throws IOException {
        PngWriter.write(target, run.charts().orElseThrow(), 1, run.origin(run.step(), run.step()), progress);
        return new Written("the charts", run.step());
    }
}
