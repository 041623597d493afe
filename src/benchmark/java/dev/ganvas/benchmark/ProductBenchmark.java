package dev.ganvas.benchmark;

import dev.ganvas.engine.plan.ChunkedOp;
import dev.ganvas.engine.plan.MatrixProduct;
import dev.ganvas.engine.plan.PlanOp;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** The three products of a dense layer, with weights as Deeplearning4j keeps them, column by column. */
public class ProductBenchmark extends PoolBenchmark {
    @Param({"100x256x784", "100x1024x784", "32x1024x2352", "200x784x256"})
    private String rowsInputsUnits;

    private PlanOp forward;
    private PlanOp ofInput;
    private PlanOp ofWeights;

    @Override
    void prepare() {
        String[] sizes = rowsInputsUnits.split("x");
        int rows = Integer.parseInt(sizes[0]);
        int inputs = Integer.parseInt(sizes[1]);
        int units = Integer.parseInt(sizes[2]);
        INDArray in = Nd4j.rand(DataType.FLOAT, rows, inputs);
        INDArray out = Nd4j.rand(DataType.FLOAT, rows, units);
        INDArray weights = Nd4j.rand(DataType.FLOAT, units, inputs).transpose();
        INDArray made = Nd4j.create(DataType.FLOAT, rows, units);
        INDArray inputGradient = Nd4j.create(DataType.FLOAT, rows, inputs);
        INDArray weightGradient = Nd4j.create(DataType.FLOAT, units, inputs);
        forward = MatrixProduct.of(in, weights, made, pool);
        ofInput = MatrixProduct.ofTransposedB(out, weights, inputGradient, pool);
        ofWeights = MatrixProduct.ofTransposedA(out, in, weightGradient, pool);
    }

    @Benchmark
    public void forward() {
        ChunkedOp.run(forward, pool);
    }

    @Benchmark
    public void gradientOfInput() {
        ChunkedOp.run(ofInput, pool);
    }

    @Benchmark
    public void gradientOfWeights() {
        ChunkedOp.run(ofWeights, pool);
    }
}
