package dev.ganvas.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ganvas.engine.TrainingRule.DiscriminatorLoss;
import dev.ganvas.engine.TrainingRule.FakeMode;
import dev.ganvas.engine.TrainingRule.Fakes;
import dev.ganvas.engine.TrainingRule.UpdateOrder;
import dev.ganvas.engine.network.TrainedNetwork;
import dev.ganvas.engine.optimizer.OptimizerKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What an inspection says against the same figures worked out from DL4J's own arrays. */
class InspectorTest {
    private static final GanSpec CONVOLUTIONAL = Fixtures.convolutional(
            1,
            new TrainingRule(UpdateOrder.DISCRIMINATOR_FIRST, Fakes.FRESH, DiscriminatorLoss.MEAN, FakeMode.TRAINING));
    private static final Tuning TUNING = Fixtures.tuning(OptimizerKind.ADAM, 1);

    @Test
    void figuresEqualThoseOfStockArrays() {
        BatchSource source = Fixtures.source();
        try (GanTrainer trainer = GanTrainer.compile(CONVOLUTIONAL, TUNING, 7, 1)) {
            trainer.step(source);
            MultiLayerNetwork g = trainer.generator().network();
            MultiLayerNetwork before = g.clone();
            Inspector inspector = new Inspector(trainer);
            inspector.before();
            trainer.step(source);
            Inspection seen = inspector.after();

            assertThat(seen.step()).isEqualTo(2);
            assertThat(seen.generator()).extracting(Inspection.Layer::index).containsExactly(0, 1, 2, 3, 4);
            // D's fourth layer is pooling, which has no parameters.
            assertThat(seen.discriminator()).extracting(Inspection.Layer::index).containsExactly(0, 1, 2, 4);
            // Of G, batch normalization with a rectifier is two layers in DL4J.
            List<Integer> stock = List.of(0, 1, 3, 4, 5);
            for (int i = 0; i < stock.size(); i++) {
                check(seen.generator().get(i), before, g, stock.get(i));
            }
        }
    }

    private static void check(Inspection.Layer layer, MultiLayerNetwork before, MultiLayerNetwork now, int index) {
        double squares = 0;
        double moved = 0;
        double lengthBefore = 0;
        double gradient = 0;
        int count = 0;
        int[] bins = new int[Inspection.BINS];
        for (Map.Entry<String, INDArray> entry :
                now.getLayer(index).paramTable().entrySet()) {
            if (List.of("mean", "var").contains(entry.getKey())) {
                continue;
            }
            INDArray values = entry.getValue();
            INDArray old = before.getLayer(index).getParam(entry.getKey());
            INDArray slope = Nd4j.create(
                    now.getFlattenedGradients().data(),
                    values.shape(),
                    values.stride(),
                    values.offset(),
                    values.ordering());
            count += (int) values.length();
            squares += Math.pow(values.norm2Number().doubleValue(), 2);
            lengthBefore += Math.pow(old.norm2Number().doubleValue(), 2);
            moved += Math.pow(values.sub(old).norm2Number().doubleValue(), 2);
            gradient += Math.pow(slope.norm2Number().doubleValue(), 2);
            for (float value : values.dup().data().asFloat()) {
                double part = (value - layer.low()) / (layer.high() - layer.low());
                bins[Math.min(Inspection.BINS - 1, (int) (part * Inspection.BINS))]++;
            }
        }
        assertThat(layer.count()).isEqualTo(count);
        assertThat(layer.norm()).isCloseTo(Math.sqrt(squares), within(1e-4));
        assertThat(layer.gradientNorm().orElseThrow()).isCloseTo(Math.sqrt(gradient), within(1e-4));
        assertThat(layer.updateRatio().orElseThrow()).isCloseTo(Math.sqrt(moved / lengthBefore), within(1e-4));
        assertThat(layer.updateRatio().orElseThrow()).isGreaterThan(1e-4);
        assertThat(Arrays.stream(layer.bins()).sum()).isEqualTo(count);
        // A value on an edge may fall to either side by rounding.
        int apart = 0;
        for (int i = 0; i < bins.length; i++) {
            apart += Math.abs(bins[i] - layer.bins()[i]);
        }
        assertThat(apart).isLessThanOrEqualTo(2);
    }

    /** Else a resumed run would be said to have vanishing gradients. */
    @Test
    void aStateThatIsGoneOnFromHasNoGradientsUntilItsNextStep() {
        try (GanTrainer trainer = GanTrainer.compile(CONVOLUTIONAL, TUNING, 7, 1)) {
            trainer.step(Fixtures.source());
            TrainerState state = new TrainerState(CONVOLUTIONAL);
            trainer.copyTo(state);
            try (GanTrainer other = GanTrainer.compile(CONVOLUTIONAL, TUNING, 7, 1)) {
                other.restore(state);
                Inspector inspector = new Inspector(other);
                assertThat(inspector.now().step()).isEqualTo(1);
                assertThat(Inspection.gradientNorm(inspector.now().generator())).isEmpty();
                inspector.before();
                other.step(Fixtures.source());
                assertThat(Inspection.gradientNorm(inspector.after().generator())
                                .orElseThrow())
                        .isPositive();
            }
        }
    }

    @Test
    void lookingChangesNoBit() {
        BatchSource source = Fixtures.source();
        try (GanTrainer alone = GanTrainer.compile(CONVOLUTIONAL, TUNING, 7, 1);
                GanTrainer watched = GanTrainer.compile(CONVOLUTIONAL, TUNING, 7, 1)) {
            Inspector inspector = new Inspector(watched);
            for (int step = 0; step < 5; step++) {
                alone.step(source);
                inspector.now();
                inspector.before();
                new StepRecorder(watched).step(source, Learners.BOTH);
                inspector.after();
            }
            assertThat(weights(watched.generator())).isEqualTo(weights(alone.generator()));
            assertThat(weights(watched.discriminator())).isEqualTo(weights(alone.discriminator()));
        }
    }

    @Test
    void beforeTheFirstStepThereAreWeightsAndNoGradients() {
        try (GanTrainer trainer = GanTrainer.compile(CONVOLUTIONAL, TUNING, 7, 1)) {
            Inspector inspector = new Inspector(trainer);
            Inspection fresh = inspector.now();
            assertThat(fresh.generator().get(0).norm()).isPositive();
            assertThat(fresh.generator().get(0).gradientNorm()).isEmpty();
            assertThat(fresh.generator().get(0).updateRatio()).isEmpty();
            assertThat(Inspection.gradientNorm(fresh.generator())).isEmpty();
            inspector.before();
            trainer.step(Fixtures.source());
            Inspection after = inspector.after();
            assertThat(inspector.now().generator().get(0).updateRatio())
                    .as("the ratio of the last step that was looked at stays")
                    .isEqualTo(after.generator().get(0).updateRatio());
            trainer.reset();
            assertThat(inspector.now().generator().get(0).updateRatio()).isEmpty();
        }
    }

    private static float[] weights(TrainedNetwork network) {
        return network.copyParameters(new float[0]);
    }
}
