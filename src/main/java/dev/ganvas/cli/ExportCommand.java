package dev.ganvas.cli;

import dev.ganvas.chart.figure.FigureDrawing;
import dev.ganvas.chart.figure.PrintColors;
import dev.ganvas.data.Progress;
import dev.ganvas.experiment.InvalidSettingException;
import dev.ganvas.experiment.Setting;
import dev.ganvas.export.RunFigure;
import dev.ganvas.export.SampleFiles;
import dev.ganvas.export.SavedExport;
import dev.ganvas.file.AtomicFile;
import dev.ganvas.file.AtomicFolder;
import dev.ganvas.picture.Film;
import dev.ganvas.picture.GifTiming;
import dev.ganvas.picture.GifTiming.Repeat;
import dev.ganvas.picture.PageFormat;
import dev.ganvas.picture.PngWriter;
import dev.ganvas.picture.SamplePicture;
import dev.ganvas.problem.Counted;
import dev.ganvas.store.SavedRun;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ganvas export}: makes files for other programs from a saved run. Nothing is written over unasked. */
@Command(
        name = "export",
        description = "Makes pictures, a film, tables or networks for other programs from a run that \"ganvas train"
                + " --out\" saved.")
final class ExportCommand implements Callable<Integer> {
    private static final Setting.Whole UPSCALE = whole("upscale", 1, PngWriter.MOST_UPSCALE);
    private static final Setting.Whole MILLIS = whole("ms", GifTiming.LEAST_MILLIS, GifTiming.MOST_MILLIS);
    private static final Setting.Whole FRAMES = whole("frames", 2, 100_000);

    private static final int DEFAULT_PICTURE_UPSCALE = 4;
    private static final int DEFAULT_FILM_UPSCALE = 2;
    private static final int DEFAULT_MILLIS = 80;

    /** What can be made of a saved run. */
    enum What {
        PNG,
        PICTURES,
        GIF,
        CHARTS,
        CSV,
        NUMBERS,
        NETWORKS;

        /** Returns how the file's name may end; nothing for a folder. */
        private List<String> endings() {
            return switch (this) {
                case PNG, GIF, CSV -> List.of("." + word());
                case NUMBERS -> List.of(".txt");
                case CHARTS -> PageFormat.endings();
                case PICTURES, NETWORKS -> List.of();
            };
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "The folder of the run.")
    private String folder = "";

    @Option(
            names = "--what",
            required = true,
            paramLabel = "png|pictures|gif|charts|csv|numbers|networks",
            description = "png: its samples in one picture; pictures: each sample as a picture, in a new folder; gif:"
                    + " the film of what it showed while it trained; charts: its losses and what D believes, as .png, .svg or .pdf;"
                    + " csv: its losses; numbers: the list of its numbers; networks:"
                    + " both as DL4J model files, in a new folder.")
    private String what = "";

    @Option(names = "--out", required = true, paramLabel = "PATH", description = "The file or the new folder.")
    private String out = "";

    @Option(
            names = "--upscale",
            paramLabel = "N",
            description = "Makes each pixel a square this wide: 1 to 32 for png and pictures (default: 4), 1 to 8 for"
                    + " gif (default: 2).")
    private @Nullable String upscale;

    @Option(
            names = "--ms",
            paramLabel = "N",
            description = "How long each frame of a gif is seen, 20 to 10000 ms. Default: 80.")
    private @Nullable String millis;

    @Option(names = "--frames", paramLabel = "N", description = "At most so many frames in a gif. Default: all.")
    private @Nullable String frames;

    @Option(names = "--once", description = "The gif stops behind its last frame instead of beginning again.")
    private boolean once;

    @Mixin
    private ForceOption force = new ForceOption();

    @Override
    public Integer call() throws Exception {
        What wanted = what();
        refuseIdle(wanted);
        int scale = scale(wanted);
        GifTiming timing = new GifTiming(
                millis == null ? DEFAULT_MILLIS : GifTiming.possibleMillis(MILLIS.parse(millis)),
                once ? Repeat.ONCE : Repeat.FOREVER);
        int mostFrames = frames == null ? Integer.MAX_VALUE : Math.toIntExact(FRAMES.parse(frames));
        Path target = target(wanted);
        Path source = PathArgument.of("DIR", folder, "the folder of a run");
        SavedExport run = SavedExport.open(SavedRun.read(source), source);
        if (!wanted.endings().isEmpty()) {
            AtomicFile.check(target);
        }
        force.check(target);
        long steps = run.run().steps();
        String made =
                switch (wanted) {
                    case PNG -> png(run, target, scale);
                    case PICTURES -> inFolder(target, folder -> pictures(run, folder, scale));
                    case GIF -> {
                        Film film = run.film(mostFrames, scale);
                        film.writeGif(target, timing, run.origin(film), Progress.NONE);
                        // Of a run that goes on, its film may show more than its checkpoint has.
                        steps = film.step(film.length() - 1);
                        yield "a film of %d frames".formatted(film.length());
                    }
                    case CHARTS -> charts(run, target);
                    case CSV -> {
                        run.copyLosses(target);
                        yield "the losses";
                    }
                    case NUMBERS -> {
                        run.copyNumbers(target);
                        yield "the numbers";
                    }
                    case NETWORKS -> {
                        steps = inFolder(target, run::copyNetworks);
                        yield "both networks";
                    }
                };
        PrintWriter text = spec.commandLine().getOut();
        text.printf(
                Locale.ROOT,
                "Wrote %s of %s after step %d to %s.%n",
                made,
                run.run().experiment().id(),
                steps,
                out);
        text.flush();
        return ExitCode.SUCCESS.code();
    }

    private static String png(SavedExport run, Path target, int scale) throws Exception {
        SavedRun saved = run.run();
        PngWriter.write(
                target,
                SamplePicture.draw(saved.experiment(), saved.shape(), run.samples()),
                scale,
                run.origin(),
                Progress.NONE);
        return "the samples";
    }

    private static String pictures(SavedExport run, Path target, int scale) throws Exception {
        float[] samples = run.samples();
        SampleFiles.write(target, samples, run.run().shape(), scale, run.origin(), Progress.NONE);
        return Counted.samples(samples.length / run.run().shape().length()).toString();
    }

    private interface FolderExport<T> {
        T into(Path folder) throws Exception;
    }

    /** Makes a new folder, or writes over the files of one that is there, if that is asked for. */
    private <T> T inFolder(Path target, FolderExport<T> export) throws Exception {
        if (!force.isGiven() || !Files.isDirectory(target)) {
            return export.into(target);
        }
        Path made = AtomicFolder.free(target, ".export");
        T result = export.into(made);
        AtomicFolder.empty(made, target);
        return result;
    }

    private static String charts(SavedExport run, Path target) throws Exception {
        FigureDrawing drawing = new FigureDrawing(RunFigure.of(run.run(), run.folder()), PrintColors.ofOneRun());
        PageFormat.of(target).orElseThrow().write(target, drawing, run.origin(), Progress.NONE);
        return "the charts";
    }

    private What what() {
        return Arrays.stream(What.values())
                .filter(known -> known.word().equals(what))
                .findFirst()
                .orElseThrow(() -> new InvalidSettingException(
                        "cli.whatUnknown",
                        what,
                        Arrays.stream(What.values()).map(What::word).collect(Collectors.joining(", "))));
    }

    /** An option that would do nothing is refused, as a setting is. */
    private void refuseIdle(What wanted) {
        Map<String, Boolean> idle = new LinkedHashMap<>();
        boolean film = wanted == What.GIF;
        idle.put("upscale", upscale != null && !film && wanted != What.PNG && wanted != What.PICTURES);
        idle.put("ms", millis != null && !film);
        idle.put("frames", frames != null && !film);
        idle.put("once", once && !film);
        idle.forEach((option, given) -> {
            if (given) {
                throw new InvalidSettingException("cli.idleFor", option, wanted.word());
            }
        });
    }

    private int scale(What wanted) {
        boolean film = wanted == What.GIF;
        if (upscale == null) {
            return film ? DEFAULT_FILM_UPSCALE : DEFAULT_PICTURE_UPSCALE;
        }
        int scale = Math.toIntExact(UPSCALE.parse(upscale));
        if (film && scale > Film.MOST_UPSCALE) {
            throw new InvalidSettingException("cli.upscaleTooLarge", scale, Film.MOST_UPSCALE);
        }
        return scale;
    }

    /** Returns where to write, which must look like what is written: a slip must not replace something else. */
    private Path target(What wanted) throws Exception {
        Path target = PathArgument.of("--out", out, "the file or folder to write");
        String name = out.toLowerCase(Locale.ROOT);
        if (!wanted.endings().isEmpty() && wanted.endings().stream().noneMatch(name::endsWith)) {
            throw new InvalidSettingException("cli.outIsNot", out, wanted.word(), String.join(", ", wanted.endings()));
        }
        return target;
    }

    private static Setting.Whole whole(String name, long least, long most) {
        return Setting.Whole.option(name, least, most);
    }
}
