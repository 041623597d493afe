package dev.ganvas.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.ui.widget.LogGauge;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The layers of both networks: what they are, and how they learn while the run trains. */
class NetworksWindowTest extends WindowTestCase {
    @Override
    String experiment() {
        return "dcgan-fast";
    }

    @Test
    void layersAreListedAndTheChosenOneIsExplainedWhileItLearns() {
        awaitReady();
        openNetworks();
        assertThat(text("generator-path")).isEqualTo("1 → 7 → 14 → 28");
        assertThat(text("generator-total")).contains("parameters");
        assertThat(list("generator-layers").getItems()).hasSize(5);
        assertThat(list("discriminator-layers").getItems()).hasSize(4);
        assertThat(text("layer-title")).isEqualTo("1  Transposed 7×7 · stride 1");
        assertThat(text("layer-gradientNorm")).isEqualTo("–");
        robot.clickOn("#generator-layers").push(KeyCode.HOME).push(KeyCode.DOWN);
        await("the second layer", () -> text("layer-title").equals("2  Batch norm · ReLU"));
        assertThat(text("layer-formula")).startsWith("f(x) = max(0, x)");
        session().commands().start();
        await("figures of a real step", () -> !text("layer-updateRatio").equals("–"));
        session().commands().pause();
        assertThat(Double.parseDouble(text("layer-gradientNorm"))).isPositive();
        assertThat(text("networks-cost")).contains("ms");
        assertThat(onFx(() -> robot.lookup(".log-gauge").queryAllAs(LogGauge.class).stream()
                        .filter(gauge -> gauge.getValue() > 0)
                        .count()))
                .isGreaterThanOrEqualTo(12);
    }

    @Test
    void onlyOneLayerIsChosenAndTheViewFitsTheSmallestWindow() {
        awaitReady();
        openNetworks();
        onFx(() -> {
            stage().setWidth(1024);
            stage().setHeight(700);
            return true;
        });
        awaitPulses();
        robot.clickOn("#discriminator-layers").push(KeyCode.END);
        await("D's last layer", () -> text("layer-title").equals("4  Dense · sigmoid"));
        assertThat(onFx(() -> list("generator-layers").getSelectionModel().isEmpty()))
                .isTrue();
        assertThat(onFx(() -> cutOff(node("networks", javafx.scene.Parent.class))))
                .isEmpty();
    }
}
