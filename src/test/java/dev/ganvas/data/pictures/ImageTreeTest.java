package dev.ganvas.data.pictures;

import static dev.ganvas.data.pictures.PictureFiles.plain;
import static dev.ganvas.data.pictures.PictureFiles.png;
import static dev.ganvas.data.pictures.PictureFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ganvas.data.Progress;
import dev.ganvas.problem.Sentence;
import dev.ganvas.problem.UnusableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ImageTreeTest {
    private final Path folder;
    private final Path elsewhere;

    ImageTreeTest(@TempDir Path temporary) throws IOException {
        this.folder = Files.createDirectory(temporary.resolve("faces"));
        this.elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
    }

    @Test
    void takesEachPictureOnceWhereFoldersLinkToEachOther() throws Exception {
        int folders = 9; // with so many, following each way did not end
        for (int i = 0; i < folders; i++) {
            picture(folder.resolve(i + "/a.png"));
            for (int j = 0; j < folders; j++) {
                link(folder.resolve(i + "/to-" + j), folder.resolve(String.valueOf(j)));
            }
        }

        ImageTree tree = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), this::list);

        assertThat(names(tree))
                .containsExactly(
                        "0/a.png", "1/a.png", "2/a.png", "3/a.png", "4/a.png", "5/a.png", "6/a.png", "7/a.png",
                        "8/a.png");
        assertThat(tree.skipped()).isEmpty();
    }

    @Test
    void takesAFileOnceWhicheverNamesItHas() throws Exception {
        picture(folder.resolve("m.png"));
        link(folder.resolve("a.png"), folder.resolve("m.png"));
        Files.createLink(folder.resolve("z.png"), folder.resolve("m.png"));

        assertThat(names(list())).containsExactly("m.png");
    }

    @Test
    void followsALinkThatLiesInTheFolderItself() throws Exception {
        picture(elsewhere.resolve("deep/b.png"));
        picture(elsewhere.resolve("single.png"));
        link(folder.resolve("more"), elsewhere.resolve("deep"));
        link(folder.resolve("one.png"), elsewhere.resolve("single.png"));

        assertThat(names(list())).containsExactly("more/b.png", "one.png");
    }

    @Test
    void doesNotFollowALinkFurtherDownThatLeadsOut() throws Exception {
        picture(folder.resolve("in/a.png"));
        picture(elsewhere.resolve("b.png"));
        Path out = link(folder.resolve("in/out"), elsewhere);
        Path single = link(folder.resolve("in/b.png"), elsewhere.resolve("b.png"));
        link(folder.resolve("in/again.png"), folder.resolve("in/a.png"));

        ImageTree tree = list();

        assertThat(names(tree)).containsExactly("in/a.png");
        assertThat(tree.skipped())
                .containsExactlyInAnyOrder(
                        new ImageFolder.Skipped(out, Sentence.of("picture.linkLeadsOut")),
                        new ImageFolder.Skipped(single, Sentence.of("picture.linkLeadsOut")));
    }

    @Test
    void followsALinkFurtherDownToWhatIsLinkedDirectly() throws Exception {
        picture(elsewhere.resolve("in/b.png"));
        link(folder.resolve("more"), elsewhere);
        link(elsewhere.resolve("in/round"), elsewhere);
        link(elsewhere.resolve("back"), folder);
        picture(elsewhere.resolve(".store/c"));
        link(elsewhere.resolve("c.png"), elsewhere.resolve(".store/c"));

        assertThat(names(list())).containsExactly("more/c.png", "more/in/b.png");
    }

    @Test
    void namesALinkToNothingAndOneToItself() throws Exception {
        picture(folder.resolve("a.png"));
        Path broken = link(folder.resolve("broken.png"), Path.of("nowhere.png"));
        Path itself = link(folder.resolve("itself.png"), folder.resolve("itself.png"));
        link(folder.resolve("circle"), folder);

        ImageTree tree = list();

        assertThat(names(tree)).containsExactly("a.png");
        assertThat(tree.skipped())
                .contains(new ImageFolder.Skipped(broken, Sentence.of("picture.linkToNothing")))
                .extracting(ImageFolder.Skipped::file)
                .containsExactlyInAnyOrder(broken, itself);
    }

    @Test
    void countsFilesOfOtherKinds() throws Exception {
        picture(folder.resolve("a.png"));
        write(folder.resolve("in/b.heic"), new byte[1]);
        write(folder.resolve("labels.csv"), new byte[1]);
        write(folder.resolve(".DS_Store"), new byte[1]);

        assertThat(list().others()).isEqualTo(2);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void refusesAFolderThatTheSystemMakesUp() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThatThrownBy(
                        () -> ImageTree.list(Path.of("/proc"), Progress.NONE))
                .isInstanceOf(UnusableDataException.class)
                .hasMessage("/proc holds no files but what the system makes up (proc); give a folder of images."));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void doesNotEnterAFolderThatTheSystemMakesUp() throws Exception {
        picture(folder.resolve("a.png"));
        Path system = link(folder.resolve("system"), Path.of("/proc"));

        ImageTree tree = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), this::list);

        assertThat(tree.skipped()).containsExactly(new ImageFolder.Skipped(system, Sentence.of("picture.systemFiles")));
    }

    @Test
    void tellsHowManyFilesItSawAndCanBeCancelledAmongFolders() throws Exception {
        for (int i = 0; i < 5; i++) {
            Files.createDirectories(folder.resolve("empty-" + i));
        }
        int[] asked = {0};
        Progress third = new Progress() {
            @Override
            public void update(long done, long total) {}

            @Override
            public boolean cancelled() {
                return ++asked[0] > 3;
            }
        };

        assertThatThrownBy(() -> ImageTree.list(folder, third)).isInstanceOf(CancellationException.class);
        assertThat(asked[0]).isEqualTo(4);
    }

    private ImageTree list() throws UnusableDataException {
        return ImageTree.list(folder, Progress.NONE);
    }

    private List<String> names(ImageTree tree) {
        return tree.images().stream()
                .map(image -> folder.relativize(image).toString().replace('\\', '/'))
                .toList();
    }

    private static void picture(Path file) throws IOException {
        png(file, plain(4, 4, 0x808080));
    }

    private static Path link(Path link, Path target) throws IOException {
        return Files.createSymbolicLink(link, target);
    }
}
