package dev.ganvas.experiment;

import dev.ganvas.engine.SampleStatistics;
import dev.ganvas.engine.TrainingRule.DiscriminatorLoss;
import dev.ganvas.engine.TrainingRule.Fakes;
import dev.ganvas.engine.TrainingRule.UpdateOrder;
import dev.ganvas.engine.loss.LossKind;
import dev.ganvas.engine.optimizer.OptimizerKind;
import dev.ganvas.engine.optimizer.OptimizerKind.Constant;
import dev.ganvas.experiment.Setting.Choice;
import dev.ganvas.experiment.Setting.Interval;
import dev.ganvas.experiment.Setting.Real;
import dev.ganvas.experiment.Setting.Real.Bound;
import dev.ganvas.experiment.Setting.Text;
import dev.ganvas.experiment.Setting.Whole;
import dev.ganvas.experiment.Traits.EntryKind;
import dev.ganvas.experiment.Traits.Group;
import dev.ganvas.experiment.Traits.Trait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Every setting there is, in the order of the form. An {@link Experiment} has most of them. */
public final class Schema {

    /** The law of the noise. */
    public enum LatentLaw {
        /** Independent fair bits, 0 or 1. */
        BITS,
        /** Standard normal. */
        NORMAL,
        /** Uniform in [-1, 1]. */
        UNIFORM
    }

    /** What is declared below. */
    private static final List<Setting<?>> DECLARED = new ArrayList<>();

    public static final Whole BITS = declare(new Whole(
            "bits",
            Traits.of(Group.DATA, Effect.NEW_RUN).with(Trait.CHANGES_DATA, Trait.CHANGES_COST),
            "Bits in a number: 7 makes the numbers 0 to 127. The latent is as wide.",
            2,
            16));
    public static final Text DATA = declare(
            new Text(
                    "data",
                    Traits.of(Group.DATA, Effect.NEW_RUN).with(Trait.CHANGES_DATA, Trait.CHANGES_COST),
                    "An IDX file, gzipped or not, or a folder with one, or a folder of pictures. Empty: the data that ships with Ganvas."));
    public static final Whole CLASS = declare(new Whole(
            "class",
            Traits.of(Group.DATA, Effect.NEW_RUN).with(Trait.CHANGES_DATA, Trait.CHANGES_COST),
            "Learns the images of one class alone, where the data has labels.",
            -1,
            255,
            "all"));
    public static final Whole LIMIT = declare(new Whole(
            "limit",
            Traits.of(Group.DATA, Effect.NEW_RUN).with(Trait.CHANGES_DATA, Trait.CHANGES_COST),
            "How many images to use at most, from the first on. 0: all of them.",
            0,
            10_000_000));
    public static final Whole BATCH = declare(new Whole(
            "batch",
            Traits.of(Group.DATA, Effect.NEW_RUN).with(Trait.CHANGES_COST),
            "Samples in one batch, for real and for fake each.",
            1,
            65_536));

    public static final Whole STEPS = declare(new Whole(
            "steps",
            Traits.of(Group.LENGTH, Effect.NEXT_STEP).with(Trait.KEEPS_RESULTS),
            "Steps after which the run is finished. 0: as many as epochs says.",
            0,
            Long.MAX_VALUE));
    public static final Whole EPOCHS = declare(new Whole(
            "epochs",
            Traits.of(Group.LENGTH, Effect.NEXT_STEP).with(Trait.KEEPS_RESULTS),
            "Passes through the data after which the run is finished, where steps is 0. Both 0: no end.",
            0,
            1_000_000));

    public static final Choice<OptimizerKind> OPTIMIZER = declare(Choice.among(
            "optimizer",
            Traits.of(Group.OPTIMIZER, Effect.NEXT_STEP).with(Trait.CHANGES_COST),
            "How gradients become updates. Another kind starts with empty state.",
            OptimizerKind.class));
    public static final Real LR = declare(
            learningRate("lr", Traits.of(Group.OPTIMIZER, Effect.NEXT_STEP), "Learning rate of both networks."));
    public static final Real MOMENTUM = declare(decay(
            "momentum",
            Traits.of(Group.OPTIMIZER, Effect.NEXT_STEP).activeWhere(OPTIMIZER, kind -> kind.uses(Constant.MOMENTUM)),
            "Momentum of SGD: the share of the last update that is repeated."));
    public static final Real RHO = declare(decay(
            "rho",
            Traits.of(Group.OPTIMIZER, Effect.NEXT_STEP).activeWhere(OPTIMIZER, kind -> kind.uses(Constant.RHO)),
            "Decay of RMSProp's mean of squared gradients, per step."));
    public static final Real BETA1 = declare(decay(
            "beta1",
            Traits.of(Group.OPTIMIZER, Effect.NEXT_STEP).activeWhere(OPTIMIZER, kind -> kind.uses(Constant.BETA1)),
            "Decay of Adam's mean of gradients, per step."));
    public static final Real BETA2 = declare(decay(
            "beta2",
            Traits.of(Group.OPTIMIZER, Effect.NEXT_STEP).activeWhere(OPTIMIZER, kind -> kind.uses(Constant.BETA2)),
            "Decay of Adam's mean of squared gradients, per step."));

    public static final Whole HALVE_EVERY = declare(new Whole(
            "lr-halve-every",
            Traits.of(Group.OPTIMIZER, Effect.NEXT_STEP),
            "Epochs after which the learning rates are halved, again and again. 0: never.",
            0,
            1_000_000));

    /** Nothing: the generator's, with the generator's constants. */
    public static final Choice<Optional<OptimizerKind>> D_OPTIMIZER = declare(Choice.amongOr(
            "same",
            "d-optimizer",
            Traits.of(Group.DISCRIMINATOR_OPTIMIZER, Effect.NEXT_STEP).with(Trait.CHANGES_COST),
            "The discriminator's own optimizer, or the same as the generator's.",
            OptimizerKind.class));

    public static final Real D_LR = declare(learningRate(
            "d-lr",
            Traits.of(Group.DISCRIMINATOR_OPTIMIZER, Effect.NEXT_STEP).activeWhere(D_OPTIMIZER, Optional::isPresent),
            "Learning rate of the discriminator."));
    public static final Real D_MOMENTUM = declare(decay(
            "d-momentum",
            Traits.of(Group.DISCRIMINATOR_OPTIMIZER, Effect.NEXT_STEP)
                    .activeWhere(D_OPTIMIZER, own -> own.filter(kind -> kind.uses(Constant.MOMENTUM))
                            .isPresent()),
            "Momentum of the discriminator's SGD."));
    public static final Real D_RHO = declare(decay(
            "d-rho",
            Traits.of(Group.DISCRIMINATOR_OPTIMIZER, Effect.NEXT_STEP)
                    .activeWhere(D_OPTIMIZER, own -> own.filter(kind -> kind.uses(Constant.RHO))
                            .isPresent()),
            "Decay of the discriminator's RMSProp."));
    public static final Real D_BETA1 = declare(decay(
            "d-beta1",
            Traits.of(Group.DISCRIMINATOR_OPTIMIZER, Effect.NEXT_STEP)
                    .activeWhere(D_OPTIMIZER, own -> own.filter(kind -> kind.uses(Constant.BETA1))
                            .isPresent()),
            "Decay of the first moment of the discriminator's Adam."));
    public static final Real D_BETA2 = declare(decay(
            "d-beta2",
            Traits.of(Group.DISCRIMINATOR_OPTIMIZER, Effect.NEXT_STEP)
                    .activeWhere(D_OPTIMIZER, own -> own.filter(kind -> kind.uses(Constant.BETA2))
                            .isPresent()),
            "Decay of the second moment of the discriminator's Adam."));

    public static final Whole D_STEPS = declare(new Whole(
            "d-steps",
            Traits.of(Group.TRAINING, Effect.NEXT_STEP).with(Trait.CHANGES_COST),
            "Discriminator updates for each generator update.",
            1,
            20));
    public static final Choice<UpdateOrder> ORDER = declare(Choice.among(
            "order",
            Traits.of(Group.TRAINING, Effect.NEW_RUN),
            "Which network a step updates first.",
            UpdateOrder.class));
    public static final Choice<Fakes> FAKES = declare(Choice.among(
            "fakes",
            Traits.of(Group.TRAINING, Effect.NEW_RUN).with(Trait.CHANGES_COST),
            "Whether the second update of a step sees fresh fakes or reuses the first one's.",
            Fakes.class));
    public static final Choice<LossKind> LOSS = declare(Choice.among(
            "loss",
            Traits.of(Group.TRAINING, Effect.NEW_RUN),
            "What the two networks minimize: what D learns to tell apart, and how G learns to fool it.",
            LossKind.class));
    public static final Choice<DiscriminatorLoss> D_LOSS = declare(Choice.among(
            "d-loss",
            Traits.of(Group.TRAINING, Effect.NEW_RUN).with(Trait.CHANGES_COST),
            "How D learns: by the mean or the sum of its losses on real and on fake, or in two separate updates.",
            DiscriminatorLoss.class));

    public static final Real DROPOUT = declare(new Real(
            "dropout",
            Traits.of(Group.TRAINING, Effect.NEW_RUN).with(Trait.CHANGES_COST),
            "Share of the discriminator's hidden values that are set to 0, at random, in every pass.",
            0,
            0.95,
            Bound.INCLUSIVE));

    public static final Real REAL_LABEL = declare(new Real(
            "real-label",
            Traits.of(Group.LABELS, Effect.NEXT_STEP)
                    .enteredAs(EntryKind.RANGE_HIGH)
                    .activeWhere(LOSS, loss -> loss.loss().hasLabels()),
            "What D should answer for a real sample. Below 1: smoothed.",
            0,
            1,
            Bound.INCLUSIVE));
    public static final Real FAKE_LABEL = declare(new Real(
            "fake-label",
            Traits.of(Group.LABELS, Effect.NEXT_STEP)
                    .enteredAs(EntryKind.RANGE_LOW)
                    .activeWhere(LOSS, loss -> loss.loss().hasLabels()),
            "What D should answer for a fake sample. Above 0: smoothed.",
            0,
            1,
            Bound.INCLUSIVE));

    public static final Choice<LatentLaw> LATENT = declare(Choice.among(
            "latent", Traits.of(Group.LATENT, Effect.NEXT_STEP), "The law of the noise z.", LatentLaw.class));
    public static final Whole LATENT_SIZE = declare(new Whole(
            "latent-size",
            Traits.of(Group.LATENT, Effect.NEW_RUN).with(Trait.CHANGES_COST),
            "How many numbers make one noise z.",
            1,
            4096));
    public static final Real LATENT_SCALE = declare(new Real(
            "latent-scale",
            Traits.of(Group.LATENT, Effect.NEXT_STEP).enteredAs(EntryKind.FACTOR),
            "Factor on the noise z, in training and for the samples shown.",
            -1e6,
            1e6,
            Bound.INCLUSIVE));

    public static final Choice<SampleStatistics> BATCH_NORM = declare(Choice.among(
            "batch-norm",
            Traits.of(Group.LATENT, Effect.NEXT_STEP),
            "Statistics of batch normalization for the samples shown: those of the samples themselves, or the running ones.",
            SampleStatistics.class));

    public static final Whole SEED = declare(new Whole(
            "seed",
            Traits.of(Group.SEED, Effect.NEW_RUN).enteredAs(EntryKind.SEED),
            "Fixes first weights, noise and data order: the same seed gives the same run, bit for bit. Any whole number"
                    + " from 0 to 9223372036854775807.",
            0,
            Long.MAX_VALUE));

    public static final Whole THREADS = declare(new Whole(
            "threads",
            Traits.of(Group.OUTPUT, Effect.NEW_RUN).with(Trait.CHANGES_COST),
            "Threads for the arithmetic. 0: one less than the cores, at least 1 and at most 8. auto: the fastest of a "
                    + "short trial, so that results may differ in their last bits from one start to the next.",
            -1,
            256,
            "auto"));
    public static final Whole SAMPLE_EVERY = declare(new Whole(
            "sample-every",
            Traits.of(Group.OUTPUT, Effect.NEXT_STEP).with(Trait.KEEPS_RESULTS, Trait.WITHOUT_WINDOW),
            "Steps between two saved samples, without a window. 0: only the first and the last.",
            0,
            Long.MAX_VALUE));
    public static final Whole RECORD_EVERY = declare(new Whole(
            "record-every",
            Traits.of(Group.OUTPUT, Effect.NEXT_STEP)
                    .with(Trait.CHANGES_COST, Trait.KEEPS_RESULTS, Trait.WITHOUT_WINDOW),
            "Steps between two recorded rows.",
            1,
            1_000_000));
    public static final Interval CHECKPOINT = declare(new Interval(
            "checkpoint",
            Traits.of(Group.OUTPUT, Effect.NEXT_STEP).with(Trait.KEEPS_RESULTS),
            "Time between two checkpoints, from which a run that was cut off goes on: 500ms, 60s, 5m, 2h. off: only when"
                    + " it rests and at its end. The results do not depend on it.",
            Duration.ofMillis(100),
            Duration.ofHours(24)));

    /** Every setting, in the order of the form: by group, and in it as they stand above. */
    public static final List<Setting<?>> ALL = DECLARED.stream()
            .sorted(Comparator.comparing(Setting::group))
            .<Setting<?>>map(setting -> setting)
            .toList();

    private Schema() {}

    /** Returns the setting called {@code name}. */
    public static Optional<Setting<?>> find(String name) {
        return ALL.stream().filter(setting -> setting.name().equals(name)).findFirst();
    }

    private static <S extends Setting<?>> S declare(S setting) {
        DECLARED.add(setting);
        return setting;
    }

    private static Real learningRate(String name, Traits traits, String help) {
        return new Real(name, traits, help, 0, 100, Bound.EXCLUSIVE);
    }

    private static Real decay(String name, Traits traits, String help) {
        return new Real(name, traits, help, 0, 0.999999, Bound.INCLUSIVE);
    }
}
