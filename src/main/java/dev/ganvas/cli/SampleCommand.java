package dev.ganvas.cli;

import dev.ganvas.engine.SampleStatistics;
import dev.ganvas.engine.SavedGenerator;
import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Settings;
import dev.ganvas.file.AtomicFile;
import dev.ganvas.metric.NumberCensus;
import dev.ganvas.picture.PngWriter;
import dev.ganvas.picture.SamplePicture;
import dev.ganvas.run.NoiseSource;
import dev.ganvas.store.NumbersFile;
import dev.ganvas.store.SavedRun;
import java.io.PrintWriter;
import java.nio.file.Path;
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

    /** All are held in memory together, where batch normalization measures them together. */
    private static final Setting.Whole COUNT = Setting.Whole.option("count", 1, 1024);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--run", required = true, paramLabel = "DIR", description = "The folder of the run.")
    private String folder = "";

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "How many samples, 1 to 1024. Default: as many as the run shows; of \"even\" one for every"
                    + " pattern of bits.")
    private @Nullable String count;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Draws other noise than the run's own: that of this seed, in place of every pattern of bits"
                    + " too.")
    private @Nullable String seed;

    @Option(
            names = "--latent-scale",
            paramLabel = "X",
            description = "Factor on the noise. Default: the run's. Also says how far the samples are from those of"
                    + " the factor 1, or -1 where X is negative.")
    private @Nullable String scale;

    @Option(
            names = "--batch-norm",
            paramLabel = "batch|running",
            description = "Statistics of batch normalization: those of the samples themselves, or the running ones."
                    + " Default: the run's.")
    private @Nullable String statistics;

    @Option(names = "--out", required = true, paramLabel = "FILE.png", description = "The picture to write.")
    private String out = "";

    @Mixin
    private ForceOption force = new ForceOption();

    @Override
    public Integer call() throws Exception {
        if (count != null) {
            COUNT.parse(count);
        }
        Path target = target();
        SavedRun run = SavedRun.read(PathArgument.of("--run", folder, "the folder of a run"));
        Settings settings = settings(run);
        AtomicFile.check(target);
        force.check(target);
        float[] latents = latents(run, settings);
        PrintWriter text = spec.commandLine().getOut();
        try (SavedGenerator generator = run.open()) {
            float[] samples = draw(run, settings, generator, latents);
            PngWriter.write(target, SamplePicture.draw(run.experiment(), run.shape(), samples));
            if (!run.shape().isImage()) {
                int[] numbers = NumberCensus.numbers(samples, run.shape().width());
                text.println(NumbersFile.line(run.steps(), numbers));
            }
            if (scale != null) {
                Settings unscaled = settings.with(Schema.LATENT_SCALE, reference(settings));
                float[] plain = draw(run, unscaled, generator, latents(run, unscaled));
                text.println(difference(run, reference(settings), samples, plain));
            }
            text.printf(
                    Locale.ROOT,
                    "Drew %d samples of %s after step %d; saved in %s.%n",
                    samples.length / run.shape().length(),
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
    private Settings settings(SavedRun run) {
        Settings settings = run.settings();
        if (seed != null) {
            settings = settings.withText(Schema.SEED, seed);
        }
        if (scale != null) {
            settings = settings.withText(Schema.LATENT_SCALE, scale);
        }
        if (statistics != null) {
            if (!settings.has(Schema.BATCH_NORM)) {
                throw new InvalidSettingException(
                        "cli.noBatchNorm", run.experiment().id());
            }
            settings = settings.withText(Schema.BATCH_NORM, statistics);
        }
        return settings;
    }

    /** Returns the noise that the run shows, unless another number or another seed is asked for. */
    private float[] latents(SavedRun run, Settings settings) {
        int size = run.experiment().latentSize(settings);
        double factor = settings.get(Schema.LATENT_SCALE);
        if (!run.shape().isImage() && count == null && seed == null) {
            return NoiseSource.everyPattern(size, factor);
        }
        int rows = count == null ? run.experiment().shownSamples() : Math.toIntExact(COUNT.parse(count));
        float[] latents = new float[rows * size];
        NoiseSource.fill(
                latents,
                settings.get(Schema.LATENT),
                factor,
                NoiseSource.random(settings.get(Schema.SEED), NoiseSource.Stream.FIXED_NOISE, 0, 0));
        return latents;
    }

    private static float[] draw(SavedRun run, Settings settings, SavedGenerator generator, float[] latents) {
        int rows = latents.length / run.experiment().latentSize(settings);
        SampleStatistics wanted = run.experiment().sampleStatistics(settings);
        float[] samples = new float[rows * run.shape().length()];
        generator.generate(latents, rows, wanted, samples);
        return samples;
    }

    private static double reference(Settings settings) {
        return settings.get(Schema.LATENT_SCALE) < 0 ? -1 : 1;
    }

    private static String difference(SavedRun run, double factor, float[] samples, float[] plain) {
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
