package dev.ganvas.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ganvas.engine.TrainingRule.DiscriminatorLoss;
import dev.ganvas.engine.TrainingRule.FakeMode;
import dev.ganvas.engine.TrainingRule.Fakes;
import dev.ganvas.engine.TrainingRule.UpdateOrder;
import dev.ganvas.engine.layer.Activation;
import dev.ganvas.engine.layer.Bias;
import dev.ganvas.engine.layer.Convolution;
import dev.ganvas.engine.layer.Dense;
import dev.ganvas.engine.layer.GlobalAveragePooling;
import dev.ganvas.engine.layer.Initializer;
import dev.ganvas.engine.layer.NearestUpsampling;
import dev.ganvas.engine.layer.TransposedConvolution;
import dev.ganvas.engine.loss.LossKind;
import dev.ganvas.engine.loss.Penalty;
import dev.ganvas.engine.loss.StepFigure;
import dev.ganvas.engine.network.NetworkSpec;
import dev.ganvas.engine.network.Steadying;
import dev.ganvas.engine.optimizer.Framework;
import dev.ganvas.engine.optimizer.OptimizerKind;
import dev.ganvas.engine.optimizer.OptimizerSpec;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole training steps of every loss, and of what steadies it, against the same steps done by PyTorch. The vectors are
 * made by {@code src/test/python/loss_vectors.py}, which says how.
 */
class LossVectorsTest {
    private static final int LATENT = 3;
    private static final int BATCH = 4;
    private static final double TOLERANCE = 1e-4;

    static Stream<Named<JsonNode>> cases() throws IOException {
        try (InputStream file = LossVectorsTest.class.getResourceAsStream("loss-vectors.json")) {
            JsonNode all = new ObjectMapper().readTree(Objects.requireNonNull(file));
            return StreamSupport.stream(all.spliterator(), false)
                    .map(each -> Named.of(name(each), each))
                    .toList()
                    .stream();
        }
    }

    private static String name(JsonNode vector) {
        List<String> parts = new ArrayList<>();
        vector.properties().forEach(field -> {
            if (!field.getValue().isArray()) {
                parts.add(field.getKey() + " " + field.getValue().asText());
            }
        });
        return String.join(", ", parts);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void wholeStepsEqualThoseOfPyTorch(JsonNode vector) {
        try (GanTrainer trainer = GanTrainer.compile(spec(vector), tuning(vector), 1, 1)) {
            TrainerState state = new TrainerState(spec(vector));
            trainer.copyTo(state);
            fill(state.generator().parameters(), 1);
            fill(state.generator().average(), 1);
            fill(state.discriminator().parameters(), 2);
            fillDirections(spec(vector).discriminator(), state.discriminator().directions());
            trainer.restore(state);
            for (JsonNode figures : vector.get("figures")) {
                StepReport report = trainer.step(new Numbers());
                assertThat(report.isFinite()).isTrue();
                assertClose("D's loss", report.get(StepFigure.D_LOSS), figures.get(0));
                assertClose("penalty", report.get(StepFigure.D_PENALTY), figures.get(2));
                assertClose("G's loss", report.get(StepFigure.G_LOSS), figures.get(1));
            }
            trainer.copyTo(state);
            assertClose("generator", state.generator().parameters(), vector.get("generator"));
            if (vector.has("average")) {
                assertClose("average", state.generator().average(), vector.get("average"));
                assertClose("what samples are made with", trainer.copyGenerator(new float[0]), vector.get("average"));
            }
            assertClose("discriminator", state.discriminator().parameters(), vector.get("discriminator"));
        }
    }

    private static void assertClose(String what, double is, JsonNode expected) {
        double right = expected.asDouble();
        assertThat(is).as(what).isCloseTo(right, within(TOLERANCE * Math.max(1, Math.abs(right))));
    }

    private static void assertClose(String what, float[] is, JsonNode expected) {
        assertThat(is).as(what).hasSize(expected.size());
        for (int i = 0; i < is.length; i++) {
            assertThat((double) is[i])
                    .as(what + " " + i)
                    .isCloseTo(expected.get(i).asDouble(), within(TOLERANCE));
        }
    }

    private static GanSpec spec(JsonNode vector) {
        int classes = vector.get("classes").asInt();
        int pack = vector.get("pack").asInt();
        boolean dense = vector.get("network").asText().equals("dense");
        TrainingRule rule = new TrainingRule(
                UpdateOrder.DISCRIMINATOR_FIRST,
                Fakes.FRESH,
                choice(DiscriminatorLoss.class, vector.get("d-loss")),
                FakeMode.TRAINING);
        return new GanSpec(
                dense ? denseGenerator() : convolutionalGenerator(),
                dense ? denseDiscriminator(pack, classes) : convolutionalDiscriminator(pack, classes),
                BATCH,
                rule,
                choice(LossKind.class, vector.get("loss")),
                new Steadying(
                        choice(Penalty.class, vector.get("penalty")),
                        vector.get("spectral-norm").asBoolean(),
                        pack,
                        vector.get("ema").asDouble(),
                        vector.get("instance-noise").asDouble(),
                        vector.get("instance-noise-steps").asInt()));
    }

    private static NetworkSpec denseGenerator() {
        return new NetworkSpec(
                LATENT,
                List.of(new Dense(6, Activation.RELU), new Dense(5, Activation.TANH)),
                Initializer.PYTORCH_UNIFORM);
    }

    private static NetworkSpec denseDiscriminator(int pack, int classes) {
        return new NetworkSpec(
                5 * pack,
                List.of(
                        new Dense(8, Activation.LEAKY_RELU),
                        new Dense(6, Activation.RELU),
                        new Dense(classes, Activation.IDENTITY)),
                Initializer.PYTORCH_UNIFORM);
    }

    private static NetworkSpec convolutionalGenerator() {
        return new NetworkSpec(LATENT, List.of(new Dense(16, Activation.TANH)), Initializer.PYTORCH_UNIFORM);
    }

    private static NetworkSpec convolutionalDiscriminator(int pack, int classes) {
        return new NetworkSpec(
                List.of(pack, 4, 4),
                List.of(
                        new Convolution(3, 4, 2, 1, Bias.WITH, Activation.LEAKY_RELU),
                        new TransposedConvolution(2, 4, 2, 1, Bias.WITH, Activation.LEAKY_RELU),
                        new NearestUpsampling(2),
                        new Convolution(4, 3, 1, 1, Bias.WITH, Activation.LEAKY_RELU),
                        new GlobalAveragePooling(),
                        new Dense(classes, Activation.IDENTITY)),
                Initializer.PYTORCH_UNIFORM);
    }

    private static Tuning tuning(JsonNode vector) {
        OptimizerKind kind = choice(OptimizerKind.class, vector.get("optimizer"));
        double rate = kind == OptimizerKind.SGD ? 0.02 : 0.01;
        OptimizerSpec optimizer = new OptimizerSpec(kind, rate, 0, 0.9, 0.5, 0.9, Framework.PYTORCH);
        return new Tuning(
                optimizer,
                optimizer,
                0.9,
                0.1,
                vector.get("d-steps").asInt(),
                vector.get("g-steps").asInt(),
                vector.get("clip").asDouble(),
                vector.get("penalty-weight").asDouble());
    }

    private static <E extends Enum<E>> E choice(Class<E> type, JsonNode name) {
        return Enum.valueOf(type, name.asText().toUpperCase(Locale.ROOT).replaceAll("[-+]", "_"));
    }

    private static void fill(float[] parameters, int stream) {
        numbers(parameters, stream, 0.6);
    }

    /** A unit vector of known numbers for each layer that is normalized, one behind the other. */
    private static void fillDirections(NetworkSpec discriminator, float[] directions) {
        int at = 0;
        int layer = 0;
        for (int i = 0; i < discriminator.layers().size() && at < directions.length; i++) {
            if (discriminator.summary().get(i).parameters() > 0) {
                float[] direction = new float[discriminator.shapes().get(i + 1).get(0)];
                numbers(direction, 900 + layer, 1);
                double squares = 0;
                for (float value : direction) {
                    squares += (double) value * value;
                }
                for (float value : direction) {
                    directions[at] = (float) (value / Math.sqrt(squares));
                    at++;
                }
                layer++;
            }
        }
    }

    /** The same floats as the function {@code numbers} of the script makes. */
    private static void numbers(float[] into, long stream, double scale) {
        for (int i = 0; i < into.length; i++) {
            into[i] = (float) (scale * Math.sin(12.9898 * (i + 1) + 78.233 * stream));
        }
    }

    /** Samples and noise as the script has them. */
    private static final class Numbers implements BatchSource {
        @Override
        public void real(long step, int draw, float[] batch) {
            numbers(batch, 1000 + 100 * step + draw, 1);
        }

        @Override
        public void noise(long step, int draw, float[] latents) {
            numbers(latents, 2000 + 100 * step + draw, 1);
        }

        @Override
        public void disturbance(long step, int draw, float[] values, int count) {
            numbers(values, 4000 + 100 * step + draw, 1);
        }

        @Override
        public void mixture(long step, int draw, float[] shares) {
            numbers(shares, 3000 + 100 * step + draw, 1);
            for (int i = 0; i < shares.length; i++) {
                shares[i] = 0.5f + 0.5f * shares[i];
            }
        }
    }
}
