package dev.ganvas.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.ui.model.SavedPreferences.Bounds;
import dev.ganvas.ui.theme.Theme;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedPreferencesTest {
    private final SavedPreferences preferences = new SavedPreferences(new MemoryPreferences());

    @Test
    void nothingIsKnownAtFirst() {
        assertThat(preferences.theme()).isEqualTo(Theme.LIGHT);
        assertThat(preferences.experiment()).isEmpty();
        assertThat(preferences.bounds()).isEmpty();
        assertThat(preferences.folder()).isEmpty();
        assertThat(preferences.maximized()).isFalse();
    }

    @Test
    void whatWasKeptComesBack(@TempDir Path folder) {
        preferences.theme(Theme.DARK);
        preferences.experiment("even");
        preferences.bounds(new Bounds(10, 20, 1200, 800));
        preferences.folder(folder);
        preferences.maximized(true);
        assertThat(preferences.theme()).isEqualTo(Theme.DARK);
        assertThat(preferences.experiment()).contains("even");
        assertThat(preferences.bounds()).contains(new Bounds(10, 20, 1200, 800));
        assertThat(preferences.folder()).contains(folder);
        assertThat(preferences.maximized()).isTrue();
    }

    @Test
    void aFolderThatIsGoneIsForgotten(@TempDir Path folder) {
        preferences.folder(folder.resolve("gone"));
        assertThat(preferences.folder()).isEmpty();
    }
}
