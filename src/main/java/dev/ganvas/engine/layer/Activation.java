package dev.ganvas.engine.layer;

import dev.ganvas.engine.onednn.Primitive.Curve;
import dev.ganvas.engine.plan.NativeOp;
import dev.ganvas.engine.plan.PlanOp;
import dev.ganvas.engine.plan.Rectifier;
import dev.ganvas.engine.plan.RowCut;
import dev.ganvas.engine.plan.Signal;
import dev.ganvas.engine.plan.channel.ActivationGradient;
import dev.ganvas.engine.plan.channel.ActivationGradient.Slope;
import dev.ganvas.engine.plan.channel.BiasAndRectifier;
import dev.ganvas.engine.plan.convolution.RowwisePrimitive;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The activation functions that a plan can compute; a new one is a constant here and its text. Stateless; any thread. */
@SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
public enum Activation {
    /** {@code f(x) = x}. */
    IDENTITY("identity", Form.NONE, "", 1, ActivationIdentity::new, "f(x) = x\nf′(x) = 1") {
        @Override
        public double value(double x) {
            return x;
        }

        @Override
        public double slope(double x) {
            return 1;
        }
    },
    /** {@code f(x) = 1 / (1 + exp(-x))}. */
    SIGMOID(
            "sigmoid",
            Form.SMOOTH,
            "sigmoid",
            Double.NaN,
            ActivationSigmoid::new,
            "f(x) = 1 / (1 + e⁻ˣ)\nf′(x) = f(x) (1 − f(x))") {
        @Override
        public double value(double x) {
            return 1 / (1 + Math.exp(-x));
        }

        @Override
        public double slope(double x) {
            double y = value(x);
            return y * (1 - y);
        }
    },
    /** {@code f(x) = max(0, x)}. */
    RELU("relu", Form.RECTIFIER, "relu", 0, ActivationReLU::new, "f(x) = max(0, x)\nf′(x) = 1, x > 0;  0, x ≤ 0") {
        @Override
        public double value(double x) {
            return Math.max(0, x);
        }

        @Override
        public double slope(double x) {
            return x > 0 ? 1 : 0;
        }
    },
    /** {@code f(x) = x} above zero, {@code 0.2 x} below it: the slope that all published systems here use. */
    LEAKY_RELU(
            "leaky-relu",
            Form.RECTIFIER,
            "lrelu",
            Activation.LEAK,
            () -> new ActivationLReLU(Activation.LEAK),
            "f(x) = max(0.2 x, x)\nf′(x) = 1, x > 0;  0.2, x ≤ 0") {
        @Override
        public double value(double x) {
            return x > 0 ? x : LEAK * x;
        }

        @Override
        public double slope(double x) {
            return x > 0 ? 1 : LEAK;
        }
    },
    /** {@code f(x) = tanh(x)}. */
    TANH("tanh", Form.SMOOTH, "tanh", Double.NaN, ActivationTanH::new, "f(x) = tanh(x)\nf′(x) = 1 − f(x)²") {
        @Override
        public double value(double x) {
            return Math.tanh(x);
        }

        @Override
        public double slope(double x) {
            double y = Math.tanh(x);
            return 1 - y * y;
        }
    };

    /** The slope of {@link #LEAKY_RELU} below zero. */
    public static final double LEAK = 0.2;

    /** Up to this many values, a native operation costs less than the copies of a Java kernel. */
    private static final long SMALL = 1024;

    /** How a function is computed. */
    private enum Form {
        /** Not at all. */
        NONE,
        /** In place: {@code max(x, slope x)}, whose gradient needs no more than the sign of the output. */
        RECTIFIER,
        /** From an input that is kept for the gradient. */
        SMOOTH
    }

    private final String key;
    private final Form form;
    private final String operation;
    private final double slopeBelowZero;
    private final Supplier<IActivation> stored;
    private final String formula;

    Activation(
            String key,
            Form form,
            String operation,
            double slopeBelowZero,
            Supplier<IActivation> stored,
            String formula) {
        this.key = key;
        this.form = form;
        this.operation = operation;
        this.slopeBelowZero = slopeBelowZero;
        this.stored = stored;
        this.formula = formula;
    }

    /** Returns what it is called: {@code activation.KEY} is the text of it. */
    public String key() {
        return key;
    }

    /** Returns the formulas of the function and of its slope, a line each. */
    public String formula() {
        return formula;
    }

    /** Returns {@code f(x)}. */
    public abstract double value(double x);

    /** Returns {@code f'(x)}. */
    public abstract double slope(double x);

    /** Returns whether a layer must keep what goes into it: the rectifiers work in place. */
    boolean needsInput() {
        return form == Form.SMOOTH;
    }

    /** Returns whether it is {@code max(x, slope x)} for some slope below zero, 1 being none at all. */
    boolean isRectifier() {
        return form != Form.SMOOTH;
    }

    /** Returns the slope below zero of a rectifier; 1 for the identity. */
    float slopeBelowZero() {
        return (float) slopeBelowZero;
    }

    /** Returns what it is in a DL4J configuration. */
    IActivation stored() {
        return stored.get();
    }

    /**
     * Emits {@code output = f(before + bias)}, rows by columns, in the way that is fastest for its size.
     *
     * @param before overwritten with {@code before + bias}
     * @param bias a row, or null for none
     * @param output {@code before} itself for the functions that work in place
     */
    void emitForward(List<PlanOp> ops, INDArray before, @Nullable INDArray bias, INDArray output) {
        if (form == Form.RECTIFIER && before.length() > SMALL) {
            ops.add(new Rectifier(before, bias, slopeBelowZero()));
            return;
        }
        if (bias != null) {
            ops.add(NativeOp.addBias(before, bias));
        }
        switch (form) {
            case NONE -> {}
            case SMOOTH -> ops.add(NativeOp.elementwise(operation, List.of(before), output));
            case RECTIFIER -> ops.add(NativeOp.elementwise(operation, List.of(before), output, slopeBelowZero));
        }
    }

    /**
     * Emits {@code gradient *= f'(before)}. Where {@code before} was overwritten by the output, that has its sign, which
     * is all that the rectifiers need.
     */
    void emitBackward(List<PlanOp> ops, INDArray before, INDArray gradient) {
        List<INDArray> in = List.of(before, gradient);
        switch (form) {
            case NONE -> {}
            case SMOOTH -> ops.add(NativeOp.elementwise(operation + "_bp", in, gradient));
            case RECTIFIER ->
                ops.add(
                        gradient.length() > SMALL
                                ? new Rectifier.Gradient(before, gradient, slopeBelowZero())
                                : NativeOp.elementwise(operation + "_bp", in, gradient, slopeBelowZero));
        }
    }

    /**
     * Emits {@code signal = f(signal + bias)}, channel by channel on parts of the rows.
     *
     * @param bias one value a channel, or null for none
     */
    void emitForward(List<PlanOp> ops, RowCut cut, Signal signal, @Nullable INDArray bias) {
        if (bias != null || form == Form.RECTIFIER) {
            ops.add(new BiasAndRectifier(cut, signal, bias, form == Form.RECTIFIER ? slopeBelowZero() : 1));
        }
        if (form == Form.SMOOTH) {
            ops.add(RowwisePrimitive.curve(cut, signal.value(), this == TANH ? Curve.TANH : Curve.LOGISTIC));
        }
    }

    /**
     * Emits {@code gradient *= f'} by the output, on parts of the rows.
     *
     * @param biasGradient receives its sum over rows and pixels; null where nobody wants it
     */
    void emitBackward(List<PlanOp> ops, RowCut cut, Signal out, @Nullable INDArray biasGradient) {
        Slope slope = this == TANH ? Slope.TANH : this == SIGMOID ? Slope.SIGMOID : Slope.RECTIFIER;
        new ActivationGradient(cut, out, slope, slopeBelowZero(), biasGradient).emit(ops);
    }
}
