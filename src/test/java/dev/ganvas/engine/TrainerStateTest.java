package dev.ganvas.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ganvas.engine.TrainingRule.DiscriminatorLoss;
import dev.ganvas.engine.TrainingRule.FakeMode;
import dev.ganvas.engine.TrainingRule.Fakes;
import dev.ganvas.engine.TrainingRule.UpdateOrder;
import dev.ganvas.engine.network.NetworkState;
import dev.ganvas.engine.optimizer.Optimizer;
import dev.ganvas.engine.optimizer.OptimizerKind;
import dev.ganvas.engine.optimizer.OptimizerSpec;
import dev.ganvas.engine.parallel.WorkerPool;
import dev.ganvas.engine.plan.Floats;
import dev.ganvas.engine.plan.NativeRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainerStateTest {
    private static final TrainingRule RULE =
            new TrainingRule(UpdateOrder.DISCRIMINATOR_FIRST, Fakes.FRESH, DiscriminatorLoss.SUM, FakeMode.TRAINING);
    private static final GanSpec SPEC = Fixtures.convolutional(2, RULE);

    @ParameterizedTest
    @EnumSource(OptimizerKind.class)
    void anotherTrainerGoesOnBitForBit(OptimizerKind kind) {
        TrainerState end = new TrainerState(SPEC);
        TrainerState middle = new TrainerState(SPEC);
        try (GanTrainer trainer = compile(kind)) {
            train(trainer, 3);
            trainer.copyTo(middle);
            train(trainer, 4);
            trainer.copyTo(end);
        }
        assertThat(middle.generator().parameters()).isNotEqualTo(end.generator().parameters());
        try (GanTrainer other = compile(kind)) {
            other.restore(middle);
            assertThat(other.stepsDone()).isEqualTo(3);
            train(other, 4);
            TrainerState again = new TrainerState(SPEC);
            other.copyTo(again);
            assertSame(again, end);
        }
    }

    @Test
    void aCopyUsesItsArraysAgainUnlessTheOptimizerIsOfAnotherKind() {
        TrainerState state = new TrainerState(SPEC);
        try (GanTrainer trainer = compile(OptimizerKind.ADAM)) {
            trainer.copyTo(state);
            assertThat(state.generator().slots()).as("before the first update").isEmpty();
            train(trainer, 1);
            trainer.copyTo(state);
            float[][] slots = state.generator().slots();
            assertThat(slots).hasNumberOfRows(2);
            train(trainer, 1);
            trainer.copyTo(state);
            assertThat(state.generator().slots()).isSameAs(slots);
            trainer.tune(Fixtures.tuning(OptimizerKind.RMSPROP, 1));
            train(trainer, 1);
            trainer.copyTo(state);
            assertThat(state.generator().slots()).hasNumberOfRows(1);
            assertThat(state.generator().optimizer()).isEqualTo(OptimizerKind.RMSPROP);
            assertThat(state.generator().updates())
                    .as("one of each network, counted together as Keras does")
                    .isEqualTo(2);
        }
    }

    @Test
    void aStateOfAnotherNetworkIsRefused() {
        GanSpec other = Fixtures.convolutional(1, RULE);
        try (GanTrainer trainer = compile(OptimizerKind.ADAM)) {
            assertThatThrownBy(() -> trainer.restore(new TrainerState(other)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("parameters cannot be that of a network of");
        }
    }

    @Test
    void roomIsMadeForWhatTheNetworksHold() {
        try (GanTrainer trainer = compile(OptimizerKind.ADAM)) {
            TrainerState state = new TrainerState(SPEC);
            assertThat((long) state.generator().parameters().length)
                    .isEqualTo(trainer.generator().network().numParams());
            assertThat((long) state.discriminator().parameters().length)
                    .isEqualTo(trainer.discriminator().network().numParams());
        }
    }

    @ParameterizedTest
    @EnumSource(OptimizerKind.class)
    void theStepThatSpoilsAWeightSaysSo(OptimizerKind kind) {
        try (GanTrainer trainer = compile(kind)) {
            train(trainer, 2);
            TrainerState state = new TrainerState(SPEC);
            trainer.copyTo(state);
            assertThat(state.isFinite()).isTrue();
            float[] parameters = state.generator().parameters();
            // A sigmoid or a rectifier may hide such a weight from every loss.
            parameters[parameters.length - 1] = Float.NEGATIVE_INFINITY;
            assertThat(state.isFinite()).isFalse();
            trainer.restore(state);
            StepReport report = trainer.step(Fixtures.source());
            assertThat(report.generatorFinite).isFalse();
            assertThat(report.isFinite()).isFalse();
            trainer.reset();
            assertThat(trainer.step(Fixtures.source()).isFinite()).isTrue();
        }
    }

    @Test
    void aSquareThatOverflowsIsNotFinite() {
        Optimizer adam = OptimizerKind.ADAM.create(2);
        OptimizerSpec spec = Fixtures.optimizer(OptimizerKind.ADAM);
        try (WorkerPool pool = Threads.pool(2);
                NativeRows vector = new NativeRows(1, 2);
                NativeRows gradient = new NativeRows(1, 2)) {
            gradient.put(0, new float[] {1, 1}, 2);
            adam.update(new Floats(gradient.array()), new Floats(vector.array()), 2, spec, 1, pool);
            assertThat(adam.isFinite()).isTrue();
            gradient.put(0, new float[] {1, 1e30f}, 2);
            adam.update(new Floats(gradient.array()), new Floats(vector.array()), 2, spec, 2, pool);
            float[] after = new float[2];
            vector.get(0, after, 2);
            assertThat(Float.isFinite(after[1])).as("the weight hides it").isTrue();
            assertThat(adam.isFinite()).isFalse();
        }
    }

    private static void assertSame(TrainerState actual, TrainerState expected) {
        assertThat(actual.step()).isEqualTo(expected.step());
        assertSame(actual.generator(), expected.generator());
        assertSame(actual.discriminator(), expected.discriminator());
    }

    private static void assertSame(NetworkState actual, NetworkState expected) {
        assertThat(actual.parameters()).isEqualTo(expected.parameters());
        assertThat(actual.slots()).isDeepEqualTo(expected.slots());
        assertThat(actual.updates()).isEqualTo(expected.updates());
        assertThat(actual.optimizer()).isEqualTo(expected.optimizer());
        assertThat(actual.counted()).isEqualTo(expected.counted());
    }

    private static GanTrainer compile(OptimizerKind kind) {
        return GanTrainer.compile(SPEC, Fixtures.tuning(kind, 2), 5, 1);
    }

    private static void train(GanTrainer trainer, int steps) {
        for (int i = 0; i < steps; i++) {
            trainer.step(Fixtures.source());
        }
    }
}
