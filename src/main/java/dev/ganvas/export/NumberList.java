package dev.ganvas.export;

import dev.ganvas.data.Progress;
import dev.ganvas.problem.UnusableDataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The numbers that a run made, as the published system writes them. */
final class NumberList implements ExportFormat {

    @Override
    public String id() {
        return "numbers";
    }

    @Override
    public String help() {
        return "the list of its numbers";
    }

    @Override
    public List<String> endings() {
        return List.of(".txt");
    }

    @Override
    public MenuItem menuItem() {
        return new MenuItem("export-numbers", "transport.exportNumbers", "export.numbersTitle", "Shift+L");
    }

    @Override
    public Need need() {
        return Need.NUMBERS;
    }

    @Override
    public String fileName(LiveRunView run) {
        return run.experiment().id() + "-numbers.txt";
    }

    @Override
    public Written write(RunView run, ExportChoices chosen, Path target, Progress progress)
            throws UnusableDataException, IOException {
        run.writeNumbers(target);
        return new Written("the numbers", run.step());
    }
}
