package dev.ganvas.engine.layer;

import dev.ganvas.engine.onnx.OnnxLayer;
import dev.ganvas.engine.plan.ConvolutionGeometry;
import dev.ganvas.engine.plan.Parameter;
import dev.ganvas.engine.plan.Parameter.Order;
import dev.ganvas.engine.plan.Parameter.Role;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;

/**
 * A convolution of square pictures: {@code out = (in + 2 padding - kernel) / stride + 1} pixels a side, with weights [out
 * channels, in channels, kernel, kernel].
 *
 * @param channels number of output channels
 * @param kernel width of the square kernel
 * @param stride step between outputs
 * @param padding rows of zeros on each side
 * @param bias whether a bias is added
 * @param activation what follows
 */
public record Convolution(int channels, int kernel, int stride, int padding, Bias bias, Activation activation)
        implements LayerSpec {
    static final LayerForm FORM = new LayerForm(
            Convolution.class,
            "convolution",
            LayerWords.KERNEL_PARTS,
            "64 3x3 padding 1",
            LayerForm.Ending.ANY,
            words -> new Convolution(
                    words.count("channels"),
                    words.kernel(),
                    words.stride(),
                    words.padding(),
                    words.bias(),
                    words.activation()));

    @Override
    public String key() {
        return "convolution";
    }

    @Override
    public String arguments() {
        return LayerWords.kernelText(channels, kernel, stride, padding, bias);
    }

    @Override
    public List<Object> keyValues() {
        return List.of(kernel, kernel);
    }

    @Override
    public String kind() {
        return "convolution %dx%d, stride %d".formatted(kernel, kernel, stride);
    }

    @Override
    public List<Integer> outputShape(List<Integer> in) {
        Shapes.requirePicture(this, in);
        int padded = in.get(1) + 2 * padding;
        if (padded < kernel) {
            throw new UnfitLayerException("network.kernelTooWide", kind(), padded);
        }
        int size = (padded - kernel) / stride + 1;
        return List.of(channels, size, size);
    }

    /** DL4J puts the bias of a convolution first. */
    @Override
    public List<Parameter> parameters(List<Integer> in) {
        List<Parameter> parameters = new ArrayList<>();
        if (bias == Bias.WITH) {
            parameters.add(Parameter.vector(Parameter.BIAS, Role.TRAINED, channels));
        }
        parameters.add(Parameter.trained(Parameter.WEIGHTS, Order.ROWS, channels, in.get(0), kernel, kernel));
        return parameters;
    }

    @Override
    public void drawFirst(FirstWeights weights) {
        long pixels = (long) kernel * kernel;
        long in = weights.input().get(0) * pixels;
        weights.fillWeights(channels, () -> weights.law().kernel(weights.random(), in, channels * pixels));
        if (bias == Bias.WITH) {
            weights.fill(Parameter.BIAS, () -> weights.law().bias(weights.random(), in));
        }
    }

    /** Counts the products of each pixel that comes out, those over the padding included. */
    @Override
    public long operations(List<Integer> in) {
        return 2L * Shapes.length(outputShape(in)) * kernel * kernel * in.get(0);
    }

    @Override
    public LayerSpec linear() {
        activation.requireRectifier(this);
        return withoutActivation();
    }

    @Override
    public LayerSpec withoutActivation() {
        return new Convolution(channels, kernel, stride, padding, bias, Activation.IDENTITY);
    }

    @Override
    public List<StoredLayer> stored() {
        return List.of(new StoredLayer(new ConvolutionLayer.Builder(kernel, kernel)
                .nOut(channels)
                .stride(stride, stride)
                .padding(padding, padding)
                .hasBias(bias == Bias.WITH)
                .activation(activation.stored())
                .build()));
    }

    @Override
    public boolean takesBlocks(boolean intoPlain) {
        return true;
    }

    @Override
    public String addTo(OnnxLayer onnx) {
        return ConvolutionPlan.addTo(onnx, "Conv", new ConvolutionGeometry(kernel, stride, padding));
    }

    @Override
    public ArrangedLayer arrange(LayerPlace place) {
        return ConvolutionPlan.arrange(
                "conv2d",
                new ConvolutionGeometry(kernel, stride, padding),
                activation,
                outputShape(place.inputShape()),
                place);
    }
}
