package dev.ganvas.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ganvas.engine.OptimizerSpec.EpsilonRule;
import org.assertj.core.data.Offset;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each optimizer's first two updates, worked out by hand from its formula for one parameter. */
class OptimizerTest {
    private static final Offset<Float> EXACT = within(2e-7f);

    /** The parameter begins at 1; the gradients are 0.5, then -0.25; large constants make each term show. */
    @ParameterizedTest
    @CsvSource({
        // p1 = 1 - .1*.5; p2 = p1 + .1*.25
        "SGD, 0, AFTER_CORRECTION, 0.1, 0.95, 0.975",
        // v1 = .05; v2 = .9*.05 - .025 = .02
        "SGD, 0.9, AFTER_CORRECTION, 0.1, 0.95, 0.93",
        // a1 = .25*.25 = .0625, p1 = 1 - .05/(.25 + .01); a2 = .75*.0625 + .25*.0625 = .0625, p2 = p1 + .025/.26
        "RMSPROP, 0, AFTER_CORRECTION, 0.1, 0.8076923, 0.9038462",
        // m1 = .1, v1 = .025; mHat = .5, vHat = .25: p1 = 1 - .1*.5/(.5 + .01)
        // m2 = .8*.1 - .2*.25 = .03, mHat = .03/.36; v2 = .9*.025 + .1*.0625 = .02875, vHat = .02875/.19
        "ADAM, 0, AFTER_CORRECTION, 0.1, 0.9019608, 0.8810749",
        // the same, but p1 = 1 - alpha m/(sqrt(v) + eps), alpha1 = .1*sqrt(.1)/.2, alpha2 = .1*sqrt(.19)/.36
        "ADAM, 0, BEFORE_CORRECTION, 0.1, 0.9059483, 0.8857186"
    })
    void firstTwoUpdatesAreExact(
            OptimizerKind kind, double momentum, EpsilonRule rule, double rate, float first, float second) {
        OptimizerSpec spec = new OptimizerSpec(kind, rate, momentum, 0.75, 0.8, 0.9, 0.01, rule);
        Optimizer optimizer = Optimizer.create(kind, 1);
        try (FloatPointer gradient = new FloatPointer(0.5f);
                FloatPointer parameter = new FloatPointer(1f)) {
            optimizer.update(gradient, parameter, 1, spec);
            assertThat(parameter.get(0)).isCloseTo(first, EXACT);
            gradient.put(0, -0.25f);
            optimizer.update(gradient, parameter, 1, spec);
            assertThat(parameter.get(0)).isCloseTo(second, EXACT);
        }
    }

    @ParameterizedTest
    @CsvSource({"SGD", "RMSPROP", "ADAM"})
    void everyParameterOfALongVectorIsUpdatedAlike(OptimizerKind kind) {
        int size = 10_001;
        OptimizerSpec spec = new OptimizerSpec(kind, 0.01, 0.5, 0.9, 0.9, 0.999, 1e-8, EpsilonRule.AFTER_CORRECTION);
        Optimizer whole = Optimizer.create(kind, size);
        Optimizer single = Optimizer.create(kind, 1);
        try (FloatPointer gradients = new FloatPointer(size);
                FloatPointer parameters = new FloatPointer(size);
                FloatPointer gradient = new FloatPointer(0.3f);
                FloatPointer parameter = new FloatPointer(2f)) {
            float[] values = new float[size];
            java.util.Arrays.fill(values, 0.3f);
            gradients.put(values, 0, size);
            java.util.Arrays.fill(values, 2f);
            parameters.put(values, 0, size);
            for (int i = 0; i < 3; i++) {
                whole.update(gradients, parameters, size, spec);
                single.update(gradient, parameter, 1, spec);
            }
            parameters.get(values, 0, size);
            assertThat(values).containsOnly(parameter.get(0));
            assertThat(parameter.get(0)).isNotEqualTo(2f);
        }
    }
}
