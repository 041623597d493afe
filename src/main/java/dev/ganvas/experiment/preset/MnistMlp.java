package dev.ganvas.experiment.preset;

import dev.ganvas.engine.layer.Activation;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Schema;

/** A small dense GAN on MNIST (Satnam00, 2020, after yunjey). */
public final class MnistMlp {
    /** Data, networks and settings as they were published. */
    public static final Experiment EXPERIMENT = Digits.experiment(
            "mnist-mlp",
            new ThreeDense(256, 256, Activation.SIGMOID),
            CommonDefaults.digits()
                    .with(Schema.BATCH, 100L)
                    .with(Schema.EPOCHS, 300L)
                    .with(Schema.LATENT_SIZE, 64L)
                    .with(Schema.SAMPLE_EVERY, 600L));

    private MnistMlp() {}
}
