package dev.ganvas.cli;

import dev.ganvas.cli.report.EvaluationReport;
import dev.ganvas.data.Dataset;
import dev.ganvas.data.Progress;
import dev.ganvas.data.SampleShape;
import dev.ganvas.data.ValueRange;
import dev.ganvas.data.idx.IdxImages;
import dev.ganvas.engine.SavedGenerator;
import dev.ganvas.experiment.ExperimentData;
import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Settings;
import dev.ganvas.export.FeatureFiles;
import dev.ganvas.metric.feature.ImageFeatures;
import dev.ganvas.metric.sampleset.SampleSet;
import dev.ganvas.problem.UnusableDataException;
import dev.ganvas.run.quality.FeatureChoice;
import dev.ganvas.run.quality.MadeSamples;
import dev.ganvas.run.quality.QualityReference;
import dev.ganvas.store.RunFolder;
import dev.ganvas.store.StoredRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ganvas evaluate}: measures how good the samples of a saved run, or images of any other program, are. */
@Command(
        name = "evaluate",
        description =
                "Measures how good samples are beside real ones: each figure with its standard error, and with the"
                        + " floor, which is what as many real samples get.")
final class EvaluateCommand implements Callable<Integer> {
    private static final int USUAL_SAMPLES = 2000;
    private static final Setting.Whole SAMPLES = Setting.Whole.option("samples", 2, 100_000);
    private static final Setting.Whole NEIGHBOURS = Setting.Whole.option("neighbours", 1, 1000);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ArgGroup(exclusive = false, multiplicity = "1")
    private Subject subject = new Subject();

    /** At least one of them. */
    private static final class Subject {
        @Option(names = "--run", paramLabel = "DIR", description = "The folder of the run.")
        private @Nullable String run;

        @Option(
                names = "--images",
                paramLabel = "PATH",
                description = "Images that any program made: an IDX file; beside --run, what --data takes, measured in"
                        + " place of the run's own samples.")
        private @Nullable String images;
    }

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "How many samples, as many real ones to compare with, and as many for the floor. Default: "
                    + USUAL_SAMPLES + ", or half of the real images if they are fewer.")
    private @Nullable String samples;

    @Option(
            names = "--against",
            paramLabel = "DATA",
            description = "Real images other than those that the run learnt: what --data takes. With --images an IDX"
                    + " file; default: the digits that ship with Ganvas.")
    private String against = "";

    @Option(
            names = "--features",
            paramLabel = "digits|pca|random|FILE.zip",
            description = "What is seen in images: the digit classifier, principal components, convolutions with random"
                    + " weights, or a Deeplearning4j network. Default: digits for grey images of 28 x 28, else random.")
    private @Nullable String features;

    @Option(
            names = "--neighbours",
            paramLabel = "K",
            description = "k of precision, recall, density and coverage. Default: " + QualityReference.NEIGHBOURS + ".")
    private String neighbours = Integer.toString(QualityReference.NEIGHBOURS);

    @Option(
            names = "--export",
            paramLabel = "DIR",
            description = "Writes what was seen in both sets to real.npy and fake.npy in this folder.")
    private @Nullable String export;

    @Option(names = "--json", description = "Prints one line of JSON.")
    private boolean json;

    @Mixin
    private ForceOption force = new ForceOption();

    /**
     * What is measured, and what it is measured against.
     *
     * @param training what a generator was trained on
     * @param most samples that can be had
     */
    private record Measured(EvaluationReport.Subject subject, Dataset real, Dataset training, int most, Maker maker) {}

    /** Makes samples. */
    private interface Maker {
        float[] make(int count) throws IOException;
    }

    @Override
    public Integer call() throws Exception {
        int k = Math.toIntExact(NEIGHBOURS.parse(neighbours));
        Integer wanted = samples == null ? null : Math.toIntExact(SAMPLES.parse(samples));
        FeatureFiles files = export == null ? null : new FeatureFiles(PathArgument.of("--export", export, "a folder"));
        if (files != null) {
            for (Path file : files.all()) {
                force.check(file);
            }
        }
        EvaluationReport report = new EvaluationReport(spec.commandLine().getOut(), json);
        Measured measured = subject.run == null ? images(String.valueOf(subject.images)) : run(subject.run);
        Dataset real = measured.real();
        int count = wanted == null
                ? Math.min(USUAL_SAMPLES, Math.min(measured.most(), QualityReference.mostSamples(real)))
                : wanted;
        ImageFeatures seen = real.shape().isImage() ? features(real) : null;
        QualityReference reference = new QualityReference(real, seen, count, k);
        report.making(count);
        SampleSet fake = reference.describe(measured.maker().make(count));
        if (seen != null) {
            boolean same = measured.training().equals(real);
            reference.tellTrainingImages(fake, measured.training(), same, report.comparing());
        }
        report.begin(measured.subject(), reference.seen(), count, k);
        report.fit(reference.shareNamedAsLabelled(real), real);
        report.figures(reference.measure(fake, Progress.NONE::cancelled), fake);
        if (files != null) {
            files.write(reference.real(), fake);
        }
        return ExitCode.SUCCESS.code();
    }

    private ImageFeatures features(Dataset real) throws UnusableDataException {
        return features == null ? FeatureChoice.suiting(real.shape()) : FeatureChoice.named(features, real);
    }

    private Measured run(String folder) throws Exception {
        StoredRun run = StoredRun.open(PathArgument.of("--run", folder, "the folder of a run"));
        Settings settings = run.settings();
        if (run.shape().isPoint()) {
            throw new UnusableDataException("quality.ofPoints", folder, RunFolder.RUN);
        }
        Dataset training = ExperimentData.load(run.experiment(), settings);
        Dataset real = against.isEmpty() ? training : other("--against", against, run);
        if (subject.images != null) {
            return images(subject.images, other("--images", subject.images, run), real, training);
        }
        checkSize(folder, run.shape(), real);
        return new Measured(
                new EvaluationReport.Subject(run.experiment().id(), run.steps(), folder),
                real,
                training,
                Integer.MAX_VALUE,
                count -> {
                    try (SavedGenerator generator = run.openGenerator()) {
                        return MadeSamples.make(
                                run.experiment(), settings, run.shape(), count, generator::generate, () -> false);
                    }
                });
    }

    /** Reads images other than those that a run learnt, as it would read them. */
    private static Dataset other(String option, String path, StoredRun run) throws UnusableDataException {
        if (!run.settings().has(Schema.DATA)) {
            throw new InvalidSettingException(
                    "cli.idleFor", option, run.experiment().id());
        }
        return ExperimentData.load(run.experiment(), run.settings().withText(Schema.DATA, path));
    }

    private Measured images(String file) throws Exception {
        IdxImages real = against.isEmpty()
                ? IdxImages.bundled(ValueRange.ZERO_TO_ONE)
                : IdxImages.read(PathArgument.of("--against", against, "an IDX file"), ValueRange.ZERO_TO_ONE);
        IdxImages made = IdxImages.read(PathArgument.of("--images", file, "an IDX file"), ValueRange.ZERO_TO_ONE);
        return images(file, made, real, real);
    }

    private static Measured images(String file, Dataset made, Dataset real, Dataset training)
            throws UnusableDataException {
        checkSize(file, made.shape(), real);
        return new Measured(new EvaluationReport.Subject(null, 0, file), real, training, made.size(), count -> {
            if (count > made.size()) {
                throw new InvalidSettingException("quality.tooFewImages", file, made.size(), count);
            }
            float[] some = new float[count * made.shape().length()];
            for (int i = 0; i < count; i++) {
                made.copy(i, some, i * made.shape().length());
            }
            return some;
        });
    }

    private static void checkSize(String path, SampleShape made, Dataset real) throws UnusableDataException {
        if (!made.equals(real.shape())) {
            throw new UnusableDataException(
                    "quality.otherImages",
                    path,
                    made.width(),
                    made.height(),
                    real.shape().width(),
                    real.shape().height());
        }
    }
}
