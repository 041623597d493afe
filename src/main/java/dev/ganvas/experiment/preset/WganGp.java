package dev.ganvas.experiment.preset;

import dev.ganvas.engine.layer.Activation;
import dev.ganvas.engine.loss.LossKind;
import dev.ganvas.engine.loss.Penalty;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Schema;

/**
 * Ours: dense networks on MNIST, trained as "Improved Training of Wasserstein GANs" has it (Gulrajani et al., 2017): the
 * Wasserstein loss, a penalty of 10 on D's gradient, five updates of D a step.
 */
public final class WganGp {
    /** Data, networks and settings of this experiment. */
    public static final Experiment EXPERIMENT = Digits.experiment(
            "wgan-gp",
            new ThreeDense(256, 512, Activation.IDENTITY),
            CommonDefaults.digits()
                    .with(Schema.BATCH, 64L)
                    .with(Schema.EPOCHS, 200L)
                    .with(Schema.BETA1, 0.5)
                    .with(Schema.D_BETA1, 0.5)
                    .with(Schema.BETA2, 0.9)
                    .with(Schema.D_BETA2, 0.9)
                    .with(Schema.LOSS, LossKind.WASSERSTEIN)
                    .with(Schema.PENALTY, Penalty.WGAN_GP)
                    .with(Schema.D_STEPS, 5L)
                    .with(Schema.LATENT_SIZE, 64L)
                    .with(Schema.SAMPLE_EVERY, 250L));

    private WganGp() {}
}
