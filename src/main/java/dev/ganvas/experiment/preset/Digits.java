package dev.ganvas.experiment.preset;

import dev.ganvas.data.Sampling;
import dev.ganvas.data.ValueRange;
import dev.ganvas.engine.TrainingRule.FakeMode;
import dev.ganvas.engine.optimizer.Framework;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Experiment.Architecture;
import dev.ganvas.experiment.Experiment.DataKind;
import dev.ganvas.experiment.Settings;
import java.util.Map;

/** The experiments that learn handwritten digits: what they have in common beside {@link CommonDefaults#digits}. */
final class Digits {
    private static final int SAMPLES_SHOWN = 100;

    private Digits() {}

    /** Returns the experiment of some networks with its settings. */
    static Experiment experiment(String id, Architecture networks, Settings defaults) {
        return new Experiment(
                id,
                DataKind.IDX_IMAGES,
                Sampling.SHUFFLED,
                ValueRange.MINUS_ONE_TO_ONE,
                networks,
                Framework.PYTORCH,
                FakeMode.TRAINING,
                SAMPLES_SHOWN,
                Map.of(),
                defaults);
    }
}
