package dev.ganvas.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the export menu makes of a run that makes numbers. */
class ExportNumbersWindowTest extends WindowTestCase {
    private final Path folder;

    ExportNumbersWindowTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Override
    String experiment() {
        return "even";
    }

    @Test
    void theHistogramBecomesAFilm() throws Exception {
        train(60);
        Path gif = folder.resolve("even.gif");
        dialogs.answer = Optional.of(gif);
        robot.clickOn("#export").clickOn("#export-film");
        await("the dialog", () -> shown("export-options"));
        assertThat(text("export-summary")).startsWith("1,120 × 588 pixels, ").contains("from step 0 to step 60");
        robot.clickOn("#export-loop");
        robot.clickOn("#export-choose");
        await("a notice", () -> shown("notice"));
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(gif.toFile())) {
            reader.setInput(in);
            assertThat(reader.getNumImages(true))
                    .isEqualTo(onFx(() -> run().timeline().snapshots().size()));
            BufferedImage first = reader.read(0);
            assertThat(first.getWidth()).isEqualTo(1120);
        } finally {
            reader.dispose();
        }
    }

    @Test
    void onlyTheNumbersUpToTheStepThatIsShownAreWritten() throws Exception {
        train(60);
        Path text = folder.resolve("numbers.txt");
        dialogs.answer = Optional.of(text);
        robot.clickOn("#export").clickOn("#export-numbers");
        await("a notice", () -> shown("notice"));
        List<String> all = Files.readAllLines(text);
        assertThat(all).hasSize(6).allMatch(line -> line.matches("\\d+ : \\[(\\d+, ){15}\\d+]"));
        onFx(() -> {
            session().shown().show(25);
            return true;
        });
        robot.clickOn("#notice-close");
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.L);
        await("a notice", () -> shown("notice"));
        assertThat(Files.readAllLines(text)).isEqualTo(all.subList(0, 3));
        assertThat(dialogs.suggestions).containsOnly("even-numbers.txt");
    }

    @Test
    void withoutAStepThereIsNothingButSamples() {
        awaitReady();
        List<String> possible = onFx(() -> node("export", MenuButton.class).getItems().stream()
                .filter(item -> !item.isDisable())
                .map(MenuItem::getId)
                .toList());
        assertThat(possible).containsExactly("export-samples", "export-pictures");
        train(1);
        possible = onFx(() -> node("export", MenuButton.class).getItems().stream()
                .filter(item -> !item.isDisable() && item.isVisible())
                .map(MenuItem::getId)
                .toList());
        assertThat(possible).hasSize(9).contains("export-onnx");
    }

    private void train(int steps) {
        awaitReady();
        onFx(() -> {
            session().commands().step(steps);
            return true;
        });
        awaitRest(steps);
    }
}
