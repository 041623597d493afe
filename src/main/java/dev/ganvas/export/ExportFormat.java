package dev.ganvas.export;

import dev.ganvas.data.Progress;
import dev.ganvas.picture.Picture;
import dev.ganvas.problem.UnusableDataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * One kind of file that other programs and people get of a run. The command line, the menu of the window and the README
 * list those in {@link ExportFormats#ALL}. Stateless; {@link #write} is blocking, the rest can be asked on any thread.
 */
public interface ExportFormat {

    /** What a run must have before it can give a format. */
    enum Need {
        /** Samples that are shown. */
        SAMPLES,
        /** Samples that are shown, each of which is a picture or a row of bits. */
        PICTURES,
        /** Points that are shown. */
        POINTS,
        /** A recorded step. */
        STEPS,
        /** A recorded step, and charts on the screen. */
        CHARTS,
        /** A recorded step of a run that makes numbers. */
        NUMBERS,
        /** A recorded step of a run whose networks are sound. */
        NETWORKS
    }

    /** How the window asks for the options. */
    enum Dialog {
        /** It does not: there are none. */
        NONE,
        /** With a picture that is not enlarged yet, as {@link #preview} has it. */
        PICTURE,
        /** With the film of the run. */
        FILM
    }

    /**
     * How the window calls it.
     *
     * @param id of the menu item
     * @param menuKey of the text of the menu item
     * @param titleKey of the title of its dialogs
     * @param keys that are pressed together with the one for shortcuts, as in {@code Shift+S}
     */
    record MenuItem(String id, String menuKey, String titleKey, String keys) {}

    /** Returns the word for it on the command line. */
    String id();

    /** Returns what it is, in a few words, for the help of the command line. */
    String help();

    /** Returns how its files may end, with the dot; nothing where it is a folder. */
    List<String> endings();

    /** Returns how the window calls it. */
    MenuItem menuItem();

    /** Returns what it needs. */
    Need need();

    /** Returns whether a run that was saved can give it too, and not only one that is open in the window. */
    default boolean ofStoredRuns() {
        return true;
    }

    /** Returns what can be chosen. */
    default List<ExportOption> options() {
        return List.of();
    }

    /** Returns how the window asks for the options. */
    default Dialog dialog() {
        return Dialog.NONE;
    }

    /** Returns what a dialog with a picture shows. */
    default Optional<Picture> preview(LiveRunView run) {
        return Optional.empty();
    }

    /** Returns the name that is suggested for the file or folder. */
    String fileName(LiveRunView run);

    /**
     * Writes it, or leaves the target as it was.
     *
     * @throws UnusableDataException with one sentence, if the run cannot give it
     * @throws IOException with one sentence, if it cannot be written
     * @throws CancellationException if {@code progress} says so
     */
    Written write(RunView run, ExportChoices chosen, Path target, Progress progress)
            throws UnusableDataException, IOException;

    /** Returns a name that says of which step of a run something is. */
    static String nameOf(RunView run, long step) {
        return String.format(Locale.ROOT, "%s-step-%06d", run.experiment().id(), step);
    }
}
