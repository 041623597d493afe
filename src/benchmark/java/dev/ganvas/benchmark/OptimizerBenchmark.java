package dev.ganvas.benchmark;

import dev.ganvas.engine.optimizer.Framework;
import dev.ganvas.engine.optimizer.Optimizer;
import dev.ganvas.engine.optimizer.OptimizerKind;
import dev.ganvas.engine.optimizer.OptimizerSpec;
import dev.ganvas.engine.plan.Floats;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** One update of all parameters of a network. */
public class OptimizerBenchmark extends PoolBenchmark {
    @Param({"SGD", "RMSPROP", "ADAM"})
    private OptimizerKind kind;

    @Param({"300000", "1500000", "3000000"})
    private int parameters;

    private INDArray values;
    private INDArray gradients;
    private Floats vector;
    private Floats gradient;
    private Optimizer optimizer;
    private OptimizerSpec spec;
    private long updates;

    @Override
    void prepare() {
        values = Nd4j.rand(DataType.FLOAT, 1, parameters);
        gradients = Nd4j.rand(DataType.FLOAT, 1, parameters);
        vector = new Floats(values);
        gradient = new Floats(gradients);
        optimizer = kind.create(parameters);
        spec = new OptimizerSpec(kind, 1e-5, 0.5, 0.9, 0.5, 0.999, Framework.PYTORCH);
        updates = 0;
    }

    @Benchmark
    public void update() {
        updates++;
        optimizer.update(gradient, vector, parameters, spec, updates, pool);
    }
}
