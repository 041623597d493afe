package dev.ganvas.engine.layer;

import dev.ganvas.engine.onnx.OnnxLayer;
import dev.ganvas.engine.plan.ConvolutionGeometry;
import dev.ganvas.engine.plan.Parameter;
import dev.ganvas.engine.plan.Parameter.Order;
import dev.ganvas.engine.plan.Parameter.Role;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;

/**
 * A transposed convolution of square pictures: {@code out = (in - 1) stride + kernel - 2 padding} pixels a side, with
 * weights [in channels, out channels, kernel, kernel].
 *
 * @param channels number of output channels
 * @param kernel width of the square kernel
 * @param stride step between inputs
 * @param padding rows cut off on each side
 * @param bias whether a bias is added
 * @param activation what follows
 */
public record TransposedConvolution(int channels, int kernel, int stride, int padding, Bias bias, Activation activation)
        implements LayerSpec {
    static final LayerForm FORM = new LayerForm(
            TransposedConvolution.class,
            "transposed-convolution",
            LayerWords.KERNEL_PARTS,
            "64 4x4 stride 2 padding 1",
            LayerForm.Ending.ANY,
            words -> new TransposedConvolution(
                    words.count("channels"),
                    words.kernel(),
                    words.stride(),
                    words.padding(),
                    words.bias(),
                    words.activation()));

    @Override
    public String key() {
        return "transposed-convolution";
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
        return "transposed convolution %dx%d, stride %d".formatted(kernel, kernel, stride);
    }

    @Override
    public List<Integer> outputShape(List<Integer> in) {
        Shapes.requirePicture(this, in);
        int size = (in.get(1) - 1) * stride + kernel - 2 * padding;
        if (size < 1) {
            throw new UnfitLayerException("network.paddingTooLarge", kind(), padding);
        }
        return List.of(channels, size, size);
    }

    /** DL4J puts the bias of a convolution first. */
    @Override
    public List<Parameter> parameters(List<Integer> in) {
        List<Parameter> parameters = new ArrayList<>();
        if (bias == Bias.WITH) {
            parameters.add(Parameter.vector(Parameter.BIAS, Role.TRAINED, channels));
        }
        parameters.add(Parameter.trained(Parameter.WEIGHTS, Order.ROWS, in.get(0), channels, kernel, kernel));
        return parameters;
    }

    @Override
    public int outputAxis(Parameter weights) {
        return 1;
    }

    /** PyTorch takes the second axis of the weights as the way in, here as for the plain convolution. */
    @Override
    public void drawFirst(FirstWeights weights) {
        long pixels = (long) kernel * kernel;
        long in = channels * pixels;
        long out = weights.input().get(0) * pixels;
        weights.fillWeights(weights.input().get(0), () -> weights.law().kernel(weights.random(), in, out));
        if (bias == Bias.WITH) {
            weights.fill(Parameter.BIAS, () -> weights.law().bias(weights.random(), in));
        }
    }

    /** Counts the products of each pixel that goes in, those cut off included. */
    @Override
    public long operations(List<Integer> in) {
        return 2L * Shapes.length(in) * kernel * kernel * channels;
    }

    @Override
    public LayerSpec linear() {
        activation.requireRectifier(this);
        return withoutActivation();
    }

    @Override
    public LayerSpec withoutActivation() {
        return new TransposedConvolution(channels, kernel, stride, padding, bias, Activation.IDENTITY);
    }

    @Override
    public List<StoredLayer> stored() {
        return List.of(new StoredLayer(new Deconvolution2D.Builder(kernel, kernel)
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
        return ConvolutionPlan.addTo(onnx, "ConvTranspose", new ConvolutionGeometry(kernel, stride, padding));
    }

    @Override
    public ArrangedLayer arrange(LayerPlace place) {
        return ConvolutionPlan.arrange(
                "deconv2d",
                new ConvolutionGeometry(kernel, stride, padding),
                activation,
                outputShape(place.inputShape()),
                place);
    }
}
