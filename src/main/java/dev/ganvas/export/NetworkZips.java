package dev.ganvas.export;

import dev.ganvas.data.Progress;
import dev.ganvas.problem.UnusableDataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Both networks as DL4J model files, with the run file beside them, in a new folder. */
final class NetworkZips implements ExportFormat {

    @Override
    public String id() {
        return "networks";
    }

    @Override
    public String help() {
        return "both as DL4J model files, in a new folder";
    }

    @Override
    public List<String> endings() {
        return List.of();
    }

    @Override
    public MenuItem menuItem() {
        return new MenuItem("export-networks", "transport.exportNetworks", "export.networksTitle", "Shift+D");
    }

    @Override
    public Need need() {
        return Need.NETWORKS;
    }

    @Override
    public String fileName(LiveRunView run) {
        return ExportFormat.nameOf(run, run.step()) + "-networks";
    }

    @Override
    public Written write(RunView run, ExportChoices chosen, Path target, Progress progress)
            throws UnusableDataException, IOException {
        long step = run.writeNetworks(target, progress);
        return new Written("both networks", step);
    }
}
