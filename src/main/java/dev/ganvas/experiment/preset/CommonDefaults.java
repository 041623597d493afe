package dev.ganvas.experiment.preset;

import dev.ganvas.engine.TrainingRule.DiscriminatorLoss;
import dev.ganvas.engine.TrainingRule.Fakes;
import dev.ganvas.engine.TrainingRule.UpdateOrder;
import dev.ganvas.engine.loss.LossKind;
import dev.ganvas.engine.loss.Penalty;
import dev.ganvas.engine.network.NetworkText;
import dev.ganvas.engine.optimizer.OptimizerKind;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Schema.LatentLaw;
import dev.ganvas.experiment.Settings;
import java.time.Duration;
import java.util.Optional;

/** The settings that most published systems have in common. */
final class CommonDefaults {

    private CommonDefaults() {}

    /** Of every experiment. */
    static Settings shared() {
        return Settings.empty()
                .with(Schema.STEPS, 0L)
                .with(Schema.EPOCHS, 0L)
                .with(Schema.OPTIMIZER, OptimizerKind.ADAM)
                .with(Schema.LR, 0.0002)
                .with(Schema.MOMENTUM, 0.0)
                .with(Schema.RHO, 0.99)
                .with(Schema.BETA1, 0.9)
                .with(Schema.BETA2, 0.999)
                .with(Schema.HALVE_EVERY, 0L)
                .with(Schema.D_OPTIMIZER, Optional.empty())
                .with(Schema.D_LR, 0.0002)
                .with(Schema.D_MOMENTUM, 0.0)
                .with(Schema.D_RHO, 0.99)
                .with(Schema.D_BETA1, 0.9)
                .with(Schema.D_BETA2, 0.999)
                .with(Schema.D_STEPS, 1L)
                .with(Schema.G_STEPS, 1L)
                .with(Schema.PENALTY, Penalty.NONE)
                .with(Schema.PENALTY_WEIGHT, 10.0)
                .with(Schema.SPECTRAL_NORM, false)
                .with(Schema.PACK, 1L)
                .with(Schema.EMA, 0.0)
                .with(Schema.INSTANCE_NOISE, 0.0)
                .with(Schema.INSTANCE_NOISE_STEPS, 2000L)
                .with(Schema.CLIP, 0.01)
                .with(Schema.LOSS, LossKind.NON_SATURATING)
                .with(Schema.REAL_LABEL, 1.0)
                .with(Schema.FAKE_LABEL, 0.0)
                .with(Schema.LATENT_SCALE, 1.0)
                .with(Schema.GENERATOR, NetworkText.NONE)
                .with(Schema.DISCRIMINATOR, NetworkText.NONE)
                .with(Schema.G_INIT, Optional.empty())
                .with(Schema.D_INIT, Optional.empty())
                .with(Schema.SEED, 1L)
                .with(Schema.THREADS, 0L)
                .with(Schema.RECORD_EVERY, 1L)
                .with(Schema.CHECKPOINT, Duration.ofSeconds(60))
                .with(Schema.QUALITY_SHARE, 0.1)
                .with(Schema.BEST_BY, Schema.USUAL_FIGURE)
                .with(Schema.PATIENCE, 0L);
    }

    /** Of those that learn points in the plane. */
    static Settings points() {
        return shared().with(Schema.DATA, "")
                .with(Schema.LATENT_SIZE, 2L)
                .with(Schema.ORDER, UpdateOrder.DISCRIMINATOR_FIRST)
                .with(Schema.FAKES, Fakes.FRESH)
                .with(Schema.D_LOSS, DiscriminatorLoss.SUM);
    }

    /** Of those that learn handwritten digits. */
    static Settings digits() {
        return shared().with(Schema.DATA, "")
                .with(Schema.CLASS, -1L)
                .with(Schema.LIMIT, 0L)
                .with(Schema.SIDE, Schema.SIDE.min())
                .with(Schema.ORDER, UpdateOrder.DISCRIMINATOR_FIRST)
                .with(Schema.FAKES, Fakes.FRESH)
                .with(Schema.D_LOSS, DiscriminatorLoss.SUM)
                .with(Schema.LATENT, LatentLaw.NORMAL);
    }
}
