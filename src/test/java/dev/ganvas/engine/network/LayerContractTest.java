package dev.ganvas.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ganvas.engine.layer.Activation;
import dev.ganvas.engine.layer.BatchNormalization;
import dev.ganvas.engine.layer.Bias;
import dev.ganvas.engine.layer.Convolution;
import dev.ganvas.engine.layer.Dense;
import dev.ganvas.engine.layer.Dropout;
import dev.ganvas.engine.layer.GlobalAveragePooling;
import dev.ganvas.engine.layer.Initializer;
import dev.ganvas.engine.layer.LayerForm;
import dev.ganvas.engine.layer.LayerForms;
import dev.ganvas.engine.layer.LayerSpec;
import dev.ganvas.engine.layer.Maxout;
import dev.ganvas.engine.layer.NearestUpsampling;
import dev.ganvas.engine.layer.Pooling;
import dev.ganvas.engine.layer.Reshape;
import dev.ganvas.engine.layer.TransposedConvolution;
import dev.ganvas.engine.layer.UnfitLayerException;
import dev.ganvas.engine.optimizer.Framework;
import dev.ganvas.engine.optimizer.OptimizerKind;
import dev.ganvas.engine.optimizer.OptimizerSpec;
import dev.ganvas.engine.plan.ParameterStore;
import dev.ganvas.engine.plan.ParameterViews;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What every layer says of itself against what DL4J makes of the same layer. */
class LayerContractTest {
    private static final OptimizerSpec SGD = new OptimizerSpec(OptimizerKind.SGD, 1, 0, 0, 0, 0, Framework.PYTORCH);
    private static final List<Integer> PICTURE = List.of(3, 6, 6);

    /** Every kind of layer, with each choice that changes its parameters or its shape. */
    static List<LayerSpec> layers() {
        return List.of(
                new Dense(5, Activation.TANH),
                new Maxout(4, 3),
                new Convolution(4, 3, 1, 1, Bias.WITH, Activation.RELU),
                new Convolution(4, 4, 2, 1, Bias.WITHOUT, Activation.IDENTITY),
                new Convolution(2, 6, 1, 0, Bias.WITH, Activation.IDENTITY),
                new TransposedConvolution(4, 4, 2, 1, Bias.WITH, Activation.TANH),
                new TransposedConvolution(2, 7, 1, 0, Bias.WITHOUT, Activation.IDENTITY),
                new BatchNormalization(0.9, 1e-5, Framework.PYTORCH, Activation.RELU),
                new BatchNormalization(0.8, 1e-3, Framework.KERAS, Activation.IDENTITY),
                new NearestUpsampling(2),
                new NearestUpsampling(3),
                new Dropout(0.25),
                new Pooling(Pooling.Taken.MAX, 2, 2),
                new Pooling(Pooling.Taken.AVERAGE, 3, 1),
                new GlobalAveragePooling());
    }

    @Test
    void aRowBecomesPicturesWhereDl4jHasThem() {
        NetworkSpec spec = new NetworkSpec(
                List.of(5),
                List.of(
                        new Dense(12, Activation.TANH),
                        new Reshape(3, 2),
                        new Convolution(2, 1, 1, 0, Bias.WITH, Activation.IDENTITY)),
                Initializer.PYTORCH_UNIFORM);
        try (ParameterStore store = NetworkBuilder.generator(spec, SGD)) {
            List<INDArray> all = store.network().feedForward(org.nd4j.linalg.factory.Nd4j.rand(4, 5));
            assertThat(all.get(2).shape()).containsExactly(4, 3, 2, 2);
            assertThat(all.get(2).dup('c').data().asFloat())
                    .isEqualTo(all.get(1).dup('c').data().asFloat());
        }
    }

    @Test
    void everyKindIsHere() {
        assertThat(Stream.concat(layers().stream(), Stream.of(new Reshape(3, 2)))
                        .map(LayerSpec::getClass)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(
                        LayerForms.ALL.stream().map(LayerForm::type).toList());
    }

    @ParameterizedTest
    @MethodSource("layers")
    void theKeyIsTheNameOfTheClass(LayerSpec layer) {
        String name = layer.getClass().getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1");
        assertThat(layer.key()).isEqualTo(name.toLowerCase(Locale.ROOT));
        assertThat(layer.kind()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void parametersLieWhereDl4jHasThem(LayerSpec layer) {
        NetworkSpec spec = around(layer);
        try (ParameterStore store = NetworkBuilder.generator(spec, SGD)) {
            List<ParameterViews> views = NetworkBuilder.views(spec, store);
            int stock = 0;
            for (int i = 0; i < views.size(); i++) {
                var table = store.network().getLayer(stock).paramTable();
                assertThat(views.get(i).places()).hasSize(table == null ? 0 : table.size());
                for (ParameterViews.Place place : views.get(i).places()) {
                    INDArray ours = views.get(i).value(place.parameter().key());
                    INDArray theirs =
                            Objects.requireNonNull(table.get(place.parameter().key()));
                    assertThat(ours.offset()).isEqualTo(theirs.offset());
                    assertThat(ours.length()).isEqualTo(theirs.length());
                    if (theirs.rank() > 1 && theirs.size(0) > 1) {
                        assertThat(ours.shape()).isEqualTo(theirs.shape());
                        assertThat(ours.stride()).isEqualTo(theirs.stride());
                    }
                }
                stock += spec.layers().get(i).stored().size();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("layers")
    void theShapeOfTheOutputIsTheOneThatDl4jMakes(LayerSpec layer) {
        NetworkSpec spec = around(layer);
        try (ParameterStore store = NetworkBuilder.generator(spec, SGD)) {
            int stock = 0;
            List<List<Integer>> shapes = spec.shapes();
            INDArray in = org.nd4j.linalg.factory.Nd4j.rand(2, 3, 6, 6);
            List<INDArray> all = store.network().feedForward(in);
            for (int i = 0; i < spec.layers().size(); i++) {
                stock += spec.layers().get(i).stored().size();
                long[] theirs = all.get(stock).shape();
                assertThat(Arrays.stream(theirs)
                                .skip(1)
                                .mapToObj(Math::toIntExact)
                                .toList())
                        .as(spec.layers().get(i).kind())
                        .isEqualTo(shapes.get(i + 1));
            }
        }
    }

    static Stream<Arguments> misfits() {
        List<Integer> row = List.of(7);
        return Stream.of(
                Arguments.of(row, new GlobalAveragePooling(), "\"global average pooling\" needs square pictures"),
                Arguments.of(
                        row,
                        new Convolution(1, 3, 1, 1, Bias.WITH, Activation.TANH),
                        "\"convolution 3x3, stride 1\" needs square pictures, but is given 7"),
                Arguments.of(
                        List.of(1, 4, 5),
                        new TransposedConvolution(1, 3, 1, 1, Bias.WITH, Activation.TANH),
                        "is given 1x4x5"),
                Arguments.of(
                        PICTURE,
                        new Convolution(1, 9, 1, 1, Bias.WITH, Activation.TANH),
                        "is wider than its pictures of 8 pixels a side"),
                Arguments.of(
                        PICTURE,
                        new TransposedConvolution(1, 2, 1, 4, Bias.WITH, Activation.TANH),
                        "with a padding of 4 leaves nothing"),
                Arguments.of(row, new NearestUpsampling(2), "\"nearest upsampling x2\" needs square pictures"),
                Arguments.of(row, new Dropout(0.5), "cannot end with a layer \"dropout 0.5\""));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void aLayerThatDoesNotFitSaysWhy(List<Integer> input, LayerSpec layer, String why) {
        assertThatThrownBy(() -> new NetworkSpec(input, List.of(layer), Initializer.PYTORCH_UNIFORM))
                .isInstanceOf(UnfitLayerException.class)
                .hasMessageContaining(why);
    }

    @Test
    void batchNormalizationTakesRectifiersOnly() {
        assertThatThrownBy(() -> new BatchNormalization(0.9, 1e-5, Framework.PYTORCH, Activation.TANH))
                .isInstanceOf(UnfitLayerException.class)
                .hasMessageContaining("cannot end in tanh");
    }

    /** A network in which the layer stands behind another one with parameters, and below a last one. */
    private static NetworkSpec around(LayerSpec layer) {
        LayerSpec below = new Convolution(3, 3, 1, 1, Bias.WITH, Activation.RELU);
        return new NetworkSpec(
                PICTURE, List.of(below, layer, new Dense(2, Activation.TANH)), Initializer.PYTORCH_UNIFORM);
    }
}
