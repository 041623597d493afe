package dev.ganvas.ui.export;

import dev.ganvas.picture.Film;
import dev.ganvas.picture.GifTiming;
import dev.ganvas.picture.GifTiming.Repeat;
import dev.ganvas.picture.Picture;
import dev.ganvas.run.history.Snapshot;
import dev.ganvas.ui.notice.Notice;
import dev.ganvas.ui.text.FigureFormat;
import dev.ganvas.ui.text.Messages;
import dev.ganvas.ui.thread.Background;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Tooltip;
import javafx.stage.Window;
import javafx.util.Duration;

/** Asks how a film is to be, and plays it meanwhile. */
public final class FilmDialog extends OptionsDialog<FilmOptions> {
    private static final int MOST_MILLIS = 1000;

    private final List<Snapshot> snapshots;
    private final BiFunction<List<Snapshot>, Integer, Film> films;
    private final Background background;
    private final PixelView preview = new PixelView();
    private final OptionRow frames;
    private final OptionRow upscale;
    private final OptionRow millis;
    private final CheckBox loop = new CheckBox(Messages.text("export.loop"));
    private final Timeline player = new Timeline();
    private Film film;
    private int shown;
    private volatile int estimates;
    private volatile boolean closed;
    private String bytes = "";

    /**
     * Creates the dialog.
     *
     * @param snapshots all that there are, at least two
     * @param films makes the film of some of them, in a size
     * @param background finds out how large the file will be
     * @param lastOptions the options of last time
     */
    public FilmDialog(
            Window owner,
            List<Snapshot> snapshots,
            BiFunction<List<Snapshot>, Integer, Film> films,
            Background background,
            FilmOptions lastOptions) {
        super(owner, "export.filmTitle");
        this.background = background;
        this.snapshots = snapshots;
        this.films = films;
        frames = new OptionRow(
                "export-frames", "export.frames", "export.framesHelp", 2, snapshots.size(), 1, this::framesText);
        upscale = new OptionRow(
                "export-upscale",
                "export.upscale",
                "export.upscaleHelp",
                1,
                Film.MOST_UPSCALE,
                1,
                factor -> Messages.text("export.times", factor));
        millis = new OptionRow(
                "export-millis",
                "export.millis",
                "export.millisHelp",
                GifTiming.LEAST_MILLIS,
                MOST_MILLIS,
                10,
                time -> Messages.text("export.ms", time));
        loop.setId("export-loop");
        loop.setTooltip(new Tooltip(Messages.text("export.loopHelp")));
        frames.addTo(form(), 0);
        upscale.addTo(form(), 1);
        millis.addTo(form(), 2);
        form().add(loop, 1, 3, 2, 1);
        frames.set(Math.min(lastOptions.mostFrames(), snapshots.size()));
        upscale.set(lastOptions.upscale());
        millis.set(lastOptions.timing().millis());
        loop.setSelected(lastOptions.timing().repeat() == Repeat.FOREVER);
        film = film(1);
        frames.valueProperty().addListener((property, was, is) -> restart());
        millis.valueProperty().addListener((property, was, is) -> play());
        upscale.valueProperty().addListener((property, was, is) -> restart());
        player.setCycleCount(Animation.INDEFINITE);
        restart();
        build("export.filmTitle", preview, this::options);
    }

    /** Shows the dialog. */
    public void ask(Consumer<FilmOptions> chosen) {
        show(chosen);
    }

    private FilmOptions options() {
        int most = frames.get() == snapshots.size() ? Integer.MAX_VALUE : frames.get();
        Repeat repeat = loop.isSelected() ? Repeat.FOREVER : Repeat.ONCE;
        return new FilmOptions(most, upscale.get(), new GifTiming(millis.get(), repeat));
    }

    private Film film(int scale) {
        return films.apply(Film.pick(snapshots, frames.get()), scale);
    }

    /** Plays the film as it would be, in the size of the preview. */
    private void restart() {
        film = film(1);
        shown = Math.min(shown, film.length() - 1);
        preview.show(draw(film, shown));
        play();
        estimate();
    }

    private void play() {
        player.stop();
        player.getKeyFrames().setAll(new KeyFrame(Duration.millis(millis.get()), event -> advance()));
        player.playFromStart();
        describe();
    }

    private void advance() {
        shown = (shown + 1) % film.length();
        preview.show(draw(film, shown));
    }

    /** The size of the file is known only once some frames are written, which takes too long for this thread. */
    private void estimate() {
        int request = estimates + 1;
        estimates = request;
        bytes = "…";
        describe();
        Film full = film(upscale.get());
        background.submit(
                // Of those that were asked for while another was made, only the newest still counts.
                () -> closed || request != estimates ? 0 : full.estimateGifBytes(),
                size -> {
                    if (request == estimates) {
                        bytes = String.format(Locale.ROOT, "%.1f MB", size / 1e6);
                        describe();
                    }
                },
                failure -> summarize(Notice.of(failure).text()));
    }

    private void describe() {
        int scale = upscale.get();
        Film full = film(scale);
        Picture picture = draw(full, 0);
        double seconds = film.length() * millis.get() / 1000.0;
        summarize(Messages.text(
                "export.filmSize",
                FigureFormat.count((long) picture.width() * full.upscale()),
                FigureFormat.count((long) picture.height() * full.upscale()),
                String.format(Locale.ROOT, "%.1f", seconds),
                bytes,
                FigureFormat.count(film.step(0)),
                FigureFormat.count(film.step(film.length() - 1))));
    }

    private String framesText(int count) {
        return count == snapshots.size()
                ? Messages.text("export.everyFrame", FigureFormat.count(count))
                : Messages.text("export.someFrames", FigureFormat.count(count), FigureFormat.count(snapshots.size()));
    }

    /** Frames in memory are drawn without any file. */
    private static Picture draw(Film film, int frame) {
        try {
            return film.draw(frame);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    void closed() {
        closed = true;
        player.stop();
    }
}
