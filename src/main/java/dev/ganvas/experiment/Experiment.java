package dev.ganvas.experiment;

import dev.ganvas.data.SampleShape;
import dev.ganvas.data.Sampling;
import dev.ganvas.data.ValueRange;
import dev.ganvas.engine.GanSpec;
import dev.ganvas.engine.SampleStatistics;
import dev.ganvas.engine.TrainingRule;
import dev.ganvas.engine.TrainingRule.DiscriminatorLoss;
import dev.ganvas.engine.TrainingRule.FakeMode;
import dev.ganvas.engine.Tuning;
import dev.ganvas.engine.layer.LayerSpec;
import dev.ganvas.engine.layer.UnfitLayerException;
import dev.ganvas.engine.loss.Penalty;
import dev.ganvas.engine.network.NetworkSpec;
import dev.ganvas.engine.network.NetworkText;
import dev.ganvas.engine.network.Steadying;
import dev.ganvas.engine.optimizer.Framework;
import dev.ganvas.engine.optimizer.OptimizerKind;
import dev.ganvas.engine.optimizer.OptimizerSpec;
import dev.ganvas.problem.Sentence;
import dev.ganvas.problem.SettingName;
import dev.ganvas.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One published GAN: its networks, its data and the settings it was published with.
 *
 * @param id stable short name, as the command line takes it
 * @param dataKind where its real samples come from
 * @param sampling how batches are drawn
 * @param range the range of sample values
 * @param architecture its networks
 * @param framework it was published in
 * @param fakeMode how G makes the fakes that only D learns from
 * @param shownSamples how many samples are shown and saved: a square number
 * @param rates the published learning rate of each optimizer that it was published with
 * @param defaults the published settings; these are the settings that it has
 */
public record Experiment(
        String id,
        DataKind dataKind,
        Sampling sampling,
        ValueRange range,
        Architecture architecture,
        Framework framework,
        FakeMode fakeMode,
        int shownSamples,
        Map<OptimizerKind, Double> rates,
        Settings defaults) {
    private static final int USUAL_SIDE = 28;

    /** Where real samples come from. */
    public enum DataKind {
        /** Even numbers as bits, drawn by rule. */
        EVEN_NUMBERS,
        /** An IDX file of images. */
        IDX_IMAGES,
        /** A folder of pictures, or the drawn faces. */
        PICTURES,
        /** A file of points in the plane, or the pattern that is called as the experiment is. */
        POINTS
    }

    /** Builds the two networks for a given size of noise, shape of samples and settings. */
    public interface Architecture {
        /** Returns the generator. */
        NetworkSpec generator(int latentSize, SampleShape shape);

        /** Returns whether it can make samples of {@code shape}. */
        default boolean canMake(SampleShape shape) {
            return true;
        }

        /** Returns which pictures it can make, as a part of a sentence; without meaning where it can make any. */
        default Sentence sides() {
            return Sentence.of("problem.nothing");
        }

        /** Returns the discriminator, with the dropout that {@code settings} ask for where it has any. */
        NetworkSpec discriminator(SampleShape shape, Settings settings);
    }

    /** Returns what it is called, in English. */
    public String title() {
        return Texts.ENGLISH.text("experiment." + id + ".title");
    }

    /** Returns one sentence on what it learns and how, in English. */
    public String summary() {
        return Texts.ENGLISH.text("experiment." + id + ".summary");
    }

    /** Returns whose it is: the author and the article or notebook. */
    public String source() {
        return Texts.ENGLISH.text("experiment." + id + ".source");
    }

    /** Returns the settings that this experiment has, in the order of the form. */
    public List<Setting<?>> schema() {
        return Schema.ALL.stream().filter(defaults::has).toList();
    }

    /** Returns how many numbers make one noise z under {@code settings}. */
    public int latentSize(Settings settings) {
        Setting<Long> size = defaults.has(Schema.LATENT_SIZE) ? Schema.LATENT_SIZE : Schema.BITS;
        return Math.toIntExact(settings.get(size));
    }

    /**
     * Returns what the engine compiles for {@code settings} and samples of {@code shape}.
     *
     * @throws InvalidSettingException with one sentence, if a network of the settings does not fit the samples or the noise
     */
    public GanSpec gan(Settings settings, SampleShape shape) {
        TrainingRule rule = rule(settings);
        ChosenNetworks networks = ChosenNetworks.of(this, settings, shape);
        return new GanSpec(
                networks.generator(),
                networks.discriminator(),
                Math.toIntExact(settings.get(Schema.BATCH)),
                rule,
                settings.get(Schema.LOSS),
                new Steadying(
                        settings.get(Schema.PENALTY),
                        settings.get(Schema.SPECTRAL_NORM),
                        Math.toIntExact(settings.get(Schema.PACK)),
                        settings.get(Schema.EMA),
                        settings.get(Schema.INSTANCE_NOISE),
                        settings.get(Schema.INSTANCE_NOISE_STEPS)));
    }

    private TrainingRule rule(Settings settings) {
        return new TrainingRule(
                settings.get(Schema.ORDER), settings.get(Schema.FAKES), settings.get(Schema.D_LOSS), fakeMode);
    }

    /** Returns which statistics batch normalization uses for the samples shown; without meaning where there is none. */
    public SampleStatistics sampleStatistics(Settings settings) {
        return defaults.has(Schema.BATCH_NORM) ? settings.get(Schema.BATCH_NORM) : SampleStatistics.RUNNING;
    }

    /**
     * Returns what may change while running, as {@code settings} have it.
     *
     * @param epoch passes through the data that are complete: the learning rate may be halved every few
     */
    public Tuning tuning(Settings settings, long epoch) {
        long every = settings.get(Schema.HALVE_EVERY);
        long halvings = every == 0 ? 0 : epoch / every;
        double factor = Math.pow(0.5, (double) halvings);
        OptimizerSpec generator = new OptimizerSpec(
                settings.get(Schema.OPTIMIZER),
                factor * settings.get(Schema.LR),
                settings.get(Schema.MOMENTUM),
                settings.get(Schema.RHO),
                settings.get(Schema.BETA1),
                settings.get(Schema.BETA2),
                framework);
        OptimizerSpec discriminator = generator;
        Optional<OptimizerKind> own = settings.get(Schema.D_OPTIMIZER);
        if (own.isPresent()) {
            discriminator = new OptimizerSpec(
                    own.get(),
                    factor * settings.get(Schema.D_LR),
                    settings.get(Schema.D_MOMENTUM),
                    settings.get(Schema.D_RHO),
                    settings.get(Schema.D_BETA1),
                    settings.get(Schema.D_BETA2),
                    framework);
        }
        return new Tuning(
                generator,
                discriminator,
                settings.get(Schema.REAL_LABEL),
                settings.get(Schema.FAKE_LABEL),
                Math.toIntExact(settings.get(Schema.D_STEPS)),
                Math.toIntExact(settings.get(Schema.G_STEPS)),
                isActive(Schema.CLIP, settings) ? settings.get(Schema.CLIP) : 0,
                settings.get(Schema.PENALTY_WEIGHT));
    }

    /** Returns whether {@code setting} does anything under {@code settings}: Adam's betas do nothing under SGD. */
    public boolean isActive(Setting<?> setting, Settings settings) {
        return defaults.has(setting) && setting.traits().isActive(settings);
    }

    /**
     * Returns {@code settings} with values as a user writes them, by setting name, checked together.
     *
     * @throws InvalidSettingException with one sentence: an unknown name, an unusable value, a value that would do
     *     nothing, or values that contradict each other
     */
    public Settings withTexts(Settings settings, Map<String, String> texts) {
        Settings result = settings;
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            Setting<?> setting = Schema.find(entry.getKey())
                    .filter(defaults::has)
                    .orElseThrow(() -> new InvalidSettingException(
                            "value.unknownSetting",
                            id,
                            entry.getKey(),
                            String.join(
                                    ", ", schema().stream().map(Setting::name).toList())));
            result = result.withText(setting, entry.getValue());
        }
        if (texts.containsKey(Schema.OPTIMIZER.name()) && !texts.containsKey(Schema.LR.name())) {
            // A published optimizer comes with its published rate.
            result = result.with(Schema.LR, rates.getOrDefault(result.get(Schema.OPTIMIZER), result.get(Schema.LR)));
        }
        if (texts.containsKey(Schema.STEPS.name()) && !texts.containsKey(Schema.EPOCHS.name())) {
            result = result.with(Schema.EPOCHS, 0L);
        }
        if (texts.containsKey(Schema.EPOCHS.name()) && !texts.containsKey(Schema.STEPS.name())) {
            result = result.with(Schema.STEPS, 0L);
        }
        for (String name : texts.keySet()) {
            Setting<?> setting = Schema.find(name).orElseThrow();
            if (!isActive(setting, result)) {
                Setting<?> other = setting.traits().decidedBy(result).orElseThrow();
                throw new InvalidSettingException(
                        "value.idleWith", new SettingName(name), new SettingName(other.name()), result.text(other));
            }
        }
        check(result);
        return result;
    }

    /**
     * Checks values against each other.
     *
     * @throws InvalidSettingException with one sentence
     */
    public void check(Settings settings) {
        if (settings.get(Schema.STEPS) > 0 && settings.get(Schema.EPOCHS) > 0) {
            throw new InvalidSettingException(
                    "value.oneOfBoth",
                    new SettingName(Schema.STEPS.name()),
                    settings.text(Schema.STEPS),
                    new SettingName(Schema.EPOCHS.name()),
                    settings.text(Schema.EPOCHS));
        }
        if (settings.get(Schema.D_STEPS) == 0 && settings.get(Schema.G_STEPS) == 0) {
            throw new InvalidSettingException(
                            "value.nothingLearns",
                            new SettingName(Schema.D_STEPS.name()),
                            new SettingName(Schema.G_STEPS.name()))
                    .curedBy(Schema.D_STEPS.name(), Schema.D_STEPS.format(1L));
        }
        if (settings.get(Schema.PENALTY) != Penalty.NONE) {
            checkPenalty(settings);
        }
        checkPack(settings);
        boolean labels = settings.get(Schema.LOSS).loss().hasLabels();
        if (labels && settings.get(Schema.REAL_LABEL) <= settings.get(Schema.FAKE_LABEL)) {
            throw new InvalidSettingException(
                    "value.mustBeLarger",
                    new SettingName(Schema.REAL_LABEL.name()),
                    settings.text(Schema.REAL_LABEL),
                    new SettingName(Schema.FAKE_LABEL.name()),
                    settings.text(Schema.FAKE_LABEL));
        }
    }

    /** What D learns from at once, which may be half a batch, must fill whole packs. */
    private void checkPack(Settings settings) {
        long batch = settings.get(Schema.BATCH);
        long pack = settings.get(Schema.PACK);
        long rows = GanSpec.samplesAtOnce(rule(settings), Math.toIntExact(batch));
        if (rows % pack != 0 || batch % pack != 0) {
            long unit = pack * Math.max(1, batch / rows);
            throw new InvalidSettingException(
                            "value.packsNotWhole",
                            new SettingName(Schema.BATCH.name()),
                            batch,
                            new SettingName(Schema.PACK.name()),
                            pack,
                            unit)
                    .curedBy(Schema.BATCH.name(), Schema.BATCH.format(Math.max(1, batch / unit) * unit));
        }
    }

    private void checkPenalty(Settings settings) {
        if (isActive(Schema.D_LOSS, settings) && settings.get(Schema.D_LOSS) == DiscriminatorLoss.SEPARATE) {
            throw new InvalidSettingException(
                            "value.penaltyNeedsOneUpdate",
                            new SettingName(Schema.PENALTY.name()),
                            settings.text(Schema.PENALTY),
                            new SettingName(Schema.D_LOSS.name()),
                            settings.text(Schema.D_LOSS))
                    .curedBy(Schema.D_LOSS.name(), Schema.D_LOSS.format(DiscriminatorLoss.SUM));
        }
        NetworkText text = settings.get(Schema.DISCRIMINATOR);
        List<LayerSpec> layers = text.isEmpty()
                ? architecture.discriminator(usualShape(settings), settings).layers()
                : text.layers();
        try {
            new Steadying(settings.get(Schema.PENALTY), false, 1, 0).check(layers);
        } catch (UnfitLayerException e) {
            throw new InvalidSettingException(e).curedBy(Schema.PENALTY.name(), Penalty.NONE.written());
        }
    }

    /** Which layers there are does not depend on the size of samples. */
    private SampleShape usualShape(Settings settings) {
        return switch (dataKind) {
            case EVEN_NUMBERS -> new SampleShape(1, 1, Math.toIntExact(settings.get(Schema.BITS)));
            case IDX_IMAGES -> new SampleShape(1, USUAL_SIDE, USUAL_SIDE);
            case PICTURES -> new SampleShape(3, USUAL_SIDE, USUAL_SIDE);
            case POINTS -> SampleShape.POINT;
        };
    }
}
