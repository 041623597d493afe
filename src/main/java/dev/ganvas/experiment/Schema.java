package dev.ganvas.experiment;

import dev.ganvas.engine.SampleStatistics;
import dev.ganvas.engine.TrainingRule.DiscriminatorLoss;
import dev.ganvas.engine.TrainingRule.Fakes;
import dev.ganvas.engine.TrainingRule.UpdateOrder;
import dev.ganvas.engine.loss.LossKind;
import dev.ganvas.engine.optimizer.OptimizerKind;
import dev.ganvas.engine.optimizer.OptimizerKind.Constant;
import dev.ganvas.experiment.Setting.Choice;
import dev.ganvas.experiment.Setting.Group;
import dev.ganvas.experiment.Setting.Interval;
import dev.ganvas.experiment.Setting.Real;
import dev.ganvas.experiment.Setting.Real.Bound;
import dev.ganvas.experiment.Setting.Text;
import dev.ganvas.experiment.Setting.Whole;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Every setting there is, in the order of the form. An {@link Experiment} has most of them. */
public final class Schema {

    /** Which optimizer the discriminator has. */
    public enum DiscriminatorOptimizer {
        /** The generator's, with the generator's constants. */
        SAME,
        SGD,
        RMSPROP,
        ADAM;

        /** Returns which optimizer it is, or nothing where it is the generator's. */
        public Optional<OptimizerKind> kind() {
            return this == SAME ? Optional.empty() : Optional.of(OptimizerKind.valueOf(name()));
        }

        /** Returns whether {@code constant} does anything under it. */
        boolean uses(Constant constant) {
            return kind().filter(kind -> kind.uses(constant)).isPresent();
        }
    }

    /** The law of the noise. */
    public enum LatentLaw {
        /** Independent fair bits, 0 or 1. */
        BITS,
        /** Standard normal. */
        NORMAL,
        /** Uniform in [-1, 1]. */
        UNIFORM
    }

    public static final Whole BITS = new Whole(
            "bits",
            Group.DATA,
            Effect.NEW_RUN,
            "Bits in a number: 7 makes the numbers 0 to 127. The latent is as wide.",
            2,
            16);
    public static final Text DATA = new Text(
            "data",
            Group.DATA,
            Effect.NEW_RUN,
            "An IDX file, gzipped or not, or a folder with one, or a folder of pictures. Empty: the data that ships with Ganvas.");
    public static final Whole CLASS = new Whole(
            "class",
            Group.DATA,
            Effect.NEW_RUN,
            "Learns the images of one class alone, where the data has labels.",
            -1,
            255,
            "all");
    public static final Whole LIMIT = new Whole(
            "limit",
            Group.DATA,
            Effect.NEW_RUN,
            "How many images to use at most, from the first on. 0: all of them.",
            0,
            10_000_000);
    public static final Whole BATCH = new Whole(
            "batch", Group.DATA, Effect.NEW_RUN, "Samples in one batch, for real and for fake each.", 1, 65_536);

    public static final Whole STEPS = new Whole(
            "steps",
            Group.LENGTH,
            Effect.NEXT_STEP,
            "Steps after which the run is finished. 0: as many as epochs says.",
            0,
            Long.MAX_VALUE);
    public static final Whole EPOCHS = new Whole(
            "epochs",
            Group.LENGTH,
            Effect.NEXT_STEP,
            "Passes through the data after which the run is finished, where steps is 0. Both 0: no end.",
            0,
            1_000_000);

    public static final Choice<OptimizerKind> OPTIMIZER = new Choice<>(
            "optimizer",
            Group.OPTIMIZER,
            Effect.NEXT_STEP,
            "How gradients become updates. Another kind starts with empty state.",
            OptimizerKind.class);
    public static final Real LR = learningRate("lr", Group.OPTIMIZER, "Learning rate of both networks.");
    public static final Real MOMENTUM =
            decay("momentum", Group.OPTIMIZER, "Momentum of SGD: the share of the last update that is repeated.");
    public static final Real RHO =
            decay("rho", Group.OPTIMIZER, "Decay of RMSProp's mean of squared gradients, per step.");
    public static final Real BETA1 = decay("beta1", Group.OPTIMIZER, "Decay of Adam's mean of gradients, per step.");
    public static final Real BETA2 =
            decay("beta2", Group.OPTIMIZER, "Decay of Adam's mean of squared gradients, per step.");

    public static final Whole HALVE_EVERY = new Whole(
            "lr-halve-every",
            Group.OPTIMIZER,
            Effect.NEXT_STEP,
            "Epochs after which the learning rates are halved, again and again. 0: never.",
            0,
            1_000_000);

    public static final Choice<DiscriminatorOptimizer> D_OPTIMIZER = new Choice<>(
            "d-optimizer",
            Group.DISCRIMINATOR_OPTIMIZER,
            Effect.NEXT_STEP,
            "The discriminator's own optimizer, or the same as the generator's.",
            DiscriminatorOptimizer.class);
    public static final Real D_LR =
            learningRate("d-lr", Group.DISCRIMINATOR_OPTIMIZER, "Learning rate of the discriminator.");
    public static final Real D_MOMENTUM =
            decay("d-momentum", Group.DISCRIMINATOR_OPTIMIZER, "Momentum of the discriminator's SGD.");
    public static final Real D_RHO =
            decay("d-rho", Group.DISCRIMINATOR_OPTIMIZER, "Decay of the discriminator's RMSProp.");
    public static final Real D_BETA1 =
            decay("d-beta1", Group.DISCRIMINATOR_OPTIMIZER, "Decay of the first moment of the discriminator's Adam.");
    public static final Real D_BETA2 =
            decay("d-beta2", Group.DISCRIMINATOR_OPTIMIZER, "Decay of the second moment of the discriminator's Adam.");

    public static final Whole D_STEPS = new Whole(
            "d-steps", Group.TRAINING, Effect.NEXT_STEP, "Discriminator updates for each generator update.", 1, 20);
    public static final Choice<UpdateOrder> ORDER = new Choice<>(
            "order", Group.TRAINING, Effect.NEW_RUN, "Which network a step updates first.", UpdateOrder.class);
    public static final Choice<Fakes> FAKES = new Choice<>(
            "fakes",
            Group.TRAINING,
            Effect.NEW_RUN,
            "Whether the second update of a step sees fresh fakes or reuses the first one's.",
            Fakes.class);
    public static final Choice<LossKind> LOSS = new Choice<>(
            "loss",
            Group.TRAINING,
            Effect.NEW_RUN,
            "What the two networks minimize: what D learns to tell apart, and how G learns to fool it.",
            LossKind.class);
    public static final Choice<DiscriminatorLoss> D_LOSS = new Choice<>(
            "d-loss",
            Group.TRAINING,
            Effect.NEW_RUN,
            "How D learns: by the mean or the sum of its losses on real and on fake, or in two separate updates.",
            DiscriminatorLoss.class);

    public static final Real DROPOUT = new Real(
            "dropout",
            Group.TRAINING,
            Effect.NEW_RUN,
            "Share of the discriminator's hidden values that are set to 0, at random, in every pass.",
            0,
            0.95,
            Bound.INCLUSIVE);

    public static final Real REAL_LABEL = new Real(
            "real-label",
            Group.LABELS,
            Effect.NEXT_STEP,
            "What D should answer for a real sample. Below 1: smoothed.",
            0,
            1,
            Bound.INCLUSIVE);
    public static final Real FAKE_LABEL = new Real(
            "fake-label",
            Group.LABELS,
            Effect.NEXT_STEP,
            "What D should answer for a fake sample. Above 0: smoothed.",
            0,
            1,
            Bound.INCLUSIVE);

    public static final Choice<LatentLaw> LATENT =
            new Choice<>("latent", Group.LATENT, Effect.NEXT_STEP, "The law of the noise z.", LatentLaw.class);
    public static final Whole LATENT_SIZE =
            new Whole("latent-size", Group.LATENT, Effect.NEW_RUN, "How many numbers make one noise z.", 1, 4096);
    public static final Real LATENT_SCALE = new Real(
            "latent-scale",
            Group.LATENT,
            Effect.NEXT_STEP,
            "Factor on the noise z, in training and for the samples shown.",
            -1e6,
            1e6,
            Bound.INCLUSIVE);

    public static final Choice<SampleStatistics> BATCH_NORM = new Choice<>(
            "batch-norm",
            Group.LATENT,
            Effect.NEXT_STEP,
            "Statistics of batch normalization for the samples shown: those of the samples themselves, or the running ones.",
            SampleStatistics.class);

    public static final Whole SEED = new Whole(
            "seed",
            Group.SEED,
            Effect.NEW_RUN,
            "Fixes first weights, noise and data order: the same seed gives the same run, bit for bit.",
            0,
            Long.MAX_VALUE);

    public static final Whole THREADS = new Whole(
            "threads",
            Group.OUTPUT,
            Effect.NEW_RUN,
            "Threads for the arithmetic. 0: one less than the cores, at least 1 and at most 8. auto: the fastest of a "
                    + "short trial, so that results may differ in their last bits from one start to the next.",
            -1,
            256,
            "auto");
    public static final Whole SAMPLE_EVERY = new Whole(
            "sample-every",
            Group.OUTPUT,
            Effect.NEXT_STEP,
            "Steps between two saved samples, without a window. 0: only the first and the last.",
            0,
            Long.MAX_VALUE);
    public static final Whole RECORD_EVERY =
            new Whole("record-every", Group.OUTPUT, Effect.NEXT_STEP, "Steps between two recorded rows.", 1, 1_000_000);
    public static final Interval CHECKPOINT = new Interval(
            "checkpoint",
            Group.OUTPUT,
            Effect.NEXT_STEP,
            "Time between two checkpoints, from which a run that was cut off goes on: 500ms, 60s, 5m, 2h. off: only when"
                    + " it rests and at its end. The results do not depend on it.",
            Duration.ofMillis(100),
            Duration.ofHours(24));

    /** Every setting, in the order of the form. */
    public static final List<Setting<?>> ALL = List.of(
            BITS,
            DATA,
            CLASS,
            LIMIT,
            BATCH,
            STEPS,
            EPOCHS,
            OPTIMIZER,
            LR,
            MOMENTUM,
            RHO,
            BETA1,
            BETA2,
            HALVE_EVERY,
            D_OPTIMIZER,
            D_LR,
            D_MOMENTUM,
            D_RHO,
            D_BETA1,
            D_BETA2,
            D_STEPS,
            ORDER,
            FAKES,
            LOSS,
            D_LOSS,
            DROPOUT,
            REAL_LABEL,
            FAKE_LABEL,
            LATENT,
            LATENT_SIZE,
            LATENT_SCALE,
            BATCH_NORM,
            SEED,
            THREADS,
            SAMPLE_EVERY,
            RECORD_EVERY,
            CHECKPOINT);

    private Schema() {}

    /** Returns the setting called {@code name}. */
    public static Optional<Setting<?>> find(String name) {
        return ALL.stream().filter(setting -> setting.name().equals(name)).findFirst();
    }

    private static Real learningRate(String name, Group group, String help) {
        return new Real(name, group, Effect.NEXT_STEP, help, 0, 100, Bound.EXCLUSIVE);
    }

    private static Real decay(String name, Group group, String help) {
        return new Real(name, group, Effect.NEXT_STEP, help, 0, 0.999999, Bound.INCLUSIVE);
    }
}
