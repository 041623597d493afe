package dev.ganvas.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.experiment.Schema;
import dev.ganvas.run.Run;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;

/** Networks are changed in their view, say in their rows what does not fit, and are trained when that is asked for. */
class NetworkEditorWindowTest extends WindowTestCase {
    @Override
    String experiment() {
        return "even";
    }

    @Test
    void aNetworkIsWrittenSaysWhyItDoesNotFitIsMendedAndTrained() {
        open();
        Run before = run();
        write("generator-text", "dense 16 relu, dense 8 sigmoid");
        await(
                "what is wrong",
                () -> shown("networks-apply")
                        && node("networks-apply", Button.class).isDisabled());
        choose("generator-layers", 1);
        await("the reason", () -> text("layer-problem").contains("samples of 8 values, but those of the data have 7"));
        assertThat(run()).isSameAs(before);

        write("layer-parts", "7");
        await("a network that fits", () -> !node("networks-apply", Button.class).isDisabled());
        assertThat(text("networks-change-text")).contains("Parameters of G 56 → 247, of D 8 → 8;");
        assertThat(entered("generator-text")).isEqualTo("dense 16 relu, dense 7 sigmoid");
        assertThat(run()).isSameAs(before);

        robot.clickOn("#networks-apply");
        await(
                "the new run",
                () -> onFx(() -> model().runProperty().get()) != null && run() != before && !shown("networks-apply"));
        assertThat(onFx(() -> session().desiredProperty().get().settings().text(Schema.GENERATOR)))
                .isEqualTo("dense 16 relu, dense 7 sigmoid");
        session().commands().step(2);
        await("two steps", () -> model().stepProperty().get() == 2);
    }

    @Test
    void layersAreAddedMovedRemovedAndAllOfItIsUndone() {
        open();
        choose("discriminator-layers", 0);
        robot.clickOn("#discriminator-layers").push(KeyCode.HOME);
        robot.clickOn("#discriminator-add");
        await("a layer", () -> entered("discriminator-text").equals("dense 128 leaky-relu, dense 1 sigmoid"));
        robot.push(KeyCode.INSERT);
        await("another", () -> list("discriminator-layers").getItems().size() == 3);
        onFx(() -> {
            ending().getItems().stream()
                    .filter(each -> each.toString().equals("TANH"))
                    .forEach(ending()::setValue);
            return true;
        });
        String added = "dense 128 leaky-relu, dense 128 tanh, dense 1 sigmoid";
        await("its activation", () -> entered("discriminator-text").equals(added));
        robot.clickOn("#discriminator-layers").push(KeyCode.HOME);
        robot.press(KeyCode.ALT).push(KeyCode.DOWN).release(KeyCode.ALT);
        String moved = "dense 128 tanh, dense 128 leaky-relu, dense 1 sigmoid";
        await("the layer moved", () -> entered("discriminator-text").equals(moved));

        drag(cell(0), cell(1));
        await("the layer dragged back", () -> entered("discriminator-text").equals(added));

        robot.clickOn("#layer-remove");
        await("a layer less", () -> list("discriminator-layers").getItems().size() == 2);
        robot.clickOn("#networks-undo");
        await("it is back", () -> entered("discriminator-text").equals(added));
        robot.clickOn("#networks-undo").clickOn("#networks-undo");
        await(
                "two steps back",
                () -> !entered("discriminator-text").equals(moved)
                        && list("discriminator-layers").getItems().size() == 3);
        robot.clickOn("#networks-redo");
        await("one step forth", () -> entered("discriminator-text").equals(moved));
        robot.clickOn("#networks-revert");
        await("as the run has it", () -> entered("discriminator-text").equals("dense 1 sigmoid"));
        assertThat(shown("networks-revert")).isFalse();
    }

    @Test
    void theViewFitsTheSmallestWindowWhileItIsChanged() {
        open();
        write("generator-text", "dense 16 relu, dense 8 sigmoid, convolution 3");
        await("what is wrong", () -> shown("networks-apply"));
        onFx(() -> {
            stage().setWidth(1024);
            stage().setHeight(700);
            return true;
        });
        awaitPulses();
        assertThat(onFx(() -> cutOff(node("networks-changed", javafx.scene.Parent.class))))
                .isEmpty();
    }

    private void drag(Node from, Node to) {
        robot.moveTo(from).press(MouseButton.PRIMARY).moveTo(to).release(MouseButton.PRIMARY);
    }

    private Node cell(int index) {
        return onFx(() -> list("discriminator-layers").lookupAll(".layer-cell").stream()
                .filter(node -> ((javafx.scene.control.ListCell<?>) node).getIndex() == index)
                .filter(node -> !((javafx.scene.control.ListCell<?>) node).isEmpty())
                .findFirst()
                .orElseThrow());
    }

    private void write(String id, String text) {
        onFx(() -> {
            TextField field = node(id, TextField.class);
            field.requestFocus();
            field.setText(text);
            return true;
        });
        robot.push(KeyCode.ENTER);
    }

    private String entered(String id) {
        return onFx(() -> node(id, TextField.class).getText());
    }

    private void choose(String id, int index) {
        onFx(() -> {
            list(id).getSelectionModel().select(index);
            return true;
        });
        awaitPulses();
    }

    @SuppressWarnings("unchecked")
    private ComboBox<Object> ending() {
        return node("layer-ending", ComboBox.class);
    }

    private void open() {
        awaitReady();
        openNetworks();
    }
}
