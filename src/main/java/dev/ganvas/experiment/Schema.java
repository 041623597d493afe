package dev.ganvas.experiment;

import dev.ganvas.engine.SampleStatistics;
import dev.ganvas.engine.TrainingRule.DiscriminatorLoss;
import dev.ganvas.engine.TrainingRule.Fakes;
import dev.ganvas.engine.TrainingRule.UpdateOrder;
import dev.ganvas.engine.layer.Initializer;
import dev.ganvas.engine.loss.LossKind;
import dev.ganvas.engine.loss.Penalty;
import dev.ganvas.engine.network.NetworkText;
import dev.ganvas.engine.optimizer.OptimizerKind;
import dev.ganvas.engine.optimizer.OptimizerKind.Constant;
import dev.ganvas.experiment.Setting.Choice;
import dev.ganvas.experiment.Setting.Choice.Named;
import dev.ganvas.experiment.Setting.Interval;
import dev.ganvas.experiment.Setting.Network;
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
import java.util.stream.Stream;

/** Every setting there is, in the order of the form. An {@link Experiment} has most of them. */
public final class Schema {

    /** The law of the noise. */
    public enum LatentLaw {
        /** Independent fair bits, 0 or 1. */
        BITS,
        /** Standard normal. */
        NORMAL,
        /** Uniform in [-1, 1]. */
        UNIFORM,
        /** Uniform in [0, 1]. */
        UNIT_UNIFORM,
        /** Normal of mean 0.5 and deviation 0.25, drawn again where it is not in [0, 1]. */
        UNIT_NORMAL
    }

    /** Which figure of quality decides: the one that suits the samples. */
    public static final String USUAL_FIGURE = "auto";

    /** What is declared below. */
    private static final List<Setting<?>> DECLARED = new ArrayList<>();

    public static final Whole BITS = declare(new Whole(
            "bits", Traits.of(Group.DATA, Effect.NEW_RUN).with(Trait.CHANGES_DATA, Trait.CHANGES_COST), 2, 16));
    public static final Text DATA = declare(
            new Text("data", Traits.of(Group.DATA, Effect.NEW_RUN).with(Trait.CHANGES_DATA, Trait.CHANGES_COST)));
    public static final Whole CLASS = declare(new Whole(
            "class",
            Traits.of(Group.DATA, Effect.NEW_RUN).with(Trait.CHANGES_DATA, Trait.CHANGES_COST),
            -1,
            255,
            "all"));
    public static final Whole LIMIT = declare(new Whole(
            "limit",
            Traits.of(Group.DATA, Effect.NEW_RUN).with(Trait.CHANGES_DATA, Trait.CHANGES_COST),
            0,
            10_000_000));
    public static final Whole SIDE = declare(new Whole(
            "side",
            Traits.of(Group.DATA, Effect.NEW_RUN).with(Trait.CHANGES_DATA, Trait.CHANGES_COST),
            7,
            128,
            "auto"));
    public static final Whole BATCH =
            declare(new Whole("batch", Traits.of(Group.DATA, Effect.NEW_RUN).with(Trait.CHANGES_COST), 1, 65_536));

    public static final Whole STEPS = declare(
            new Whole("steps", Traits.of(Group.LENGTH, Effect.NEXT_STEP).with(Trait.KEEPS_RESULTS), 0, Long.MAX_VALUE));
    public static final Whole EPOCHS = declare(
            new Whole("epochs", Traits.of(Group.LENGTH, Effect.NEXT_STEP).with(Trait.KEEPS_RESULTS), 0, 1_000_000));

    public static final Choice<OptimizerKind> OPTIMIZER = declare(Choice.among(
            "optimizer", Traits.of(Group.OPTIMIZER, Effect.NEXT_STEP).with(Trait.CHANGES_COST), OptimizerKind.class));
    public static final Real LR = declare(learningRate("lr", Traits.of(Group.OPTIMIZER, Effect.NEXT_STEP)));
    public static final Real MOMENTUM = declare(decay(
            "momentum",
            Traits.of(Group.OPTIMIZER, Effect.NEXT_STEP).activeWhere(OPTIMIZER, kind -> kind.uses(Constant.MOMENTUM))));
    public static final Real RHO = declare(decay(
            "rho",
            Traits.of(Group.OPTIMIZER, Effect.NEXT_STEP).activeWhere(OPTIMIZER, kind -> kind.uses(Constant.RHO))));
    public static final Real BETA1 = declare(decay(
            "beta1",
            Traits.of(Group.OPTIMIZER, Effect.NEXT_STEP).activeWhere(OPTIMIZER, kind -> kind.uses(Constant.BETA1))));
    public static final Real BETA2 = declare(decay(
            "beta2",
            Traits.of(Group.OPTIMIZER, Effect.NEXT_STEP).activeWhere(OPTIMIZER, kind -> kind.uses(Constant.BETA2))));

    public static final Whole HALVE_EVERY =
            declare(new Whole("lr-halve-every", Traits.of(Group.OPTIMIZER, Effect.NEXT_STEP), 0, 1_000_000));

    /** Nothing: the generator's, with the generator's constants. */
    public static final Choice<Optional<OptimizerKind>> D_OPTIMIZER = declare(Choice.amongOr(
            "same",
            "d-optimizer",
            Traits.of(Group.DISCRIMINATOR_OPTIMIZER, Effect.NEXT_STEP).with(Trait.CHANGES_COST),
            OptimizerKind.class));

    public static final Real D_LR = declare(learningRate(
            "d-lr",
            Traits.of(Group.DISCRIMINATOR_OPTIMIZER, Effect.NEXT_STEP).activeWhere(D_OPTIMIZER, Optional::isPresent)));
    public static final Real D_MOMENTUM = declare(decay(
            "d-momentum",
            Traits.of(Group.DISCRIMINATOR_OPTIMIZER, Effect.NEXT_STEP)
                    .activeWhere(D_OPTIMIZER, own -> own.filter(kind -> kind.uses(Constant.MOMENTUM))
                            .isPresent())));
    public static final Real D_RHO = declare(decay(
            "d-rho",
            Traits.of(Group.DISCRIMINATOR_OPTIMIZER, Effect.NEXT_STEP)
                    .activeWhere(D_OPTIMIZER, own -> own.filter(kind -> kind.uses(Constant.RHO))
                            .isPresent())));
    public static final Real D_BETA1 = declare(decay(
            "d-beta1",
            Traits.of(Group.DISCRIMINATOR_OPTIMIZER, Effect.NEXT_STEP)
                    .activeWhere(D_OPTIMIZER, own -> own.filter(kind -> kind.uses(Constant.BETA1))
                            .isPresent())));
    public static final Real D_BETA2 = declare(decay(
            "d-beta2",
            Traits.of(Group.DISCRIMINATOR_OPTIMIZER, Effect.NEXT_STEP)
                    .activeWhere(D_OPTIMIZER, own -> own.filter(kind -> kind.uses(Constant.BETA2))
                            .isPresent())));

    public static final Whole D_STEPS = declare(
            new Whole("d-steps", Traits.of(Group.TRAINING, Effect.NEXT_STEP).with(Trait.CHANGES_COST), 0, 20));
    public static final Whole G_STEPS = declare(
            new Whole("g-steps", Traits.of(Group.TRAINING, Effect.NEXT_STEP).with(Trait.CHANGES_COST), 0, 20));
    public static final Choice<UpdateOrder> ORDER =
            declare(Choice.among("order", Traits.of(Group.TRAINING, Effect.NEW_RUN), UpdateOrder.class));
    public static final Choice<Fakes> FAKES = declare(
            Choice.among("fakes", Traits.of(Group.TRAINING, Effect.NEW_RUN).with(Trait.CHANGES_COST), Fakes.class));
    public static final Choice<LossKind> LOSS =
            declare(Choice.among("loss", Traits.of(Group.TRAINING, Effect.NEW_RUN), LossKind.class));
    public static final Choice<DiscriminatorLoss> D_LOSS = declare(Choice.among(
            "d-loss",
            Traits.of(Group.TRAINING, Effect.NEW_RUN).with(Trait.CHANGES_COST).activeWhere(LOSS, loss -> !loss.loss()
                    .comparesPairs()),
            DiscriminatorLoss.class));
    public static final Choice<Penalty> PENALTY = declare(new Choice<>(
            "penalty",
            Traits.of(Group.TRAINING, Effect.NEW_RUN).with(Trait.CHANGES_COST),
            Stream.of(Penalty.values())
                    .map(penalty -> new Named<>(penalty.written(), penalty))
                    .toList()));
    public static final Real PENALTY_WEIGHT = declare(new Real(
            "penalty-weight",
            Traits.of(Group.TRAINING, Effect.NEXT_STEP)
                    .with(Trait.CHANGES_COST)
                    .activeWhere(PENALTY, penalty -> penalty != Penalty.NONE),
            0,
            1e6,
            Bound.INCLUSIVE));
    public static final Choice<Boolean> SPECTRAL_NORM = declare(Choice.onOff(
            "spectral-norm", Traits.of(Group.TRAINING, Effect.NEW_RUN).with(Trait.CHANGES_COST)));
    public static final Whole PACK =
            declare(new Whole("pack", Traits.of(Group.TRAINING, Effect.NEW_RUN).with(Trait.CHANGES_COST), 1, 64));
    public static final Real EMA =
            declare(decay("ema", Traits.of(Group.TRAINING, Effect.NEW_RUN).with(Trait.CHANGES_COST)));
    public static final Real INSTANCE_NOISE = declare(new Real(
            "instance-noise",
            Traits.of(Group.TRAINING, Effect.NEW_RUN).with(Trait.CHANGES_COST),
            0,
            100,
            Bound.INCLUSIVE));
    public static final Whole INSTANCE_NOISE_STEPS = declare(new Whole(
            "instance-noise-steps",
            Traits.of(Group.TRAINING, Effect.NEW_RUN).activeWhere(INSTANCE_NOISE, noise -> noise > 0),
            1,
            Long.MAX_VALUE));
    public static final Real CLIP = declare(new Real(
            "clip",
            Traits.of(Group.TRAINING, Effect.NEXT_STEP)
                    .activeWhere(LOSS, loss -> loss.loss().needsSlopeLimit())
                    .activeWhere(PENALTY, penalty -> penalty == Penalty.NONE),
            0,
            1000,
            Bound.INCLUSIVE));

    public static final Network GENERATOR = declare(
            new Network("generator", Traits.of(Group.NETWORKS, Effect.NEW_RUN).with(Trait.CHANGES_COST)));
    public static final Network DISCRIMINATOR = declare(new Network(
            "discriminator", Traits.of(Group.NETWORKS, Effect.NEW_RUN).with(Trait.CHANGES_COST)));

    /** Nothing: that of the experiment. */
    public static final Choice<Optional<Initializer>> G_INIT =
            declare(Choice.amongOr("auto", "g-init", Traits.of(Group.NETWORKS, Effect.NEW_RUN), Initializer.class));
    /** Nothing: that of the experiment. */
    public static final Choice<Optional<Initializer>> D_INIT =
            declare(Choice.amongOr("auto", "d-init", Traits.of(Group.NETWORKS, Effect.NEW_RUN), Initializer.class));

    public static final Real DROPOUT = declare(new Real(
            "dropout",
            Traits.of(Group.TRAINING, Effect.NEW_RUN)
                    .with(Trait.CHANGES_COST)
                    .activeWhere(DISCRIMINATOR, NetworkText::isEmpty),
            0,
            0.95,
            Bound.INCLUSIVE));

    public static final Real REAL_LABEL = declare(new Real(
            "real-label",
            Traits.of(Group.LABELS, Effect.NEXT_STEP)
                    .enteredAs(EntryKind.RANGE_HIGH)
                    .activeWhere(LOSS, loss -> loss.loss().hasLabels()),
            0,
            1,
            Bound.INCLUSIVE));
    public static final Real FAKE_LABEL = declare(new Real(
            "fake-label",
            Traits.of(Group.LABELS, Effect.NEXT_STEP)
                    .enteredAs(EntryKind.RANGE_LOW)
                    .activeWhere(LOSS, loss -> loss.loss().hasLabels()),
            0,
            1,
            Bound.INCLUSIVE));

    public static final Choice<LatentLaw> LATENT =
            declare(Choice.among("latent", Traits.of(Group.LATENT, Effect.NEXT_STEP), LatentLaw.class));
    public static final Whole LATENT_SIZE = declare(
            new Whole("latent-size", Traits.of(Group.LATENT, Effect.NEW_RUN).with(Trait.CHANGES_COST), 1, 4096));
    public static final Real LATENT_SCALE = declare(new Real(
            "latent-scale",
            Traits.of(Group.LATENT, Effect.NEXT_STEP).enteredAs(EntryKind.FACTOR),
            -1e6,
            1e6,
            Bound.INCLUSIVE));

    public static final Choice<SampleStatistics> BATCH_NORM =
            declare(Choice.among("batch-norm", Traits.of(Group.LATENT, Effect.NEXT_STEP), SampleStatistics.class));

    public static final Whole SEED = declare(
            new Whole("seed", Traits.of(Group.SEED, Effect.NEW_RUN).enteredAs(EntryKind.SEED), 0, Long.MAX_VALUE));

    public static final Whole THREADS = declare(new Whole(
            "threads",
            Traits.of(Group.OUTPUT, Effect.NEXT_STEP).with(Trait.CHANGES_COST, Trait.KEEPS_RESULTS),
            -1,
            256,
            "auto"));
    public static final Whole SAMPLE_EVERY = declare(new Whole(
            "sample-every",
            Traits.of(Group.OUTPUT, Effect.NEXT_STEP).with(Trait.KEEPS_RESULTS, Trait.WITHOUT_WINDOW),
            0,
            Long.MAX_VALUE));
    public static final Whole RECORD_EVERY = declare(new Whole(
            "record-every",
            Traits.of(Group.OUTPUT, Effect.NEXT_STEP)
                    .with(Trait.CHANGES_COST, Trait.KEEPS_RESULTS, Trait.WITHOUT_WINDOW),
            1,
            1_000_000));
    public static final Interval CHECKPOINT = declare(new Interval(
            "checkpoint",
            Traits.of(Group.OUTPUT, Effect.NEXT_STEP).with(Trait.KEEPS_RESULTS),
            Duration.ofMillis(100),
            Duration.ofHours(24)));

    public static final Real QUALITY_SHARE = declare(new Real(
            "quality-share",
            Traits.of(Group.OUTPUT, Effect.NEXT_STEP).with(Trait.KEEPS_RESULTS),
            0,
            1,
            Bound.INCLUSIVE));

    /** The id of a figure of quality, or {@link #USUAL_FIGURE}. */
    public static final Choice<String> BEST_BY = declare(new Choice<>(
            "best-by",
            Traits.of(Group.OUTPUT, Effect.NEXT_STEP)
                    .with(Trait.KEEPS_RESULTS)
                    .activeWhere(QUALITY_SHARE, share -> share > 0),
            Stream.of(
                            USUAL_FIGURE,
                            "js",
                            "fid",
                            "kid",
                            "precision",
                            "recall",
                            "density",
                            "coverage",
                            "score",
                            "oneNn",
                            "evenFound",
                            "numberEntropy")
                    .map(id -> new Named<>(id, id))
                    .toList()));

    public static final Whole PATIENCE = declare(new Whole(
            "patience",
            Traits.of(Group.LENGTH, Effect.NEXT_STEP)
                    .with(Trait.KEEPS_RESULTS)
                    .activeWhere(QUALITY_SHARE, share -> share > 0),
            0,
            Long.MAX_VALUE));

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

    private static Real learningRate(String name, Traits traits) {
        return new Real(name, traits, 0, 100, Bound.EXCLUSIVE);
    }

    private static Real decay(String name, Traits traits) {
        return new Real(name, traits, 0, 0.999999, Bound.INCLUSIVE);
    }
}
