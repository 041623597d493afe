package dev.ganvas.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Emits activation functions and their gradients, each in the way that is fastest for its size. */
final class ActivationOps {
    /** Up to this many values, a native operation costs less than the copies of a Java kernel. */
    static final long SMALL = 1024;

    private ActivationOps() {}

    /** Returns whether a layer must keep what goes into its activation: the rectifiers work in place. */
    static boolean needsInput(Activation activation) {
        return activation == Activation.SIGMOID || activation == Activation.TANH;
    }

    /**
     * Emits {@code output = f(before + bias)}, rows by columns.
     *
     * @param before overwritten with {@code before + bias}
     * @param bias a row, or null for none
     * @param output {@code before} itself for the functions that work in place
     */
    static void emitForward(
            List<PlanOp> ops, Activation activation, INDArray before, @Nullable INDArray bias, INDArray output) {
        boolean rectifier = activation == Activation.RELU || activation == Activation.LEAKY_RELU;
        if (rectifier && before.length() > SMALL) {
            ops.add(new Rectifier(before, bias, slope(activation)));
            return;
        }
        if (bias != null) {
            ops.add(NativeOp.addBias(before, bias));
        }
        List<INDArray> in = List.of(before);
        switch (activation) {
            case IDENTITY -> {}
            case SIGMOID -> ops.add(NativeOp.elementwise("sigmoid", in, output));
            case TANH -> ops.add(NativeOp.elementwise("tanh", in, output));
            case RELU -> ops.add(NativeOp.elementwise("relu", in, output, 0));
            case LEAKY_RELU -> ops.add(NativeOp.elementwise("lrelu", in, output, Activation.LEAK));
        }
    }

    /**
     * Emits {@code gradient *= f'(before)}. Where {@code before} was overwritten by the output, that has its sign, which
     * is all that the rectifiers need.
     */
    static void emitBackward(List<PlanOp> ops, Activation activation, INDArray before, INDArray gradient) {
        List<INDArray> in = List.of(before, gradient);
        boolean large = gradient.length() > SMALL;
        switch (activation) {
            case IDENTITY -> {}
            case SIGMOID -> ops.add(NativeOp.elementwise("sigmoid_bp", in, gradient));
            case TANH -> ops.add(NativeOp.elementwise("tanh_bp", in, gradient));
            case RELU, LEAKY_RELU -> {
                if (large) {
                    ops.add(new Rectifier.Gradient(before, gradient, slope(activation)));
                } else if (activation == Activation.RELU) {
                    ops.add(NativeOp.elementwise("relu_bp", in, gradient, 0));
                } else {
                    ops.add(NativeOp.elementwise("lrelu_bp", in, gradient, Activation.LEAK));
                }
            }
        }
    }

    /** Returns the slope of a rectifier below zero; 1 for the identity. */
    static float slope(Activation activation) {
        return switch (activation) {
            case IDENTITY -> 1;
            case RELU -> 0;
            case LEAKY_RELU -> (float) Activation.LEAK;
            case SIGMOID, TANH -> throw new IllegalArgumentException(activation + " is no rectifier.");
        };
    }
}
