package dev.ganvas.experiment.preset;

import dev.ganvas.engine.SampleStatistics;
import dev.ganvas.engine.TrainingRule.DiscriminatorLoss;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.preset.HalvingNetworks.Discriminator;

/** Ours: a DCGAN small enough that digits appear within two minutes on two cores. */
public final class DcganFast {
    /** Data, networks and settings of this experiment. */
    public static final Experiment EXPERIMENT = Digits.experiment(
            "dcgan-fast",
            new HalvingNetworks(Discriminator.NORMALIZED),
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
