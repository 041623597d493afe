package dev.ganvas.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
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
import dev.ganvas.engine.network.NetworkBuilder;
import dev.ganvas.engine.network.NetworkSpec;
import dev.ganvas.engine.network.NetworkState;
import dev.ganvas.engine.network.OnnxModel;
import dev.ganvas.engine.optimizer.Framework;
import dev.ganvas.engine.plan.Parameter;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Models in the ONNX format, run by ONNX Runtime, against the engine. */
class OnnxModelTest {
    private static final int ROWS = 3;

    private final Path folder;

    OnnxModelTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static List<LayerSpec> rows(Activation activation) {
        return List.of(
                new Dense(12, activation),
                new BatchNormalization(0.9, 1e-3, Framework.PYTORCH, Activation.LEAKY_RELU),
                new Maxout(6, 3),
                new Dropout(0.5),
                new Dense(5, activation));
    }

    private static List<LayerSpec> pictures(Activation activation) {
        return List.of(
                new Dense(24, Activation.RELU),
                new Reshape(6, 2),
                new TransposedConvolution(4, 4, 2, 1, Bias.WITH, activation),
                new BatchNormalization(0.9, 1e-5, Framework.KERAS, Activation.RELU),
                new NearestUpsampling(2),
                new Convolution(3, 3, 1, 1, Bias.WITHOUT, activation),
                new Pooling(Pooling.Taken.MAX, 2, 1),
                new Pooling(Pooling.Taken.AVERAGE, 3, 2),
                new TransposedConvolution(2, 3, 1, 0, Bias.WITHOUT, Activation.IDENTITY));
    }

    private static List<LayerSpec> judge() {
        return List.of(
                new Convolution(3, 4, 2, 1, Bias.WITH, Activation.LEAKY_RELU),
                new GlobalAveragePooling(),
                new Dense(4, Activation.SILU),
                new Dense(1, Activation.SIGMOID));
    }

    @Test
    void everyKindOfLayerIsHere() {
        List<LayerSpec> all = new ArrayList<>(rows(Activation.RELU));
        all.addAll(pictures(Activation.RELU));
        all.addAll(judge());
        assertThat(all.stream().map(LayerSpec::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        LayerForms.ALL.stream().map(LayerForm::type).toList());
    }

    @ParameterizedTest
    @EnumSource
    void aGeneratorMakesTheSameSamplesOfTheSameNoise(Activation activation) throws Exception {
        for (List<LayerSpec> layers : List.of(rows(activation), pictures(activation))) {
            NetworkSpec spec = new NetworkSpec(7, layers, Initializer.PYTORCH_UNIFORM);
            float[] parameters = parameters(spec);
            Path file = folder.resolve("generator.onnx");
            OnnxModel.writeGenerator(spec, parameters, file);
            compare(spec, parameters, file, List.of("noise", "samples"));
        }
    }

    @Test
    void aDiscriminatorGivesTheSameLogitsAndTheSameNetworkTheSameBytes() throws Exception {
        NetworkSpec spec = new NetworkSpec(List.of(2, 8, 8), judge(), Initializer.PYTORCH_UNIFORM);
        float[] parameters = parameters(spec);
        Path file = folder.resolve("discriminator.onnx");
        OnnxModel.writeDiscriminator(spec, parameters, file);
        compare(NetworkBuilder.logits(spec), parameters, file, List.of("samples", "logit"));
        OnnxModel.writeDiscriminator(spec, parameters, folder.resolve("again.onnx"));
        assertThat(Files.readAllBytes(folder.resolve("again.onnx"))).isEqualTo(Files.readAllBytes(file));
    }

    private static void compare(NetworkSpec spec, float[] parameters, Path file, List<String> ends) throws Exception {
        float[] in = random(ROWS * spec.inputSize(), 9);
        float[] out = new float[ROWS * spec.outputSize()];
        NetworkState state = new NetworkState(parameters.length);
        System.arraycopy(parameters, 0, state.parameters(), 0, parameters.length);
        try (SavedGenerator engine = SavedGenerator.of(spec, state, 1)) {
            engine.generate(in, ROWS, SampleStatistics.RUNNING, out);
        }
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        long[] shape = LongStream.concat(
                        LongStream.of(ROWS), spec.inputShape().stream().mapToLong(Integer::longValue))
                .toArray();
        try (OrtSession session = environment.createSession(file.toString());
                OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(in), shape);
                OrtSession.Result result = session.run(Map.of(ends.get(0), tensor))) {
            assertThat(session.getOutputNames()).containsExactly(ends.get(1));
            OnnxTensor samples = (OnnxTensor) result.get(0);
            assertThat(LongStream.of(samples.getInfo().getShape()).skip(1).mapToObj(Math::toIntExact))
                    .containsExactlyElementsOf(spec.outputShape());
            float[] theirs = new float[out.length];
            samples.getFloatBuffer().get(theirs);
            for (int i = 0; i < out.length; i++) {
                assertThat(out[i]).as("value %d of %s", i, spec).isCloseTo(theirs[i], within(1e-5f));
            }
        }
    }

    private static float[] parameters(NetworkSpec spec) {
        float[] all = random(Math.toIntExact(spec.storedValues()), 4);
        int at = 0;
        List<List<Integer>> shapes = spec.shapes();
        for (int i = 0; i < spec.layers().size(); i++) {
            for (Parameter parameter : spec.layers().get(i).parameters(shapes.get(i))) {
                int end = at + Math.toIntExact(parameter.length());
                boolean variance = parameter.key().equals("var");
                for (; at < end; at++) {
                    all[at] = variance ? 0.5f + Math.abs(all[at]) : all[at] / 2;
                }
            }
        }
        return all;
    }

    private static float[] random(int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return values;
    }
}
