package dev.ganvas.engine;

import dev.ganvas.engine.TrainingRule.DiscriminatorLoss;
import dev.ganvas.engine.TrainingRule.FakeMode;
import dev.ganvas.engine.TrainingRule.Fakes;
import dev.ganvas.engine.TrainingRule.UpdateOrder;
import dev.ganvas.engine.layer.Activation;
import dev.ganvas.engine.layer.BatchNormalization;
import dev.ganvas.engine.layer.Bias;
import dev.ganvas.engine.layer.Convolution;
import dev.ganvas.engine.layer.Dense;
import dev.ganvas.engine.layer.GlobalAveragePooling;
import dev.ganvas.engine.layer.Initializer;
import dev.ganvas.engine.layer.TransposedConvolution;
import dev.ganvas.engine.loss.LossKind;
import dev.ganvas.engine.network.NetworkSpec;
import dev.ganvas.engine.network.Steadying;
import dev.ganvas.engine.optimizer.Framework;
import dev.ganvas.engine.optimizer.OptimizerKind;
import dev.ganvas.engine.optimizer.OptimizerSpec;
import java.util.List;
import java.util.SplittableRandom;

/** Small networks with every dense activation, and batches to train them on. */
public final class Fixtures {
    static final int LATENT = 3;
    static final int SAMPLE = 5;
    static final int BATCH = 4;

    private Fixtures() {}

    static GanSpec gan(UpdateOrder order, Fakes fakes, DiscriminatorLoss loss) {
        NetworkSpec generator = new NetworkSpec(
                LATENT,
                List.of(
                        new Dense(6, Activation.RELU),
                        new Dense(7, Activation.SIGMOID),
                        new Dense(SAMPLE, Activation.TANH)),
                Initializer.PYTORCH_UNIFORM);
        NetworkSpec discriminator = new NetworkSpec(
                SAMPLE,
                List.of(
                        new Dense(8, Activation.LEAKY_RELU),
                        new Dense(6, Activation.IDENTITY),
                        new Dense(1, Activation.SIGMOID)),
                Initializer.PYTORCH_UNIFORM);
        return new GanSpec(
                generator,
                discriminator,
                BATCH,
                new TrainingRule(order, fakes, loss, FakeMode.TRAINING),
                LossKind.NON_SATURATING);
    }

    /** A small pair with every convolutional layer, batch normalization before and after activations, and pooling. */
    static GanSpec convolutional(int classes, TrainingRule rule) {
        NetworkSpec generator = new NetworkSpec(
                List.of(LATENT, 1, 1),
                List.of(
                        new TransposedConvolution(6, 4, 2, 1, Bias.WITHOUT, Activation.IDENTITY),
                        new BatchNormalization(0.9, 1e-5, Framework.PYTORCH, Activation.RELU),
                        new Convolution(5, 3, 1, 1, Bias.WITH, Activation.LEAKY_RELU),
                        new BatchNormalization(0.8, 1e-3, Framework.KERAS, Activation.IDENTITY),
                        new TransposedConvolution(2, 4, 2, 1, Bias.WITH, Activation.TANH)),
                Initializer.GLOROT_UNIFORM);
        NetworkSpec discriminator = new NetworkSpec(
                List.of(2, 4, 4),
                List.of(
                        new Convolution(4, 3, 1, 1, Bias.WITHOUT, Activation.IDENTITY),
                        new BatchNormalization(0.9, 1e-5, Framework.PYTORCH, Activation.LEAKY_RELU),
                        new Convolution(6, 4, 2, 1, Bias.WITH, Activation.TANH),
                        new GlobalAveragePooling(),
                        new Dense(classes, classes == 1 ? Activation.SIGMOID : Activation.IDENTITY)),
                Initializer.GLOROT_UNIFORM);
        return new GanSpec(generator, discriminator, 2 * BATCH, rule, LossKind.NON_SATURATING);
    }

    /** The same networks with another loss. */
    static GanSpec with(LossKind loss, GanSpec spec) {
        return new GanSpec(spec.generator(), spec.discriminator(), spec.batch(), spec.rule(), loss);
    }

    /** The same networks, steadied. */
    static GanSpec with(Steadying steadying, GanSpec spec) {
        return new GanSpec(spec.generator(), spec.discriminator(), spec.batch(), spec.rule(), spec.loss(), steadying);
    }

    /** Keras's way, because DL4J adds epsilon where Keras does. */
    static OptimizerSpec optimizer(OptimizerKind kind) {
        double rate = kind == OptimizerKind.SGD ? 0.1 : 0.01;
        return new OptimizerSpec(kind, rate, 0, 0.9, 0.9, 0.999, Framework.KERAS);
    }

    static Tuning tuning(OptimizerKind kind, int discriminatorSteps) {
        return new Tuning(optimizer(kind), optimizer(kind), 0.9, 0.1, discriminatorSteps, 1, 0, 0);
    }

    /** Batches that differ by step and draw. */
    public static BatchSource source() {
        return new BatchSource() {
            @Override
            public void real(long step, int draw, float[] batch) {
                fill(1000 + 10 * step + draw, batch);
            }

            @Override
            public void noise(long step, int draw, float[] latents) {
                fill(2000 + 10 * step + draw, latents);
            }

            @Override
            public void mixture(long step, int draw, float[] shares) {
                fill(3000 + 10 * step + draw, shares);
                for (int i = 0; i < shares.length; i++) {
                    shares[i] = 0.5f + 0.5f * shares[i];
                }
            }

            @Override
            public void disturbance(long step, int draw, float[] values, int count) {
                fill(4000 + 10 * step + draw, values);
            }

            private void fill(long seed, float[] into) {
                SplittableRandom random = new SplittableRandom(seed);
                for (int i = 0; i < into.length; i++) {
                    into[i] = (float) random.nextDouble(-1, 1);
                }
            }
        };
    }
}
