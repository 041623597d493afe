package dev.ganvas.export;

import dev.ganvas.data.Progress;
import dev.ganvas.problem.UnusableDataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The losses of a run as CSV, one row a recorded step. */
final class LossesTable implements ExportFormat {

    @Override
    public String id() {
        return "csv";
    }

    @Override
    public String help() {
        return "its losses";
    }

    @Override
    public List<String> endings() {
        return List.of(".csv");
    }

    @Override
    public MenuItem menuItem() {
        return new MenuItem("export-losses", "transport.exportLosses", "export.lossesTitle", "L");
    }

    @Override
    public Need need() {
        return Need.STEPS;
    }

    @Override
    public String fileName(LiveRunView run) {
        return run.experiment().id() + "-losses.csv";
    }

    @Override
    public Written write(RunView run, ExportChoices chosen, Path target, Progress progress)
            throws UnusableDataException, IOException {
        run.writeLosses(target);
        return new Written("the losses", run.step());
    }
}
