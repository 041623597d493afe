package dev.ganvas.engine.layer;

import dev.ganvas.engine.onnx.Attribute;
import dev.ganvas.engine.onnx.OnnxGraph;
import dev.ganvas.engine.plan.LayerPlan;
import dev.ganvas.engine.plan.PlanOp;
import dev.ganvas.engine.plan.RowCut;
import dev.ganvas.engine.plan.Signal;
import dev.ganvas.engine.plan.channel.BiasAndRectifier;
import dev.ganvas.engine.plan.channel.BiasAndRectifierGradient;
import dev.ganvas.engine.plan.elementwise.Rectifier;
import dev.ganvas.engine.plan.elementwise.SmoothActivation;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftPlus;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The activation functions that a plan can compute; a new one is a constant here and its text. Stateless; any thread. */
@SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
public enum Activation {
    /** {@code f(x) = x}. */
    IDENTITY("identity", null, 1, ActivationIdentity::new, "f(x) = x\nf′(x) = 1") {
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
            SmoothActivation.Kind.SIGMOID,
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
    RELU("relu", null, 0, ActivationReLU::new, "f(x) = max(0, x)\nf′(x) = 1, x > 0;  0, x ≤ 0") {
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
            null,
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
    TANH("tanh", SmoothActivation.Kind.TANH, Double.NaN, ActivationTanH::new, "f(x) = tanh(x)\nf′(x) = 1 − f(x)²") {
        @Override
        public double value(double x) {
            return Math.tanh(x);
        }

        @Override
        public double slope(double x) {
            double y = Math.tanh(x);
            return 1 - y * y;
        }
    },
    /** {@code f(x) = x} above zero, {@code exp(x) - 1} below it (Clevert et al., 2015). */
    ELU(
            "elu",
            SmoothActivation.Kind.ELU,
            Double.NaN,
            ActivationELU::new,
            "f(x) = x, x > 0;  eˣ − 1, x ≤ 0\nf′(x) = 1, x > 0;  eˣ, x ≤ 0") {
        @Override
        public double value(double x) {
            return x > 0 ? x : Math.expm1(x);
        }

        @Override
        public double slope(double x) {
            return x > 0 ? 1 : Math.exp(x);
        }
    },
    /** {@code f(x) = x sigmoid(x)}, also called swish. */
    SILU(
            "silu",
            SmoothActivation.Kind.SILU,
            Double.NaN,
            ActivationSwish::new,
            "f(x) = x σ(x),  σ(x) = 1 / (1 + e⁻ˣ)\nf′(x) = σ(x) (1 + x (1 − σ(x)))") {
        @Override
        public double value(double x) {
            return x * SIGMOID.value(x);
        }

        @Override
        public double slope(double x) {
            double s = SIGMOID.value(x);
            return s * (1 + x * (1 - s));
        }
    },
    /** {@code f(x) = log(1 + exp(x))}: a smooth rectifier. */
    SOFTPLUS(
            "softplus",
            SmoothActivation.Kind.SOFTPLUS,
            Double.NaN,
            ActivationSoftPlus::new,
            "f(x) = log(1 + eˣ)\nf′(x) = 1 / (1 + e⁻ˣ)") {
        @Override
        public double value(double x) {
            return Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
        }

        @Override
        public double slope(double x) {
            return SIGMOID.value(x);
        }
    };

    /** The slope of {@link #LEAKY_RELU} below zero. */
    public static final double LEAK = 0.2;

    private final String key;
    private final SmoothActivation.@Nullable Kind smooth;
    private final double slopeBelowZero;
    private final Supplier<IActivation> stored;
    private final String formula;

    Activation(
            String key,
            SmoothActivation.@Nullable Kind smooth,
            double slopeBelowZero,
            Supplier<IActivation> stored,
            String formula) {
        this.key = key;
        this.smooth = smooth;
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

    /**
     * Checks that its slope does not change but at zero.
     *
     * @throws UnfitLayerException naming the layer that it ends, if it does
     */
    void requireRectifier(LayerSpec layer) {
        if (!isRectifier()) {
            throw new UnfitLayerException("network.slopeVaries", layer.kind(), key);
        }
    }

    /** Returns whether it is {@code max(x, slope x)} for some slope below zero, 1 being none at all. */
    boolean isRectifier() {
        return smooth == null;
    }

    /**
     * Returns whether its slope can only be had from what it is given. Then it is no part of the layer that it ends: {@link
     * #apart} computes it.
     */
    public boolean needsInput() {
        return smooth == SmoothActivation.Kind.SILU;
    }

    /** Computes it on some rows, from what the layer below it gives into an array of its own. */
    public LayerPlan apart(Signal in, Signal out) {
        return new Apart(in, out, Objects.requireNonNull(smooth));
    }

    private record Apart(Signal in, Signal out, SmoothActivation.Kind kind) implements LayerPlan {
        @Override
        public void emitForward(List<PlanOp> ops, Statistics statistics) {
            ops.add(new SmoothActivation(in.value(), out.value(), null, kind));
        }

        @Override
        public void emitBackward(List<PlanOp> ops, Wanted wanted) {
            ops.add(new SmoothActivation.Gradient(in.value(), out.gradient(), in.gradient(), kind));
        }
    }

    /** Returns the slope below zero of a rectifier; 1 for the identity. */
    float slopeBelowZero() {
        return (float) slopeBelowZero;
    }

    /** Adds it to a model, on what is called {@code input}; returns the name of what it gives. */
    public String addTo(OnnxGraph graph, String input) {
        List<String> inputs = List.of(input);
        return switch (this) {
            case IDENTITY -> input;
            case SIGMOID -> graph.add("Sigmoid", inputs);
            case RELU -> graph.add("Relu", inputs);
            case LEAKY_RELU -> graph.add("LeakyRelu", inputs, Attribute.of("alpha", LEAK));
            case TANH -> graph.add("Tanh", inputs);
            case ELU -> graph.add("Elu", inputs);
            case SILU -> graph.add("Mul", List.of(input, graph.add("Sigmoid", inputs)));
            case SOFTPLUS -> graph.add("Softplus", inputs);
        };
    }

    /** Returns what it is in a DL4J configuration. */
    IActivation stored() {
        return stored.get();
    }

    /**
     * Emits {@code array = f(array + bias)}, rows by columns.
     *
     * @param bias a row, or null for none
     */
    void emitForward(List<PlanOp> ops, INDArray array, @Nullable INDArray bias) {
        if (smooth != null) {
            ops.add(new SmoothActivation(array, bias, smooth));
        } else if (this != IDENTITY || bias != null) {
            ops.add(new Rectifier(array, bias, slopeBelowZero()));
        }
    }

    /** Emits {@code gradient *= f'}, which for all of these functions can be had from what they gave. */
    public void emitBackward(List<PlanOp> ops, INDArray output, INDArray gradient) {
        if (smooth != null) {
            ops.add(new SmoothActivation.Gradient(output, gradient, smooth));
        } else if (this != IDENTITY) {
            ops.add(new Rectifier.Gradient(output, gradient, slopeBelowZero()));
        }
    }

    /**
     * Emits {@code signal = f(signal + bias)}, channel by channel on parts of the rows.
     *
     * @param bias one value a channel, or null for none
     */
    void emitForward(List<PlanOp> ops, RowCut cut, Signal signal, @Nullable INDArray bias) {
        if (bias != null || (smooth == null && this != IDENTITY)) {
            ops.add(new BiasAndRectifier(cut, signal, bias, smooth == null ? slopeBelowZero() : 1));
        }
        if (smooth != null) {
            ops.add(new SmoothActivation(signal.value(), null, smooth));
        }
    }

    /**
     * Emits {@code gradient *= f'}, on parts of the rows.
     *
     * @param biasGradient receives its sum over rows and pixels; null where nobody wants it
     */
    void emitBackward(List<PlanOp> ops, RowCut cut, Signal out, @Nullable INDArray biasGradient) {
        if (smooth != null) {
            ops.add(new SmoothActivation.Gradient(out.value(), out.gradient(), smooth));
        }
        float slope = smooth == null ? slopeBelowZero() : 1;
        new BiasAndRectifierGradient(cut, out, slope, biasGradient).emit(ops);
    }
}
