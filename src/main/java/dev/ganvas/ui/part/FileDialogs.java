package dev.ganvas.ui.part;

import dev.ganvas.ui.model.SavedPreferences;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Asks the user for files. A seam: tests answer without a dialog. JavaFX thread. */
public interface FileDialogs {

    /**
     * Asks where to write a file.
     *
     * @param suggestion name of the file, with its extension
     * @param endings that it may have instead, each with its dot
     * @return the file, or nothing if the user thought better of it
     */
    Optional<Path> save(Window owner, String title, String suggestion, List<String> endings);

    /** Asks where to write a file that can only have the extension that is suggested. */
    default Optional<Path> save(Window owner, String title, String suggestion) {
        return save(owner, title, suggestion, List.of(suggestion.substring(suggestion.lastIndexOf('.'))));
    }

    /** Asks for a file to read. */
    Optional<Path> open(Window owner, String title);

    /** Asks for a folder to read from. */
    Optional<Path> openFolder(Window owner, String title);

    /** Returns the system's own dialogs, which begin in the folder of last time. */
    static FileDialogs ofSystem(SavedPreferences preferences) {
        return new FileDialogs() {
            @Override
            public Optional<Path> save(Window owner, String title, String suggestion, List<String> endings) {
                FileChooser chooser = chooser(title);
                chooser.setInitialFileName(suggestion);
                List<String> patterns =
                        endings.stream().map(ending -> "*" + ending).toList();
                chooser.getExtensionFilters()
                        .add(new FileChooser.ExtensionFilter(String.join("  ", patterns), patterns));
                return chosen(chooser.showSaveDialog(owner));
            }

            @Override
            public Optional<Path> open(Window owner, String title) {
                return chosen(chooser(title).showOpenDialog(owner));
            }

            @Override
            public Optional<Path> openFolder(Window owner, String title) {
                DirectoryChooser chooser = new DirectoryChooser();
                chooser.setTitle(title);
                preferences.folder().map(Path::toFile).ifPresent(chooser::setInitialDirectory);
                return chosen(chooser.showDialog(owner));
            }

            private FileChooser chooser(String title) {
                FileChooser chooser = new FileChooser();
                chooser.setTitle(title);
                preferences.folder().map(Path::toFile).ifPresent(chooser::setInitialDirectory);
                return chooser;
            }

            private Optional<Path> chosen(@Nullable File file) {
                Optional<Path> path = Optional.ofNullable(file).map(File::toPath);
                path.map(Path::getParent).ifPresent(preferences::folder);
                return path;
            }
        };
    }
}
