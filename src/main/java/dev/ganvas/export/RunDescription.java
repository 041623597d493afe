package dev.ganvas.export;

import dev.ganvas.data.Progress;
import dev.ganvas.problem.UnusableDataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The run file: what was trained, with which settings, and how it ended. */
final class RunDescription implements ExportFormat {

    @Override
    public String id() {
        return "run";
    }

    @Override
    public String help() {
        return "its run file";
    }

    @Override
    public List<String> endings() {
        return List.of(".json");
    }

    @Override
    public MenuItem menuItem() {
        return new MenuItem("export-run", "transport.exportRun", "export.runTitle", "Shift+R");
    }

    @Override
    public Need need() {
        return Need.NETWORKS;
    }

    @Override
    public boolean ofStoredRuns() {
        return false; // it lies in their folder already
    }

    @Override
    public String fileName(LiveRunView run) {
        return run.experiment().id() + "-run.json";
    }

    @Override
    public Written write(RunView run, ExportChoices chosen, Path target, Progress progress)
            throws UnusableDataException, IOException {
        run.writeRunFile(target);
        return new Written("the run file", run.step());
    }
}
