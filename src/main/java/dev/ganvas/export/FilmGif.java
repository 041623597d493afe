package dev.ganvas.export;

import dev.ganvas.data.Progress;
import dev.ganvas.picture.Film;
import dev.ganvas.picture.GifTiming;
import dev.ganvas.picture.GifTiming.Repeat;
import dev.ganvas.problem.UnusableDataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What a run showed while it trained, as an animated GIF. */
public final class FilmGif implements ExportFormat {
    /** How many pixels, in both directions, one pixel becomes. */
    public static final ExportOption UPSCALE = ExportOption.upscale(Film.MOST_UPSCALE, 2);

    /** Milliseconds that each frame is seen. */
    public static final ExportOption MILLIS = ExportOption.number(
            "ms", "How long each frame is seen", " ms", GifTiming.LEAST_MILLIS, GifTiming.MOST_MILLIS, 80);

    /** Frames at most, evenly picked. */
    public static final ExportOption FRAMES = ExportOption.number(
                    "frames", "At most so many frames", "", 2, 100_000, Integer.MAX_VALUE)
            .named("all");

    /** Whether it stops behind its last frame. */
    public static final ExportOption ONCE =
            ExportOption.flag("once", "It stops behind its last frame instead of beginning again");

    FilmGif() {}

    @Override
    public String id() {
        return "gif";
    }

    @Override
    public String help() {
        return "the film of what it showed while it trained";
    }

    @Override
    public List<String> endings() {
        return List.of(".gif");
    }

    @Override
    public MenuItem menuItem() {
        return new MenuItem("export-film", "transport.exportFilm", "export.filmTitle", "G");
    }

    @Override
    public Need need() {
        return Need.STEPS;
    }

    @Override
    public List<ExportOption> options() {
        return List.of(UPSCALE, MILLIS, FRAMES, ONCE);
    }

    @Override
    public Dialog dialog() {
        return Dialog.FILM;
    }

    @Override
    public String fileName(LiveRunView run) {
        return run.experiment().id() + "-film.gif";
    }

    @Override
    public Written write(RunView run, ExportChoices chosen, Path target, Progress progress)
            throws UnusableDataException, IOException {
        GifTiming timing = new GifTiming(
                GifTiming.possibleMillis(chosen.get(MILLIS)), chosen.get(ONCE) == 1 ? Repeat.ONCE : Repeat.FOREVER);
        Film film = run.film(chosen.get(FRAMES), chosen.get(UPSCALE));
        film.writeGif(target, timing, run.origin(film.step(0), film.step(film.length() - 1)), progress);
        // Of a run that goes on, its film may show more than its checkpoint has.
        return new Written("a film of %d frames".formatted(film.length()), film.step(film.length() - 1));
    }
}
