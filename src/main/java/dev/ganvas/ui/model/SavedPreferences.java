package dev.ganvas.ui.model;

import dev.ganvas.text.Language;
import dev.ganvas.ui.theme.Theme;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.prefs.Preferences;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the window keeps from one start to the next. JavaFX thread. */
public final class SavedPreferences {
    /** A window's place and size. */
    public record Bounds(double x, double y, double width, double height) {}

    private static final int MOST_RECENT = 8;

    private final Preferences node;

    /** Keeps everything in {@code node}. */
    public SavedPreferences(Preferences node) {
        this.node = node;
    }

    /** Returns what this user's window kept. */
    public static SavedPreferences ofUser() {
        return new SavedPreferences(Preferences.userRoot().node("dev/ganvas"));
    }

    /** Returns the theme of last time; at first, light. */
    public Theme theme() {
        return node.get("theme", "light").equals("dark") ? Theme.DARK : Theme.LIGHT;
    }

    public void theme(Theme theme) {
        node.put("theme", theme == Theme.DARK ? "dark" : "light");
    }

    /** Returns the language that was chosen; nothing if none was. */
    public Optional<Language> language() {
        return Language.find(node.get("language", ""));
    }

    public void language(Language language) {
        node.put("language", language.tag());
    }

    /** Returns how fast an experiment was trained on this computer, if it was. */
    public Optional<MeasuredSpeed> speed(String experiment) {
        double rate = node.getDouble("speed." + experiment, 0);
        long steps = node.getLong("length." + experiment, 0);
        return rate > 0 && steps > 0 ? Optional.of(new MeasuredSpeed(rate, steps)) : Optional.empty();
    }

    public void speed(String experiment, MeasuredSpeed speed) {
        node.putDouble("speed." + experiment, speed.stepsPerSecond());
        node.putLong("length." + experiment, speed.steps());
    }

    /** Returns the id of the experiment of last time. */
    public Optional<String> experiment() {
        return Optional.ofNullable(node.get("experiment", null));
    }

    public void experiment(String id) {
        node.put("experiment", id);
    }

    /** Returns where the window was, if it was open before. */
    public Optional<Bounds> bounds() {
        double width = node.getDouble("width", 0);
        double height = node.getDouble("height", 0);
        if (!(width > 0 && height > 0)) {
            return Optional.empty();
        }
        return Optional.of(new Bounds(node.getDouble("x", 0), node.getDouble("y", 0), width, height));
    }

    public void bounds(Bounds bounds) {
        node.putDouble("x", bounds.x());
        node.putDouble("y", bounds.y());
        node.putDouble("width", bounds.width());
        node.putDouble("height", bounds.height());
    }

    /** Returns whether the window filled the screen. */
    public boolean maximized() {
        return node.getBoolean("maximized", false);
    }

    public void maximized(boolean maximized) {
        node.putBoolean("maximized", maximized);
    }

    /** Returns the folder of the run that was gone on with last, if a newer one was not begun since. */
    public Optional<Path> resumedRun() {
        return folder("run");
    }

    /** Keeps the folder of a run that is gone on with; nothing when a new one is begun. */
    public void resumedRun(Optional<Path> folder) {
        folder.ifPresentOrElse(path -> node.put("run", path.toString()), () -> node.remove("run"));
    }

    /** Returns whether the losses were last shown on a logarithmic axis. */
    public boolean logarithmic() {
        return node.getBoolean("logarithmic", false);
    }

    public void logarithmic(boolean logarithmic) {
        node.putBoolean("logarithmic", logarithmic);
    }

    /** Returns the files of experiments that were opened or saved last, the newest first. */
    public List<Path> recentExperiments() {
        return node.get("experiments", "")
                .lines()
                .flatMap(SavedPreferences::path)
                .toList();
    }

    public void recentExperiment(Path file) {
        String newest = file.toAbsolutePath().toString();
        node.put(
                "experiments",
                Stream.concat(Stream.of(newest), recentExperiments().stream().map(Path::toString))
                        .distinct()
                        .limit(MOST_RECENT)
                        .collect(Collectors.joining("\n")));
    }

    private static Stream<Path> path(String text) {
        try {
            return Stream.of(Path.of(text));
        } catch (InvalidPathException e) {
            // Kept by another system with other rules for names: as good as none.
            return Stream.empty();
        }
    }

    /** Returns the folder that was last written to or read from, if it is still there. */
    public Optional<Path> folder() {
        return folder("folder");
    }

    private Optional<Path> folder(String key) {
        String text = node.get(key, "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(text)).filter(Files::isDirectory);
        } catch (InvalidPathException e) {
            // Kept by another system with other rules for names: as good as no folder.
            return Optional.empty();
        }
    }

    public void folder(Path folder) {
        node.put("folder", folder.toString());
    }
}
