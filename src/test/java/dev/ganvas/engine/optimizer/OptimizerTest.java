package dev.ganvas.engine.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ganvas.engine.parallel.WorkerPool;
import dev.ganvas.engine.plan.Floats;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Each optimizer's first two updates, worked out by hand from its formula for one parameter. */
class OptimizerTest {
    private final WorkerPool pool = new WorkerPool("test", 3, () -> {});

    @AfterEach
    void endThreads() {
        pool.close();
    }

    private static final Offset<Float> EXACT = within(2e-7f);

    /**
     * The parameter begins at 1; lr .1, rho .75, beta1 .8, beta2 .9. The tiny gradients make epsilon count, and with it
     * the place where each framework adds it.
     */
    @ParameterizedTest
    @CsvSource({
        // p1 = 1 - .1*.5; p2 = p1 + .1*.25
        "SGD, 0, PYTORCH, 0.5, -0.25, 0.95, 0.975",
        // v1 = .05; v2 = .9*.05 - .025 = .02
        "SGD, 0.9, KERAS, 0.5, -0.25, 0.95, 0.93",
        // a1 = .25*.25, p1 = 1 - .05/.25; a2 = .75*.0625 + .25*.0625 = .0625, p2 = p1 + .025/.25
        "RMSPROP, 0, PYTORCH, 0.5, -0.25, 0.8, 0.9",
        // sqrt(a1) = 1.5e-7: p1 = 1 - 3e-8/(1.5e-7 + eps), with eps 1e-8 and 1e-7; a2 = .75*2.25e-14 + .25e-14
        "RMSPROP, 0, PYTORCH, 3e-7, -1e-7, 0.8125, 0.8795268",
        "RMSPROP, 0, KERAS, 3e-7, -1e-7, 0.88, 0.9218070",
        // m1 = .1, v1 = .025; mHat = .5, vHat = .25; m2 = .8*.1 - .2*.25 = .03, v2 = .9*.025 + .1*.0625
        "ADAM, 0, PYTORCH, 0.5, -0.25, 0.9, 0.8785772",
        // p1 = 1 - .1*3e-7/(3e-7 + 1e-8)
        "ADAM, 0, PYTORCH, 3e-7, -1e-7, 0.9032258, 0.8692393",
        // p1 = 1 - .1*sqrt(.1)/.2 * 6e-8/(sqrt(9e-15) + 1e-7)
        "ADAM, 0, KERAS, 3e-7, -1e-7, 0.9513167, 0.9339658"
    })
    void firstTwoUpdatesAreExact(
            OptimizerKind kind,
            double momentum,
            Framework framework,
            float firstGradient,
            float secondGradient,
            float first,
            float second) {
        OptimizerSpec spec = new OptimizerSpec(kind, 0.1, momentum, 0.75, 0.8, 0.9, framework);
        Optimizer optimizer = kind.create(1);
        INDArray gradient = Nd4j.createFromArray(firstGradient);
        INDArray parameter = Nd4j.createFromArray(1f);
        optimizer.update(new Floats(gradient), new Floats(parameter), 1, spec, 1, pool);
        assertThat(parameter.getFloat(0)).isCloseTo(first, EXACT);
        gradient.putScalar(0, secondGradient);
        optimizer.update(new Floats(gradient), new Floats(parameter), 1, spec, 2, pool);
        assertThat(parameter.getFloat(0)).isCloseTo(second, EXACT);
    }

    @ParameterizedTest
    @CsvSource({"SGD", "RMSPROP", "ADAM"})
    void everyParameterOfALongVectorIsUpdatedAlike(OptimizerKind kind) {
        int size = 50_001;
        OptimizerSpec spec = new OptimizerSpec(kind, 0.01, 0.5, 0.9, 0.9, 0.999, Framework.PYTORCH);
        Optimizer whole = kind.create(size);
        Optimizer single = kind.create(1);
        INDArray gradients = Nd4j.valueArrayOf(size, 0.3f).castTo(DataType.FLOAT);
        INDArray parameters = Nd4j.valueArrayOf(size, 2f).castTo(DataType.FLOAT);
        INDArray gradient = Nd4j.createFromArray(0.3f);
        INDArray parameter = Nd4j.createFromArray(2f);
        for (int i = 1; i <= 3; i++) {
            whole.update(new Floats(gradients), new Floats(parameters), size, spec, i, pool);
            single.update(new Floats(gradient), new Floats(parameter), 1, spec, i, pool);
        }
        assertThat(parameters.toFloatVector()).containsOnly(parameter.getFloat(0));
        assertThat(parameter.getFloat(0)).isNotEqualTo(2f);
    }
}
