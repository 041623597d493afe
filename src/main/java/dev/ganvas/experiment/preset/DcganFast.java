package dev.ganvas.experiment.preset;

import dev.ganvas.data.Sampling;
import dev.ganvas.data.ValueRange;
import dev.ganvas.engine.SampleStatistics;
import dev.ganvas.engine.TrainingRule.DiscriminatorLoss;
import dev.ganvas.engine.TrainingRule.FakeMode;
import dev.ganvas.engine.optimizer.Framework;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Experiment.DataKind;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.preset.HalvingNetworks.Discriminator;
import java.util.Map;

/** Ours: a DCGAN small enough that digits appear within two minutes on two cores. */
public final class DcganFast {
    /** Data, networks and settings of this experiment. */
    public static final Experiment EXPERIMENT = new Experiment(
            "dcgan-fast",
            DataKind.IDX_IMAGES,
            Sampling.SHUFFLED,
            ValueRange.MINUS_ONE_TO_ONE,
            new HalvingNetworks(Discriminator.NORMALIZED),
            Framework.PYTORCH,
            FakeMode.TRAINING,
            100,
            Map.of(),
            CommonDefaults.digits()
                    .with(Schema.BATCH, 64L)
                    .with(Schema.EPOCHS, 30L)
                    .with(Schema.LR, 0.0004)
                    .with(Schema.D_LR, 0.0004)
                    .with(Schema.BETA1, 0.5)
                    .with(Schema.D_BETA1, 0.5)
                    .with(Schema.D_LOSS, DiscriminatorLoss.MEAN)
                    .with(Schema.LATENT_SIZE, 32L)
                    .with(Schema.BATCH_NORM, SampleStatistics.BATCH)
                    .with(Schema.SAMPLE_EVERY, 100L));

    private DcganFast() {}
}
