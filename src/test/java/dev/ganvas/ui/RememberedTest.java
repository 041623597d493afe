package dev.ganvas.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.ui.Remembered.Bounds;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedTest {
    private final Remembered remembered = new Remembered(new MemoryPreferences());

    @Test
    void nothingIsKnownAtFirst() {
        assertThat(remembered.theme()).isEqualTo(Theme.LIGHT);
        assertThat(remembered.experiment()).isEmpty();
        assertThat(remembered.bounds()).isEmpty();
        assertThat(remembered.folder()).isEmpty();
        assertThat(remembered.maximized()).isFalse();
    }

    @Test
    void whatWasKeptComesBack(@TempDir Path folder) {
        remembered.theme(Theme.DARK);
        remembered.experiment("even");
        remembered.bounds(new Bounds(10, 20, 1200, 800));
        remembered.folder(folder);
        remembered.maximized(true);
        assertThat(remembered.theme()).isEqualTo(Theme.DARK);
        assertThat(remembered.experiment()).contains("even");
        assertThat(remembered.bounds()).contains(new Bounds(10, 20, 1200, 800));
        assertThat(remembered.folder()).contains(folder);
        assertThat(remembered.maximized()).isTrue();
    }

    @Test
    void aFolderThatIsGoneIsForgotten(@TempDir Path folder) {
        remembered.folder(folder.resolve("gone"));
        assertThat(remembered.folder()).isEmpty();
    }
}
