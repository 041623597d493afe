package dev.ganvas.cli;

import dev.ganvas.data.Progress;
import dev.ganvas.engine.SampleStatistics;
import dev.ganvas.engine.SavedGenerator;
import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Settings;
import dev.ganvas.file.AtomicFile;
import dev.ganvas.metric.NumberCensus;
import dev.ganvas.picture.Picture;
import dev.ganvas.picture.PictureSource;
import dev.ganvas.picture.PngWriter;
import dev.ganvas.picture.SamplePicture;
import dev.ganvas.problem.Counted;
import dev.ganvas.run.NoiseSource;
import dev.ganvas.store.NumbersFile;
import dev.ganvas.store.StoredRun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ganvas sample}: draws from a saved run. Nothing is written before everything is known to be right. */
@Command(
        name = "sample",
        description = "Draws samples from a run that \"ganvas train --out\" saved, as one PNG. Without further options"
                + " they are those that the run saved last.")
final class SampleCommand implements Callable<Integer> {
    private static final String PNG = ".png";

    private static final class Count extends SettingOptions.Converter<Long> {
        /** All are held in memory together. */
        Count() {
            super(Setting.Whole.option("count", 1, 1024));
        }
    }

    private static final class Seed extends SettingOptions.Converter<Long> {
        Seed() {
            super(Schema.SEED);
        }
    }

    private static final class LatentScale extends SettingOptions.Converter<Double> {
        LatentScale() {
            super(Schema.LATENT_SCALE);
        }
    }

    private static final class BatchNorm extends SettingOptions.Converter<SampleStatistics> {
        BatchNorm() {
            super(Schema.BATCH_NORM);
        }
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--run", required = true, paramLabel = "DIR", description = "The folder of the run.")
    private String folder = "";

    @Option(
            names = "--count",
            converter = Count.class,
            paramLabel = "N",
            description =
                    "How many samples, 1 to 1024; more of them leave the first ones as they are. Default: as many as"
                            + " the run shows; of \"even\" one for every pattern of bits.")
    private @Nullable Long count;

    @Option(
            names = "--seed",
            converter = Seed.class,
            paramLabel = "N",
            description =
                    "Draws other noise than the run's own: that of this seed, 0 to 9223372036854775807, in place of"
                            + " every pattern of bits too.")
    private @Nullable Long seed;

    @Option(
            names = "--latent-scale",
            converter = LatentScale.class,
            paramLabel = "X",
            description = "Factor on the noise. Default: the run's. Also says how far the samples are from those of"
                    + " the factor 1, or -1 where X is negative.")
    private @Nullable Double scale;

    @Option(
            names = "--batch-norm",
            converter = BatchNorm.class,
            paramLabel = "batch|running",
            description =
                    "Statistics of batch normalization: those of the seed's first samples, as many as the run shows,"
                            + " or the running ones. Default: the run's.")
    private @Nullable SampleStatistics statistics;

    @Option(names = "--out", required = true, paramLabel = "FILE.png", description = "The picture to write.")
    private String out = "";

    @Mixin
    private ForceOption force = new ForceOption();

    @Override
    public Integer call() throws Exception {
        Path target = target();
        StoredRun run = StoredRun.open(PathArgument.of("--run", folder, "the folder of a run"));
        Settings settings = settings(run);
        AtomicFile.check(target);
        force.check(target);
        PrintWriter text = spec.commandLine().getOut();
        try (SavedGenerator generator = run.openGenerator()) {
            float[] samples = draw(run, settings, generator);
            Picture picture = SamplePicture.draw(run.experiment(), run.shape(), samples);
            PngWriter.write(target, picture, 1, origin(run, settings), Progress.NONE);
            if (run.shape().isNumber()) {
                int[] numbers = NumberCensus.numbers(samples, run.shape().width());
                text.println(NumbersFile.line(run.steps(), numbers));
            }
            if (scale != null) {
                Settings unscaled = settings.with(Schema.LATENT_SCALE, reference(settings));
                float[] plain = draw(run, unscaled, generator);
                text.println(difference(run, reference(settings), samples, plain));
            }
            text.printf(
                    Locale.ROOT,
                    "Drew %s of %s after step %d; saved in %s.%n",
                    Counted.samples(samples.length / run.shape().length()),
                    run.experiment().id(),
                    run.steps(),
                    out);
        }
        text.flush();
        return ExitCode.SUCCESS.code();
    }

    /** Returns the file to write, which must look like a picture: a slip must not replace the model of a run. */
    private Path target() throws Exception {
        Path target = PathArgument.of("--out", out, "the picture to write, such as samples.png");
        if (!out.toLowerCase(Locale.ROOT).endsWith(PNG)) {
            throw new InvalidSettingException("cli.outIsNoPng", out, PNG);
        }
        return target;
    }

    /** Returns the settings of the run with what the command line says. */
    private Settings settings(StoredRun run) {
        Settings settings = run.settings();
        if (seed != null) {
            settings = settings.with(Schema.SEED, seed);
        }
        if (scale != null) {
            settings = settings.with(Schema.LATENT_SCALE, scale);
        }
        if (statistics != null) {
            if (!settings.has(Schema.BATCH_NORM)) {
                throw new InvalidSettingException(
                        "cli.noBatchNorm", run.experiment().id());
            }
            settings = settings.with(Schema.BATCH_NORM, statistics);
        }
        return settings;
    }

    /** Returns how many samples are wanted. */
    private int rows(StoredRun run, Settings settings) {
        if (count != null) {
            return Math.toIntExact(count);
        }
        return showsPatterns(run)
                ? 1 << run.experiment().latentSize(settings)
                : run.experiment().shownSamples();
    }

    private boolean showsPatterns(StoredRun run) {
        return run.shape().isNumber() && count == null && seed == null;
    }

    /**
     * Draws in batches as large as what the run shows. The first of them is the reference batch of its seed: its statistics
     * serve all, so that a sample does not depend on how many others are drawn.
     */
    private float[] draw(StoredRun run, Settings settings, SavedGenerator generator) {
        int size = run.experiment().latentSize(settings);
        int rows = rows(run, settings);
        double factor = settings.get(Schema.LATENT_SCALE);
        int batch = showsPatterns(run) ? rows : run.experiment().shownSamples();
        int drawn = (rows + batch - 1) / batch * batch;
        float[] latents = new float[drawn * size];
        if (showsPatterns(run)) {
            latents = NoiseSource.everyPattern(size, factor);
        } else {
            NoiseSource.fill(
                    latents,
                    settings.get(Schema.LATENT),
                    factor,
                    NoiseSource.random(settings.get(Schema.SEED), NoiseSource.Stream.FIXED_NOISE, 0, 0));
        }
        float[] samples = new float[drawn * run.shape().length()];
        generator.generateAlike(latents, batch, run.experiment().sampleStatistics(settings), samples);
        return Arrays.copyOf(samples, rows * run.shape().length());
    }

    /** Returns where the picture comes from: the run, and how it was drawn if it is not what the run shows. */
    private PictureSource origin(StoredRun run, Settings settings) {
        PictureSource origin = PictureSource.of(run.experiment(), run.settings(), run.steps());
        boolean asShown = settings.equals(run.settings())
                && (showsPatterns(run)
                        || (!run.shape().isNumber()
                                && rows(run, settings) == run.experiment().shownSamples()));
        return asShown
                ? origin
                : origin.withDrawn(new PictureSource.Drawn(
                        rows(run, settings),
                        settings.get(Schema.SEED),
                        settings.get(Schema.LATENT_SCALE),
                        settings.has(Schema.BATCH_NORM) ? settings.get(Schema.BATCH_NORM) : null));
    }

    private static double reference(Settings settings) {
        return settings.get(Schema.LATENT_SCALE) < 0 ? -1 : 1;
    }

    private static String difference(StoredRun run, double factor, float[] samples, float[] plain) {
        float most = 0;
        int levels = 0;
        for (int i = 0; i < samples.length; i++) {
            most = Math.max(most, Math.abs(samples[i] - plain[i]));
            int level = run.experiment().range().toByte(samples[i]);
            levels = Math.max(levels, Math.abs(level - run.experiment().range().toByte(plain[i])));
        }
        return String.format(
                Locale.ROOT,
                "Largest pixel difference to the same noise at scale %.0f: %.6f, in the picture %d of 255 levels.",
                factor,
                most,
                levels);
    }
}
