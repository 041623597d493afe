package dev.ganvas.engine;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A network compiled for a fixed number of rows: a list of bound operations for the forward pass, one for the gradient
 * of the parameters and one for the gradient of the input. Weights and weight gradients are views of the network's own
 * flat vectors. Used on the training thread only.
 */
final class NetworkPlan implements AutoCloseable {
    /** Up to this many values, one pass over an array costs less than setting up a matrix product. */
    private static final long SMALL = 2048;

    /** What the last layer gives. */
    enum Head {
        /** Its activation. */
        ACTIVATION,
        /** What goes into its activation, where the loss is fused with it. */
        LOGITS
    }

    /** The arrays of one layer, for all rows. */
    private record Buffers(INDArray input, INDArray before, INDArray output, INDArray gradient) {
        Buffers rows(long first, long last) {
            return new Buffers(
                    view(input, first, last),
                    view(before, first, last),
                    view(output, first, last),
                    view(gradient, first, last));
        }

        private static INDArray view(INDArray array, long first, long last) {
            return array.get(NDArrayIndex.interval(first, last), NDArrayIndex.all());
        }
    }

    private final MultiLayerNetwork network;
    private final Head head;
    private final List<Buffers> layers;
    private final INDArray inputGradient;
    private final List<INDArray> owned = new ArrayList<>();
    private final List<NativeOp> forward = new ArrayList<>();
    private final List<NativeOp> backwardParameters = new ArrayList<>();
    private final List<NativeOp> backwardInput = new ArrayList<>();

    private NetworkPlan(MultiLayerNetwork network, Head head, List<Buffers> layers, INDArray inputGradient) {
        this.network = network;
        this.head = head;
        this.layers = layers;
        this.inputGradient = inputGradient;
    }

    /**
     * Compiles a network.
     *
     * @param input rows by inputs; the plan reads it and does not own it
     * @param output rows by outputs, row-major; the plan writes it and does not own it
     * @param outputGradient rows by outputs: the gradient of the loss, which the caller writes before a backward pass,
     *     and which that pass uses up; the plan does not own it
     */
    static NetworkPlan compile(
            MultiLayerNetwork network, Head head, INDArray input, INDArray output, INDArray outputGradient) {
        NetworkPlan plan = withBuffers(network, head, input, output, outputGradient);
        plan.emitForward();
        plan.emitBackward();
        return plan;
    }

    /** Compiles the forward pass alone. */
    static NetworkPlan compileForward(MultiLayerNetwork network, Head head, INDArray input, INDArray output) {
        NetworkPlan plan = withBuffers(network, head, input, output, null);
        plan.emitForward();
        return plan;
    }

    /** Allocates the arrays between input and output; no gradients where there is no output gradient. */
    private static NetworkPlan withBuffers(
            MultiLayerNetwork network, Head head, INDArray input, INDArray output, @Nullable INDArray outputGradient) {
        List<INDArray> owned = new ArrayList<>();
        List<Buffers> layers = new ArrayList<>();
        INDArray below = input;
        int last = network.getnLayers() - 1;
        for (int i = 0; i <= last; i++) {
            long[] shape = {input.size(0), network.getLayer(i).getParam("W").size(1)};
            INDArray out = i == last ? output : allocate(owned, shape);
            INDArray before = needsPreActivation(network, i, head) ? allocate(owned, shape) : out;
            INDArray gradient = out;
            if (outputGradient != null) {
                gradient = i == last ? outputGradient : allocate(owned, shape);
            }
            layers.add(new Buffers(below, before, out, gradient));
            below = out;
        }
        INDArray inputGradient = outputGradient == null ? input : allocate(owned, input.shape());
        NetworkPlan plan = new NetworkPlan(network, head, layers, inputGradient);
        plan.owned.addAll(owned);
        return plan;
    }

    /** Compiles the same network for some of these rows, on the same arrays. Close both. */
    NetworkPlan rows(long first, long last) {
        List<Buffers> part =
                layers.stream().map(layer -> layer.rows(first, last)).toList();
        NetworkPlan plan = new NetworkPlan(network, head, part, Buffers.view(inputGradient, first, last));
        plan.emitForward();
        plan.emitBackward();
        return plan;
    }

    /** Returns rows by inputs: the gradient of the loss after {@link #backwardInput}. */
    INDArray inputGradient() {
        return inputGradient;
    }

    /** Computes the output of the input. */
    void forward() {
        run(forward);
    }

    /** Computes the gradient of every parameter, averaged or summed as the output gradient is; consumes the latter. */
    void backwardParameters() {
        run(backwardParameters);
    }

    /** Computes the gradient of the input alone; consumes the output gradient. */
    void backwardInput() {
        run(backwardInput);
    }

    private static void run(List<NativeOp> ops) {
        for (int i = 0; i < ops.size(); i++) {
            ops.get(i).run();
        }
    }

    private void emitForward() {
        for (int i = 0; i < layers.size(); i++) {
            Buffers layer = layers.get(i);
            forward.add(NativeOp.matmul(layer.input(), weights(i), layer.before()));
            forward.add(NativeOp.addBias(layer.before(), network.getLayer(i).getParam("b")));
            emitActivation(i);
        }
    }

    private void emitBackward() {
        for (int i = layers.size() - 1; i >= 0; i--) {
            Buffers layer = layers.get(i);
            emitActivationGradient(i, backwardParameters);
            emitActivationGradient(i, backwardInput);
            backwardParameters.add(
                    NativeOp.matmulTransposedA(layer.gradient(), layer.input(), transposedWeightGradient(i)));
            emitBiasGradient(i);
            INDArray below = i == 0 ? inputGradient : layers.get(i - 1).gradient();
            NativeOp downwards = NativeOp.matmulTransposedB(layer.gradient(), weights(i), below);
            backwardInput.add(downwards);
            if (i > 0) {
                backwardParameters.add(downwards);
            }
        }
    }

    private void emitActivation(int i) {
        INDArray before = layers.get(i).before();
        INDArray out = layers.get(i).output();
        List<INDArray> in = List.of(before);
        switch (activation(network, i, head)) {
            case IDENTITY -> {}
            case SIGMOID -> forward.add(NativeOp.elementwise("sigmoid", in, out));
            case TANH -> forward.add(NativeOp.elementwise("tanh", in, out));
            case RELU -> forward.add(NativeOp.elementwise("relu", in, out, 0));
            case LEAKY_RELU -> forward.add(NativeOp.elementwise("lrelu", in, out, Activation.LEAK));
        }
    }

    /** Turns the gradient of the output into that of the pre-activation, in place. */
    private void emitActivationGradient(int i, List<NativeOp> ops) {
        INDArray gradient = layers.get(i).gradient();
        // Where the pre-activation was overwritten, the output has its sign, which is all that the rectifiers need.
        List<INDArray> in = List.of(layers.get(i).before(), gradient);
        switch (activation(network, i, head)) {
            case IDENTITY -> {}
            case SIGMOID -> ops.add(NativeOp.elementwise("sigmoid_bp", in, gradient));
            case TANH -> ops.add(NativeOp.elementwise("tanh_bp", in, gradient));
            case RELU -> ops.add(NativeOp.elementwise("relu_bp", in, gradient, 0));
            case LEAKY_RELU -> ops.add(NativeOp.elementwise("lrelu_bp", in, gradient, Activation.LEAK));
        }
    }

    private void emitBiasGradient(int i) {
        INDArray gradient = layers.get(i).gradient();
        INDArray bias = network.getLayer(i).getParam("b");
        INDArray target = gradientView(bias, new long[] {bias.length()}, new long[] {1});
        if (gradient.length() <= SMALL) {
            backwardParameters.add(NativeOp.sumRows(gradient, target));
            return;
        }
        INDArray ones = Nd4j.ones(DataType.FLOAT, 1, gradient.size(0));
        owned.add(ones);
        backwardParameters.add(NativeOp.matmul(ones, gradient, target.reshape(1, bias.length())));
    }

    private INDArray weights(int i) {
        return network.getLayer(i).getParam("W");
    }

    /** DL4J stores weights column by column, so the transposed gradient is row-major: the order that gemm is fast at. */
    private INDArray transposedWeightGradient(int i) {
        INDArray weights = weights(i);
        long in = weights.size(0);
        long out = weights.size(1);
        return gradientView(weights, new long[] {out, in}, new long[] {in, 1});
    }

    private INDArray gradientView(INDArray parameter, long[] shape, long[] stride) {
        INDArray all = network.getFlattenedGradients();
        return Nd4j.create(all.data(), shape, stride, parameter.offset(), 'c');
    }

    private static Activation activation(MultiLayerNetwork network, int i, Head head) {
        boolean last = i == network.getnLayers() - 1;
        return last && head == Head.LOGITS
                ? Activation.IDENTITY
                : Networks.activationOf((BaseLayer) network.getLayer(i).conf().getLayer());
    }

    private static boolean needsPreActivation(MultiLayerNetwork network, int i, Head head) {
        Activation activation = activation(network, i, head);
        return activation == Activation.SIGMOID || activation == Activation.TANH;
    }

    private static INDArray allocate(List<INDArray> owned, long[] shape) {
        INDArray array = Nd4j.create(DataType.FLOAT, shape);
        owned.add(array);
        return array;
    }

    @Override
    public void close() {
        for (List<NativeOp> ops : List.of(forward, backwardParameters, backwardInput)) {
            for (NativeOp op : ops) {
                op.close();
            }
        }
        owned.forEach(INDArray::close);
    }
}
