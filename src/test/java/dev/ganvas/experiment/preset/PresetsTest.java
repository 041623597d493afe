package dev.ganvas.experiment.preset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ganvas.data.SampleShape;
import dev.ganvas.engine.GanSpec;
import dev.ganvas.engine.Tuning;
import dev.ganvas.engine.network.LayerSummary;
import dev.ganvas.engine.optimizer.OptimizerKind;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Schema;
import dev.ganvas.experiment.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published facts of each system, to the unit. */
class PresetsTest {
    private static final SampleShape DIGIT = new SampleShape(1, 28, 28);
    private static final SampleShape FACE = new SampleShape(3, 28, 28);

    @ParameterizedTest
    @CsvSource({
        "even, 56, 8",
        "mnist-mlp, 283920, 267009",
        "mnist-scratch, 1493520, 233985",
        "dcgan, 3050945, 314594",
        "faces, 3100720, 1336321"
    })
    void parameterCountsEqualThePublishedOnes(String id, long generator, long discriminator) {
        GanSpec gan = gan(experiment(id));
        assertThat(gan.generator().parameters()).isEqualTo(generator);
        assertThat(gan.discriminator().parameters()).isEqualTo(discriminator);
    }

    @Test
    void theDcganGrowsThroughThePublishedSizes() {
        List<Integer> sizes = gan(Presets.DCGAN).generator().summary().stream()
                .filter(layer -> layer.name().startsWith("transposed"))
                .map(LayerSummary::outputShape)
                .map(shape -> shape.get(1))
                .toList();
        assertThat(sizes).containsExactly(2, 3, 6, 7, 14, 28);
        List<Integer> shrinking = gan(Presets.DCGAN).discriminator().summary().stream()
                .filter(layer -> layer.name().startsWith("convolution"))
                .map(layer -> layer.outputShape().get(1))
                .toList();
        assertThat(shrinking).containsExactly(14, 14, 7, 4, 2);
    }

    @Test
    void theDcganHalvesItsRateEveryFiveEpochs() {
        Settings settings = Presets.DCGAN.defaults();
        for (long epoch = 0; epoch < 20; epoch++) {
            Tuning tuning = Presets.DCGAN.tuning(settings, epoch);
            double expected = List.of(.0002, .0001, .00005, .000025).get((int) epoch / 5);
            assertThat(tuning.generator().learningRate()).isEqualTo(expected);
            assertThat(tuning.discriminator().learningRate()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"sgd, 0.01, 0.5", "rmsprop, 0.0002, 0.5", "adam, 0.0002, 0.5"})
    void anOptimizerOfTheFacesComesWithItsPublishedRate(String optimizer, double rate, double momentum) {
        Settings settings = Presets.FACES.withTexts(Presets.FACES.defaults(), Map.of("optimizer", optimizer));
        assertThat(settings.get(Schema.LR)).isEqualTo(rate);
        assertThat(settings.get(Schema.MOMENTUM)).isEqualTo(momentum);
        assertThat(settings.get(Schema.RHO)).isEqualTo(0.9);
        assertThat(settings.get(Schema.BETA1)).isEqualTo(0.5);
        Settings own = Presets.FACES.withTexts(Presets.FACES.defaults(), Map.of("optimizer", optimizer, "lr", "0.5"));
        assertThat(own.get(Schema.LR)).as("a rate that is given is kept").isEqualTo(0.5);
    }

    @Test
    void batchesAndConstantsAreThePublishedOnes() {
        assertThat(Presets.EVEN.defaults().get(Schema.BATCH)).isEqualTo(16);
        assertThat(Presets.EVEN.defaults().get(Schema.STEPS)).isEqualTo(500);
        assertThat(Presets.MNIST_MLP.defaults().get(Schema.BETA1)).isEqualTo(0.9);
        assertThat(Presets.MNIST_SCRATCH.defaults().get(Schema.STEPS))
                .as("2000 epochs of 10 batches")
                .isEqualTo(20_000);
        assertThat(Presets.MNIST_SCRATCH.defaults().get(Schema.BATCH))
                .as("ours: digits within minutes; the published one is 6000")
                .isEqualTo(100);
        assertThat(gan(Presets.FACES).batch()).isEqualTo(32);
        assertThat(gan(Presets.FACES).discriminatorRows()).isEqualTo(16);
        assertThat(Presets.MNIST_MLP.defaults().get(Schema.OPTIMIZER)).isEqualTo(OptimizerKind.ADAM);
    }

    private static Experiment experiment(String id) {
        return id.equals("faces") ? Presets.FACES : Presets.find(id).orElseThrow();
    }

    private static GanSpec gan(Experiment experiment) {
        SampleShape shape =
                switch (experiment.dataKind()) {
                    case EVEN_NUMBERS -> new SampleShape(1, 1, 7);
                    case IDX_IMAGES -> DIGIT;
                    case PICTURES -> FACE;
                    case POINTS -> SampleShape.POINT;
                };
        return experiment.gan(experiment.defaults(), shape);
    }
}
