package dev.ganvas.export;

import dev.ganvas.data.Progress;
import dev.ganvas.engine.GanSpec;
import dev.ganvas.engine.NetworkWeights;
import dev.ganvas.engine.network.OnnxModel;
import dev.ganvas.file.AtomicFolder;
import dev.ganvas.problem.UnusableDataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Both networks as ONNX models, of any number of rows, in a new folder. */
final class OnnxModels implements ExportFormat {

    @Override
    public String id() {
        return "onnx";
    }

    @Override
    public String help() {
        return "both as ONNX models, in a new folder";
    }

    @Override
    public List<String> endings() {
        return List.of();
    }

    @Override
    public MenuItem menuItem() {
        return new MenuItem("export-onnx", "transport.exportOnnx", "export.networksTitle", "Shift+O");
    }

    @Override
    public Need need() {
        return Need.NETWORKS;
    }

    @Override
    public String fileName(LiveRunView run) {
        return ExportFormat.nameOf(run, run.step()) + "-onnx";
    }

    @Override
    public Written write(RunView run, ExportChoices chosen, Path target, Progress progress)
            throws UnusableDataException, IOException {
        RunView.Trained trained = run.trained();
        GanSpec spec = trained.spec();
        NetworkWeights weights = trained.weights();
        AtomicFolder.write(target, folder -> {
            OnnxModel.writeGenerator(spec.generator(), weights.generator(), folder.resolve("generator.onnx"));
            OnnxModel.writeDiscriminator(
                    spec.discriminator(), weights.discriminator(), folder.resolve("discriminator.onnx"));
        });
        return new Written("both networks", trained.step());
    }
}
