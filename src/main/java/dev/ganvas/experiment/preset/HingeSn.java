package dev.ganvas.experiment.preset;

import dev.ganvas.engine.SampleStatistics;
import dev.ganvas.engine.loss.LossKind;
import dev.ganvas.engine.optimizer.OptimizerKind;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.preset.HalvingNetworks.Discriminator;
import java.util.Optional;

/**
 * Ours: a small DCGAN on MNIST, steadied as "Spectral Normalization for Generative Adversarial Networks" has it (Miyato et
 * al., 2018): the hinge loss, and weights of D divided by their spectral norm in the place of batch normalization. The two
 * learning rates are those of the papers that followed it.
 */
public final class HingeSn {
    /** Data, networks and settings of this experiment. */
    public static final Experiment EXPERIMENT = Digits.experiment(
            "hinge-sn",
            new HalvingNetworks(Discriminator.PLAIN),
            CommonDefaults.digits()
                    .with(Schema.BATCH, 64L)
                    .with(Schema.EPOCHS, 30L)
                    .with(Schema.LR, 0.0001)
                    .with(Schema.BETA1, 0.0)
                    .with(Schema.BETA2, 0.9)
                    .with(Schema.D_OPTIMIZER, Optional.of(OptimizerKind.ADAM))
                    .with(Schema.D_LR, 0.0004)
                    .with(Schema.D_BETA1, 0.0)
                    .with(Schema.D_BETA2, 0.9)
                    .with(Schema.LOSS, LossKind.HINGE)
                    .with(Schema.SPECTRAL_NORM, true)
                    .with(Schema.LATENT_SIZE, 64L)
                    .with(Schema.BATCH_NORM, SampleStatistics.BATCH)
                    .with(Schema.SAMPLE_EVERY, 100L));

    private HingeSn() {}
}
