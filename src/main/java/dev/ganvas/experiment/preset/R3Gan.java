package dev.ganvas.experiment.preset;

import dev.ganvas.engine.SampleStatistics;
import dev.ganvas.engine.loss.LossKind;
import dev.ganvas.engine.loss.Penalty;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.preset.HalvingNetworks.Discriminator;

/**
 * Ours: a small DCGAN on MNIST, trained as "The GAN is dead; long live the GAN!" has it (Huang et al., 2024): D compares
 * each fake with a real sample, pays for its slope at both, and has no normalization.
 */
public final class R3Gan {
    /** Data, networks and settings of this experiment. */
    public static final Experiment EXPERIMENT = Digits.experiment(
            "r3gan",
            new HalvingNetworks(Discriminator.PLAIN),
            CommonDefaults.digits()
                    .with(Schema.BATCH, 64L)
                    .with(Schema.EPOCHS, 30L)
                    .with(Schema.BETA1, 0.0)
                    .with(Schema.BETA2, 0.9)
                    .with(Schema.D_BETA1, 0.0)
                    .with(Schema.D_BETA2, 0.9)
                    .with(Schema.LOSS, LossKind.RELATIVISTIC)
                    .with(Schema.PENALTY, Penalty.R1_R2)
                    .with(Schema.PENALTY_WEIGHT, 1.0)
                    .with(Schema.LATENT_SIZE, 64L)
                    .with(Schema.BATCH_NORM, SampleStatistics.BATCH)
                    .with(Schema.SAMPLE_EVERY, 100L));

    private R3Gan() {}
}
