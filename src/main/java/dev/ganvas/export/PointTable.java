package dev.ganvas.export;

import dev.ganvas.data.Progress;
import dev.ganvas.file.AtomicFile;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.run.history.RunFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The points that a run shows, x and y a line, as CSV. */
final class PointTable implements ExportFormat {

    @Override
    public String id() {
        return "points";
    }

    @Override
    public String help() {
        return "the points that it makes, as CSV";
    }

    @Override
    public List<String> endings() {
        return List.of(".csv");
    }

    @Override
    public MenuItem menuItem() {
        return new MenuItem("export-points", "transport.exportPoints", "export.pointsTitle", "Shift+P");
    }

    @Override
    public Need need() {
        return Need.POINTS;
    }

    @Override
    public String fileName(LiveRunView run) {
        return ExportFormat.nameOf(run, run.frame().step()) + ".csv";
    }

    @Override
    public Written write(RunView run, ExportChoices chosen, Path target, Progress progress)
            throws UnusableDataException, IOException {
        if (!run.shape().isPoint()) {
            throw new UnusableDataException("export.noPoints", run.experiment().id());
        }
        RunFrame frame = run.frame();
        float[] points = frame.samples();
        StringBuilder text = new StringBuilder("x,y\n");
        for (int i = 0; i < points.length; i += 2) {
            text.append(points[i]).append(',').append(points[i + 1]).append('\n');
        }
        AtomicFile.write(target, temporary -> Files.writeString(temporary, text));
        return new Written("the points", frame.step());
    }
}
