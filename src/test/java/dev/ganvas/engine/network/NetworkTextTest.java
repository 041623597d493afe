package dev.ganvas.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ganvas.engine.GanSpec;
import dev.ganvas.engine.layer.Activation;
import dev.ganvas.engine.layer.Dense;
import dev.ganvas.engine.layer.Initializer;
import dev.ganvas.engine.layer.LayerForm;
import dev.ganvas.engine.layer.LayerForms;
import dev.ganvas.engine.layer.LayerSpec;
import dev.ganvas.engine.layer.UnfitLayerException;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.ExperimentData;
import dev.ganvas.experiment.preset.Presets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks as a line of text: what is written is read as the same network, and what cannot be read says why. */
class NetworkTextTest {

    static List<Experiment> presets() {
        return Presets.ALL;
    }

    @ParameterizedTest
    @MethodSource("presets")
    void everyPresetIsReadAsItIsWritten(Experiment preset) throws Exception {
        GanSpec gan = preset.gan(preset.defaults(), ExperimentData.shape(preset, preset.defaults()));
        for (NetworkSpec network : List.of(gan.generator(), gan.discriminator())) {
            String text = NetworkText.of(network).toString();
            NetworkText read = NetworkText.parse(text);
            assertThat(read.toString()).isEqualTo(text);
            List<Integer> in = network.inputShape();
            List<Integer> picture = in.size() == 3 ? in : List.of(1, 1, in.get(0));
            assertThat(read.network(network.inputSize(), picture, network.initializer()))
                    .isEqualTo(network);
        }
    }

    static Stream<LayerSpec> layers() {
        return LayerContractTest.layers().stream();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void everyLayerIsReadAsItIsWritten(LayerSpec layer) {
        assertThat(LayerForm.read(layer.text())).isEqualTo(layer);
        assertThat(layer.text()).startsWith(layer.key());
    }

    @Test
    void everyKindHasAnExampleThatCanBeRead() {
        for (LayerForm form : LayerForms.ALL) {
            for (Activation activation : form.activations()) {
                LayerSpec layer = LayerForm.read(form.example(activation));
                assertThat(layer).isInstanceOf(form.type());
                assertThat(layer.key()).isEqualTo(form.key());
                assertThat(layer.activation()).isEqualTo(activation);
            }
        }
    }

    @Test
    void blanksCaseAndTheOrderOfNamedPartsAreFree() {
        NetworkText text =
                NetworkText.parse(" Dense 7\tTANH;\n convolution 2 3x3  without-bias padding 1 stride 2 relu");
        assertThat(text.toString()).isEqualTo("dense 7 tanh, convolution 2 3x3 stride 2 padding 1 without-bias relu");
        assertThat(NetworkText.parse("  ")).isEqualTo(NetworkText.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dense 128 relu, dens 784 tanh | layer 2, \"dens 784 tanh\": \"dens\" is no layer; take one of dense,",
                "dense | layer 1, \"dense\": \"dense\" needs units; write \"dense 128\".",
                "dense relu | \"dense\" needs units",
                "dense 0 relu | units of \"dense\" is a number from 1 to 100000000, but is given \"0\".",
                "dense many | is given \"many\"",
                "dense 99999999999 | is given \"99999999999\"",
                "dense 5 selu | \"dense\" has no \"selu\"; it is written \"dense UNITS [ACTIVATION]\".",
                "batch-normalization tanh | cannot end in tanh; it is written",
                "batch-normalization keep | needs keep",
                "dropout 1 | rate of \"dropout\" is a number from 0 to 0.95",
                "dropout NaN | is given \"nan\"",
                "dropout 0.5 relu | cannot end in relu",
                "convolution 64 | \"convolution\" needs kernel; write \"convolution 64 3x3 padding 1\".",
                "convolution 64 3x4 | is square, such as 4x4, but is given \"3x4\"",
                "convolution 64 3x3 stride 0 | stride of \"convolution\" is a number from 1 to 64",
                "reshape 128x7 | square pictures, such as \"reshape 128x7x7\"",
                "dense 5,, dense 4 | layer 2, \"\": nothing stands here",
                "dense 5, | layer 2, \"\": nothing stands here"
            })
    void whatCannotBeReadSaysWhereAndWhy(String text, String why) {
        assertThatThrownBy(() -> NetworkText.parse(text))
                .isInstanceOf(UnfitLayerException.class)
                .hasMessageContaining(why);
    }

    @Test
    void aLayerThatDoesNotFitIsNamedByItsNumber() {
        NetworkText text = NetworkText.parse("dense 100 relu, convolution 3 3x3");
        assertThatThrownBy(() -> text.network(8, List.of(8, 1, 1), Initializer.PYTORCH_UNIFORM))
                .isInstanceOf(UnfitLayerException.class)
                .hasMessageContaining("layer 2, \"convolution 3 3x3\": ")
                .hasMessageContaining("needs square pictures, but is given 100");
    }

    @Test
    void aRowThatNoArrayHoldsIsRefusedBeforeAnyMemoryIsTaken() {
        NetworkText text =
                NetworkText.parse("nearest-upsampling 64, nearest-upsampling 64, convolution 100000000 1x1, dense 1");
        assertThatThrownBy(() -> text.network(1, List.of(1, 8, 8), Initializer.PYTORCH_UNIFORM))
                .isInstanceOf(UnfitLayerException.class)
                .hasMessageContaining("more than an array can hold");
        assertThat(new Dense(100_000_000, Activation.RELU).outputShape(List.of(784)))
                .containsExactly(100_000_000);
    }
}
