package dev.ganvas.ui;

import dev.ganvas.experiment.ExperimentData;
import dev.ganvas.experiment.Presets;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import dev.ganvas.export.RunFolder;
import dev.ganvas.export.RunRecorder;
import dev.ganvas.run.Comparison;
import dev.ganvas.run.ComparisonListener;
import dev.ganvas.run.Run;
import dev.ganvas.run.Variant;
import dev.ganvas.run.VariantRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs as they lie on a disk. */
final class SavedRuns {
    private SavedRuns() {}

    /** Trains even numbers for some steps on the calling thread and saves the run in a folder. */
    static Path even(Path folder, long steps) throws Exception {
        Settings settings = Presets.EVEN.defaults().with(Schema.SAMPLE_EVERY, 0L);
        Comparison one = new Comparison(
                Presets.EVEN,
                ExperimentData.load(Presets.EVEN, settings),
                List.of(new Variant("one", settings)),
                steps);
        try (RunFolder made = RunFolder.create(folder);
                RunRecorder recorder = new RunRecorder(made)) {
            one.addListener(new ComparisonListener() {
                @Override
                public void starting(VariantRun variant, Run run) {
                    run.addListener(recorder);
                }

                @Override
                public void ending(VariantRun variant, Run run) throws IOException {
                    recorder.finish(run);
                }
            });
            one.work();
        }
        return folder;
    }
}
